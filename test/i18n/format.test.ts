import { describe, expect, it } from 'vitest'
import { formatValue, kinds, type Kind } from '../../src/i18n/format.ts'
import { locales } from '../../src/i18n/locale.ts'

/** No-break spaces written as underscores, so that they can be seen. */
const shown = (locale: 'ja' | 'en', value: number, kind: Kind): string =>
  formatValue(locale, value, kind).replaceAll('\u00a0', '_')

describe('formatValue', () => {
  it('writes less than nothing with a minus sign, in whatever kind', () => {
    for (const kind of kinds.filter((one) => !/text|planned/i.test(one)))
      expect(formatValue('en', -20.5, kind)).toMatch(/^−[\d,.]+/)
  })

  it.each(kinds)('prints what is absent or no number as a dash, for %s', (kind) => {
    for (const locale of locales)
      for (const value of [null, undefined, Number.NaN, Infinity, -Infinity])
        expect(formatValue(locale, value, kind)).toBe('—')
  })

  it.each(kinds)('leaves text alone, for %s', (kind) => {
    expect(formatValue('ja', '3 秒', kind)).toBe('3 秒')
    expect(formatValue('en', '', kind)).toBe('')
  })

  it.each([
    ['text', 1234.5, '1234.5', '1234.5'],
    ['count', 1234.4, '1,234', '1,234'],
    ['number', 1234.56, '1,235', '1,235'],
    ['number', 0.000123456, '0.0001235', '0.0001235'],
    ['percent', 0.75, '75_%', '75%'],
    ['percent', 0.01, '1_%', '1%'],
    ['percent', 0.0125, '1.25_%', '1.25%'],
    ['percent', 1, '100_%', '100%'],
    ['share', 0.985173, '98.5_%', '98.5%'],
    ['share', 1.23131, '123.1_%', '123.1%'],
    ['share', 0.7, '70_%', '70%'],
    ['points', 0.172, '+17.2_%', '+17.2%'],
    ['points', -0.172, '−17.2_%', '−17.2%'],
    ['points', 0, '±0.0_%', '±0.0%'],
    ['points', -0.0004, '±0.0_%', '±0.0%'],
    ['points', 0.0005, '+0.1_%', '+0.1%'],
    ['seconds', 3, '3_秒', '3_s'],
    ['seconds', 4.70123, '4.701_秒', '4.701_s'],
    ['rate', 27.07, '27.1', '27.1'],
    ['level', 1024, '1,024', '1,024'],
    ['level', 3.184, '3.18', '3.18'],
    ['workedRate', 27.065, '27.07', '27.07'],
    ['workedPlannedRate', 1.22952, '1.229', '1.229'],
    ['plannedRate', 26.89, '26.8', '26.8'],
    ['monthTokens', 1331393008, '1,330,000,000', '1,330,000,000'],
    ['rate', 0.3, '0.3', '0.3'],
    ['ratio', 1.2127, '1.21', '1.21'],
    ['bytes', 1234567, '1,234,567_B', '1,234,567_B'],
    ['tokens', 2048, '2,048', '2,048'],
    ['given', 12_345.67, '12,345.67', '12,345.67'],
    ['given', 999_999_999_999, '999,999,999,999', '999,999,999,999'],
    ['given', 2000 / 3600, '0.5556', '0.5556'],
    ['given', 1_000_000 / 7, '142,857', '142,857'],
    ['given', 0, '0', '0'],
    ['givenShare', 0.1667, '16.67_%', '16.67%'],
    ['givenShare', 0.0725, '7.25_%', '7.25%'],
    ['givenSeconds', 12.345, '12.345_秒', '12.345_s'],
    ['users', 0, '0_人', '0_users'],
    ['users', 1, '1_人', '1_user'],
    ['users', 1500, '1,500_人', '1,500_users'],
  ] as const)('prints %s %d as %s in Japanese and %s in English', (kind, value, ja, en) => {
    expect(shown('ja', value, kind)).toBe(ja)
    expect(shown('en', value, kind)).toBe(en)
  })

  it.each([
    [0, '0.0_ms'],
    [0.0033, '3.3_ms'],
    [0.02, '20_ms'],
    [0.12, '120_ms'],
    [0.9994, '999_ms'],
    [1, '1.00_s'],
    [3.5, '3.50_s'],
    [65.3, '65.30_s'],
  ])('gives a latency of %d s a unit in which it is read easily: %s', (seconds, text) => {
    expect(shown('en', seconds, 'latency')).toBe(text)
  })
})
