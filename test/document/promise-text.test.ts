import { describe, expect, it } from 'vitest'
import {
  expectationSentence,
  expectationText,
  limiterText,
  promiseNote,
  refusalSentence,
  replaySentence,
  withRefusal,
  type Swept,
} from '../../src/document/promise-text.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someSla } from '../builders.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

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

  it('says what decided the rate where the replay did not, which is told beside it', () => {
    const { headroom } = replayed
    const less = headroom!.promise!.sustained! * (1 - headroom!.promise!.margin!)
    for (const [from, cappedBy, decides, noted] of [
      ['replay', 'share', 'share', 'share'],
      ['replay', 'throughput', 'throughput', 'throughput'],
      ['measured', null, 'measured', 'measured'],
      ['measured', 'share', 'share', 'measured'],
    ] as const) {
      const held = { ...headroom!, from, cappedBy, arrivalRate: 5 }
      const text = replaySentence({ ...replayed, headroom: held }, language)!
      expect(text).toMatch(/^promise\.decided \(beside: promise\.beside\.replay .*rate: 5, /)
      expect(text).toContain(`grounds: planningRate.${decides}`)
      expect(text).toContain(`less: ${language.value(less, 'plannedRate')}`)
      expect(promiseNote(held, language)).toContain(`promise.note.${noted}`)
    }
  })

  it('says that what is left of a sweep only lowers the rate, where that decides it', () => {
    const { headroom } = replayed
    const promise = {
      ...headroom!.promise!,
      refusal: { reason: 'unlike' as const, levels: [128] },
      levels: [8, 16, 32],
    }
    const lowered = { ...replayed, headroom: { ...headroom!, promise } }
    const why = refusalSentence(lowered, language)!
    expect(why).toMatch(/told: promise\.refused\.unlike \(levels: .*128.*why: promise\.lowered \(levels: 8.*16.*32/)
    expect(withRefusal(lowered, 'told', language)).toMatch(/^headroom\.why .*told: told/)
    expect(withRefusal(replayed, 'told', language)).toBe('told')
    const measured = { ...lowered, headroom: { ...lowered.headroom, from: 'measured' as const } }
    expect(refusalSentence(measured, language)).toMatch(/^promise\.refused\.unlike /)
  })

  it('speaks of one simulated server as one', () => {
    for (const name of ['en', 'ja'] as const) {
      const promise = { ...replayed.headroom!.promise!, servers: 1 }
      const text = replaySentence({ ...replayed, headroom: { ...replayed.headroom!, promise } }, createLanguage(name))
      expect(text).not.toMatch(/all|servers|いずれも/)
    }
  })

  it('is not that of a replay where there was none', () => {
    expect(replaySentence(thin, language)).toBeNull()
    expect(replaySentence(nothing, language)).toBeNull()
  })

  it('never gives what is expected without its error, and nothing without an expectation', () => {
    for (const text of [
      expectationSentence(replayed, language)!,
      expectationText(replayed, language),
      promiseNote(replayed.headroom!, language),
    ])
      expect(text).toMatch(/error: [\d.]+%.*expected: [\d.]+/)
    expect(expectationSentence(thin, language)).toBeNull()
    expect(expectationText(thin, language)).toBe('—')
    expect(promiseNote(thin.headroom!, language)).toMatch(/^promise\.note\.law/)
  })

  it('names what is lost first: every limit on that metric, or what is no limit of the SLA', () => {
    expect(limiterText(editionOf(report, language), replayed.headroom as Swept)).toBe('p99 TTFT, mean TTFT')
    expect(limiterText(editionOf(report, language), thin.headroom as Swept)).toBe('promise.limitedBy.concurrency')
  })
})
