import { describe, expect, it } from 'vitest'
import { parseCount, parseCounts, parsePair, parseRates, parseWritten } from '../../src/question/quantity.ts'

const bad = expect.objectContaining({ code: 'badNumber' })

describe('parseWritten', () => {
  it.each([
    ['0.30', 0.3, 0.005],
    ['27.07', 27.07, 0.005],
    ['2', 2, 0.5],
    ['.5', 0.5, 0.05],
  ])('reads %s as %d, give or take %d', (text, value, rounding) => {
    const written = parseWritten(` ${text} `, '--x', '1')
    expect(written).toEqual({ value, text, rounding: expect.closeTo(rounding, 12) })
  })

  it.each(['', '0', '-1', '1e3', 'NaN', 'Infinity', '1,5', '٣', '0x10'])('refuses %j', (text) => {
    expect(() => parseWritten(text, '--x', '1')).toThrow(bad)
  })
})

describe('parseCount', () => {
  it('takes whole numbers up to a million', () => {
    expect(parseCounts('80, 1000000', '--users', '80')).toEqual([80, 1_000_000])
    for (const text of ['1.5', '1000001', '0']) expect(() => parseCount(text, '--users', '80')).toThrow(bad)
  })
})

describe('parseRates', () => {
  it.each([
    ['2', [2]],
    ['2/s', [2]],
    ['18/min', [0.3]],
    ['18 / m', [0.3]],
    ['3600/h,1', [1, 1]],
  ])('reads %j as %j requests/s', (text, rates) => {
    expect(parseRates(text, '--arrivals')).toEqual(rates)
  })

  it.each(['', '2/day', '2/s/s', '/s', '2/'])('refuses %j', (text) => {
    expect(() => parseRates(text, '--arrivals')).toThrow(bad)
  })
})

describe('parsePair', () => {
  it('reads two numbers as they are written', () => {
    expect(parsePair('0.30:0.48', '--compare', '').map(({ text }) => text)).toEqual(['0.30', '0.48'])
  })

  it.each(['0.30', '0.30:0.48:0.60', ':', '1:x'])('refuses %j', (text) => {
    expect(() => parsePair(text, '--compare', '')).toThrow(bad)
  })
})
