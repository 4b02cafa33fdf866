import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { parseDuration, parseDurations } from '../../src/question/duration.ts'
import { thrownBy } from './thrown.ts'

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
