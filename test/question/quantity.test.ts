import { describe, expect, it } from 'vitest'
import {
  parseCount,
  parseCounts,
  parseDuration,
  parseDurations,
  parsePair,
  parseRates,
  parseRatio,
  parseShare,
  parseShares,
  parseWritten,
} from '../../src/question/quantity.ts'
import * as fc from '../property.ts'
import { thrownBy } from './thrown.ts'

describe('parseRatio', () => {
  it.each([
    ['20%', 0.2],
    ['150 %', 1.5],
    ['0', 0],
    ['0.07', 0.07],
    ['7%', 0.07],
  ])('%s is %d', (text, value) => {
    expect(parseRatio(text, 'here', '20%')).toBe(value)
  })

  it.each(['-1', 'much', '', '1e400', '10 % a year'])('refuses %j', async (text) => {
    expect(await thrownBy(() => parseRatio(text, 'here', '20%'))).toEqual({
      code: 'badNumber',
      values: { text, where: 'here', example: '20%' },
    })
  })

  it('refuses more than the most', async () => {
    expect(parseRatio('100%', 'here', '10%', 1)).toBe(1)
    expect(await thrownBy(() => parseRatio('101%', 'here', '10%', 1))).toMatchObject({ code: 'badNumber' })
  })
})

describe('parseShare', () => {
  it.each([
    ['1%', 0.01],
    ['0.01', 0.01],
    ['.5', 0.5],
    ['0.5 %', 0.005],
    ['7％', 0.07],
    ['100%', 1],
    ['1', 1],
    ['0.00000001', 1e-8],
  ])('reads %s', (text, share) => {
    expect(parseShare(text, '')).toBe(share)
  })

  it('reads a percentage as the fraction it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (hundredths) => {
        expect(parseShare(`${hundredths / 100}%`, '')).toBe(Number((hundredths / 10_000).toPrecision(12)))
      }),
    )
  })

  it.each(['', '%', '0', '0%', '101%', '1.01', '-5%', '1e-2', 'half', '5%%'])('refuses %j', async (text) => {
    expect(await thrownBy(() => parseShare(text, '--overflow'))).toEqual({
      code: 'badShare',
      values: { text, where: '--overflow' },
    })
  })
})

describe('parseShares', () => {
  it.each([
    ['70-80%', [0.7, 0.75, 0.8]],
    ['70% - 80%', [0.7, 0.75, 0.8]],
    ['70〜80%', [0.7, 0.75, 0.8]],
    ['70～80％', [0.7, 0.75, 0.8]],
    ['0.7-0.8', [0.7, 0.75, 0.8]],
    ['75%', [0.75]],
    ['70%,60%', [0.6, 0.7]],
    ['70%,70-80%', [0.7, 0.75, 0.8]],
    ['33-34%', [0.33, 0.335, 0.34]],
  ])('reads %s', (text, shares) => {
    expect(parseShares(text, '')).toEqual(shares)
  })

  it.each(['70-80', '80-70%', '70-120%', '60-70-80%', '-', '70-', '-80%', '70%,', 'most'])(
    'refuses %j',
    async (text) => {
      expect(await thrownBy(() => parseShares(text, 'plan.yaml:3:1'))).toEqual({
        code: 'badShare',
        values: { text, where: 'plan.yaml:3:1' },
      })
    },
  )
})

describe('parseDuration', () => {
  it.each([
    ['3s', 3],
    ['250ms', 0.25],
    ['7ms', 0.007],
    ['1.5 min', 90],
    ['1.1m', 66],
    ['1h', 3600],
    ['20', 20],
    ['.5s', 0.5],
    [' 2 S ', 2],
  ])('reads %s', (text, seconds) => {
    expect(parseDuration(text, '')).toBe(seconds)
  })

  it('reads any number with any unit', () => {
    const units = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, '': 1 }
    const unit = fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[]))
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 8000 }), fc.integer({ min: 0, max: 4 }), unit, (whole, places, name) => {
        const value = whole / 10 ** places
        expect(parseDuration(`${value.toFixed(places)}${name}`, '')).toBeCloseTo(value * units[name], 6)
      }),
    )
  })

  it.each([
    '',
    's',
    '0s',
    '-3s',
    '3 sec',
    '3s 4ms',
    '1e3s',
    'soon',
    '3,5s',
    'Infinity',
    `${'9'.repeat(400)}s`,
    'constructor',
    '0.0000001s',
    '8785h',
  ])('refuses %j and says where', async (text) => {
    expect(await thrownBy(() => parseDuration(text, '--interval'))).toEqual({
      code: 'badDuration',
      values: { text, where: '--interval' },
    })
  })
})

describe('parseDurations', () => {
  it('reads several, in their order', () => {
    expect(parseDurations('1 min, 3s,250ms', '')).toEqual([60, 3, 0.25])
  })

  it('takes ten, and not eleven', async () => {
    const ten = Array.from({ length: 10 }, (_, i) => `${i + 1}s`).join(',')
    expect(parseDurations(ten, '--interval')).toHaveLength(10)
    expect(await thrownBy(() => parseDurations(`${ten},11s`, '--interval'))).toEqual({
      code: 'tooMany',
      values: { where: '--interval', count: 11, bound: 10 },
    })
  })

  it('names the one that is wrong', async () => {
    expect(await thrownBy(() => parseDurations('3s,,4s', 'here'))).toMatchObject({
      code: 'badDuration',
      values: { text: '' },
    })
  })
})

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
    ['10 req/s', [10]],
    ['120 requests / min', [2]],
    ['10 件/秒, 600件/分', [10, 10]],
  ])('reads %j as %j requests/s', (text, rates) => {
    expect(parseRates(text, '--arrivals')).toEqual(rates.map((perSecond) => ({ of: 'requests', perSecond })))
  })

  it.each([
    ['2000 tok/s', 'outputTokens', 2000],
    ['2000tok/s', 'outputTokens', 2000],
    ['2000 tokens/s', 'outputTokens', 2000],
    ['2000 output tokens / s', 'outputTokens', 2000],
    ['120000 tok/min', 'outputTokens', 2000],
    ['2000 total tok/s', 'totalTokens', 2000],
    ['3600 Total Tokens/h', 'totalTokens', 1],
  ] as const)('reads %j as tokens/s: %s', (text, kind, perSecond) => {
    expect(parseRates(text, '--arrivals')).toEqual([{ of: kind, perSecond }])
  })

  it.each([
    '',
    '2/day',
    '2/s/s',
    '/s',
    '2/',
    '2000 tok',
    '2 req',
    '9 total req/s',
    '2000 input tok/s',
    '9 total/s',
    'tok/s',
    '2 tok/constructor',
  ])('refuses %j', (text) => {
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
