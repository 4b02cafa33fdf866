import { describe, expect, it } from 'vitest'
import * as speech from '../../src/document/speech.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { spelt } from '../i18n/marked.ts'
import { onlySeries, someSweep } from '../analysis/some-sweep.ts'
import { someSla } from '../builders.ts'
import { someReport } from './some-report.ts'

const [ja, en] = [createLanguage('ja'), createLanguage('en')]
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('limits', () => {
  it('are called as engineers call them, in every language', () => {
    expect(['ttft.p99', 'tpot.p99.9', 'itl.mean', 'e2e.median'].map(speech.limitName)).toEqual([
      'p99 TTFT',
      'p99.9 TPOT',
      'mean ITL',
      'median E2EL',
    ])
  })

  it.each([
    [3, '3 s', '3 秒'],
    [0.12, '120 ms', '120 ms'],
    [0.0125, '12.5 ms', '12.5 ms'],
    [1, '1 s', '1 秒'],
    [90, '90 s', '90 秒'],
  ])('of %d s are written as they were meant', (seconds, english, japanese) => {
    expect(plain(speech.thresholdText(seconds, en))).toBe(english)
    expect(plain(speech.thresholdText(seconds, ja))).toBe(japanese)
  })

  it('are written in the unit of an axis where one is given', () => {
    expect(plain(speech.thresholdText(0.12, en, 'seconds'))).toBe('0.12 s')
    expect(plain(speech.thresholdText(0.12, ja, 'seconds'))).toBe('0.12 秒')
  })

  it('stand together in one phrase', () => {
    expect(plain(speech.slaText(someSla(), en))).toBe('p99 TTFT ≤ 3 s and p99 ITL ≤ 120 ms')
    expect(plain(speech.slaText(someSla('e2e.mean<=20s'), ja))).toBe('mean E2EL ≦ 20 秒')
  })
})

describe('layoutText', () => {
  const series = onlySeries(someSweep('pf'))

  it('names the hardware, or says that nothing does', () => {
    expect(speech.layoutText(series, en)).toBe('1× RTX 5090')
    expect(speech.layoutText({ ...series, layout: { ...series.layout, name: null } }, spelt('en'))).toBe(
      'layout.unknown',
    )
  })

  it('tells in words how the load was sent, which is no part of what is bought', () => {
    const open = { ...series, distinction: { load: 'open' } }
    expect(speech.layoutText(open, en)).toBe('1× RTX 5090 [open loop]')
    expect(speech.layoutText(open, ja)).toBe('1× RTX 5090〔開ループ〕')
    expect(speech.serverText(open, ja)).toBe('1× RTX 5090')
  })

  it('adds the settings that set the series apart', () => {
    const variant = { dtype: 'fp8', max_num_seqs: '256' }
    expect(speech.layoutText({ ...series, variant }, spelt('en'))).toBe(
      'layout.variant (name: 1× RTX 5090, variant: dtype=fp8, max_num_seqs=256)',
    )
  })
})

describe('workloadText', () => {
  it.each(['nominal', 'measured', 'unknown'] as const)('says that lengths are %s', (kind) => {
    const lengths = { inputTokens: 2048, outputTokens: 256, kind, mix: null }
    const text = speech.workloadText(lengths, spelt('en'))
    expect(text.startsWith(`workload.${kind}`)).toBe(true)
    expect(text.includes('2,048')).toBe(kind !== 'unknown')
  })
})

describe('localText', () => {
  it('takes the language, or else any, or nothing', () => {
    expect(speech.localText({ ja: '甲', en: 'A' }, en)).toBe('A')
    expect(speech.localText({ ja: '甲' }, en)).toBe('甲')
    expect(speech.localText('B', ja)).toBe('B')
    expect(speech.localText(null, ja)).toBeNull()
    expect(speech.localText({}, ja)).toBeNull()
  })
})

describe('seriesRef', () => {
  it('leads to the series in the report', () => {
    const report = someReport(someSweep('pf'))
    expect(speech.seriesRef(report, report.series[0]!)).toBe('series/0')
    expect(() => speech.seriesOf(report, 'series-9')).toThrow('series-9')
  })
})
