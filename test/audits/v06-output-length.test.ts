import { describe, expect, it } from 'vitest'
import { V06 } from '../../src/audits/v06-output-length.ts'
import { someFacts } from '../builders.ts'
import { brief, findInSeries } from './some-subject.ts'

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
    expect(brief(findInSeries(V06, [served(output)]))).toEqual(expected)
  })

  it('names the shortest of all levels, once', () => {
    const found = findInSeries(V06, [served(256), served(128), served(200)])
    expect(found.map(({ values }) => values)).toEqual([{ asked: 256, served: 128, share: 0.5 }])
  })

  it('does not go by what the few served of a level that mostly failed', () => {
    expect(findInSeries(V06, [{ ...served(10), completed: 40, failed: 60 }])).toEqual([])
  })

  it('knows of nothing where no length was asked for', () => {
    const { outputTokens: _, ...facts } = someFacts
    expect(findInSeries(V06, [{ ...served(10), facts }])).toEqual([])
  })
})
