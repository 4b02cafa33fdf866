import { describe, expect, it } from 'vitest'
import {
  expectationSentence,
  expectationText,
  limiterText,
  promiseNote,
  refusalSentence,
  replaySentence,
} from '../../src/document/promise-text.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someSla } from '../builders.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'

const language = spelt('en')
const report = someReport(replayableSweep(), { plan: { sla: someSla('ttft.p99<=3s,itl.p99<=120ms,ttft.mean<=3s') } })
const replayed = someReport(replayableSweep()).series[0]!
const thin = someReport(someSweep('pp')).series[0]!
const nothing = someReport(someSweep('ff')).series[0]!

describe('what is said of a promise', () => {
  it('has the rate of a replay, or why there is none', () => {
    expect(replaySentence(replayed, language)).toMatch(/^promise\.replay.* rate: 6\.\d+/)
    expect(refusalSentence(replayed, language)).toBeNull()
    expect(refusalSentence(thin, language)).toMatch(/^promise\.refused\.fewLevels/)
  })

  it('is not that of a replay where there was none', () => {
    expect(replaySentence(thin, language)).toBeNull()
    expect(replaySentence(nothing, language)).toBeNull()
  })

  it('never gives what is expected without its error, and nothing without an expectation', () => {
    for (const text of [
      expectationSentence(replayed, language)!,
      expectationText(replayed, 'unit', language),
      expectationText(replayed, 'bare', language),
      promiseNote(replayed.headroom!, language),
    ])
      expect(text).toMatch(/error: [\d.]+%.*expected: [\d.]+/)
    expect(expectationSentence(thin, language)).toBeNull()
    expect(expectationText(thin, 'bare', language)).toBe('—')
    expect(promiseNote(thin.headroom!, language)).toMatch(/^promise\.note\.overflow/)
  })

  it('names what is lost first: every limit on that metric, or what is no limit of the SLA', () => {
    expect(limiterText(report, replayed.headroom!, language)).toBe('p99 TTFT, mean TTFT')
    expect(limiterText(report, thin.headroom!, language)).toBe('promise.limitedBy.concurrency')
  })
})
