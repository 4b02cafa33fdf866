import { describe, expect, it } from 'vitest'
import { outputLength, inputLength } from '../../src/audits/lengths.ts'
import { someFacts, someRun } from '../builders.ts'
import { brief, findIn, findInSeries } from './some-subject.ts'

const served = (output: number | null) => ({ tokens: { output } })

describe('V06', () => {
  it.each([
    [230, ['endedEarly error none']],
    [230.4, ['somewhatShort warning none']],
    [250.8, ['somewhatShort warning none']],
    [250.9, []],
    [256, []],
    [261.2, []],
    [261.3, ['somewhatLong warning none']],
    [284.4, ['somewhatLong warning none']],
    [284.5, ['ranOn error none']],
    [512, ['ranOn error none']],
    [null, []],
  ])('answers of %s tokens where 256 were asked for: %j', (output, expected) => {
    expect(brief(findInSeries(outputLength, [served(output)]))).toEqual(expected)
  })

  it('names the shortest of all levels, once', () => {
    const found = findInSeries(outputLength, [served(256), served(128), served(200)])
    expect(found.map(({ values }) => values)).toEqual([{ asked: 256, served: 128, share: 0.5 }])
  })

  it.each([
    [20, [256, 256, 20], ['otherWork error noPass']],
    [20, [20, 20, 256], ['otherWork error noPass']],
    [231, [256, 256, 231], []],
    [100, [100, 95, 105], []],
    [40, [100, 100, 40], ['otherWork error noPass']],
  ])('a level of %d tokens among %j is judged among them: %j', (output, all, expected) => {
    const siblings = all.map((one) => someRun(served(one)))
    expect(brief(findIn(outputLength, served(output), { siblings }))).toEqual(expected)
    const inputs = all.map((one) => someRun({ tokens: { input: one } }))
    expect(brief(findIn(inputLength, { tokens: { input: output } }, { siblings: inputs }))).toEqual(expected)
  })

  it('does not go by what the few served of a level that mostly failed', () => {
    expect(findInSeries(outputLength, [{ ...served(10), completed: 40, failed: 60 }])).toEqual([])
  })

  it('knows of nothing where no length was asked for', () => {
    const { outputTokens: _, ...facts } = someFacts
    expect(findInSeries(outputLength, [{ ...served(10), facts }])).toEqual([])
  })
})

const facts = { ...someFacts, inputTokens: { value: 1000, from: 'path', where: 'isl1000' } } as const
const servedInput = (input: number | null) => ({ facts, tokens: { input } })
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
    expect(brief(findInSeries(inputLength, [servedInput(input)]))).toEqual(expected)
  })

  it('names the farthest of all levels, on whichever side', () => {
    const found = findInSeries(inputLength, [servedInput(1000), servedInput(1060), servedInput(800)])
    expect(found[0]?.values).toEqual({ asked: 1000, served: 800, change: expect.closeTo(-0.2, 12) })
  })
})
