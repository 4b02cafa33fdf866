import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { parseShare, parseShares } from '../../src/question/share.ts'
import { thrownBy } from './thrown.ts'

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
