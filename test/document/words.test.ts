import { describe, expect, it } from 'vitest'
import { assumptionName, assumptionRow, assumptionValue } from '../../src/document/words.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Assumption } from '../../src/model/report.ts'

const [ja, en] = [createLanguage('ja'), createLanguage('en')]
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const row = (parameter: Assumption['parameter'], limit: string | null = null): Assumption => ({
  parameter,
  limit,
  base: 0,
  range: 'half',
  ends: [],
  swing: 0,
})

describe('assumptionValue', () => {
  it.each([
    [row('interval'), 1.5, '1.5 s', '1.5 秒'],
    [row('thinkTime'), 30, '30 s', '30 秒'],
    [row('overflow'), 0.001, '0.1%', '0.1 %'],
    [row('share'), 0.7, '70%', '70 %'],
    [row('throughput'), 27.065, '27.1', '27.1'],
    [row('threshold', 'itl.p99'), 0.18, '180 ms', '180 ms'],
    [row('reading'), 'closed', 'waiting for answers', '応答を待って送る'],
    [row('repeatPolicy'), 'median', 'median', '中央値'],
    [row('accept'), 'V05, V12', 'V05, V12', 'V05, V12'],
    [row('accept'), 'none', 'none', '許容しない'],
  ] as const)('%#: is written as it is meant', (one, value, english, japanese) => {
    expect(plain(assumptionValue(one, value, en))).toBe(english)
    expect(plain(assumptionValue(one, value, ja))).toBe(japanese)
  })
})

describe('the name of an assumption', () => {
  it('holds the limit that a threshold belongs to', () => {
    const threshold = row('threshold', 'ttft.p99')
    expect(assumptionRow(threshold, en)).toBe('Threshold of p99 TTFT')
    expect(assumptionName(threshold, en)).toBe('the threshold of p99 TTFT')
    expect(assumptionRow(threshold, ja)).toBe('p99 TTFT の基準値')
    expect(assumptionName(row('interval'), ja)).toBe('要求の間隔')
  })
})
