import { describe, expect, it } from 'vitest'
import { V07 } from '../../src/audits/v07-input-length.ts'
import { someFacts } from '../builders.ts'
import { brief, findInSeries } from './some-subject.ts'

const facts = { ...someFacts, inputTokens: { value: 1000, from: 'path', where: 'isl1000' } } as const
const served = (input: number | null) => ({ facts, tokens: { input } })
const far = ['far error none']
const off = ['off warning none']

describe('V07', () => {
  it.each([
    [1101, far],
    [1100, off],
    [1051, off],
    [1050, []],
    [1000, []],
    [950, []],
    [949, off],
    [900, off],
    [899, far],
    [null, []],
  ])('inputs of %s tokens where 1000 were asked for: %j', (input, expected) => {
    expect(brief(findInSeries(V07, [served(input)]))).toEqual(expected)
  })

  it('names the farthest of all levels, on whichever side', () => {
    const found = findInSeries(V07, [served(1000), served(1060), served(800)])
    expect(found[0]?.values).toEqual({ asked: 1000, served: 800, change: expect.closeTo(-0.2, 12) })
  })
})
