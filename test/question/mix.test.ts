import { describe, expect, it } from 'vitest'
import { parseMixes } from '../../src/question/mix.ts'
import { thrownBy } from './thrown.ts'

const where = (...path: readonly PropertyKey[]): string => path.join('.')

const mixOf = (...weights: readonly (string | number)[]) => ({
  classes: weights.map((weight, i) => ({ inputTokens: 100 * (i + 1), outputTokens: 10, weight })),
})

const weightsOf = (...weights: readonly (string | number)[]): readonly number[] =>
  parseMixes([mixOf(...weights)], where)[0]!.classes.map(({ weight }) => weight)

describe('parseMixes', () => {
  it.each([
    [
      ['80%', '20%'],
      [80, 20],
    ],
    [
      ['62.5 %', '37.5％'],
      [62.5, 37.5],
    ],
    [
      ['33%', '33%', '33%'],
      [33, 33, 33],
    ],
    [
      [80, 20],
      [80, 20],
    ],
    [
      [0.8, '0.2'],
      [0.8, 0.2],
    ],
    [
      [3, 1, 1],
      [3, 1, 1],
    ],
  ])('reads %j as %j', (written, weights) => {
    expect(weightsOf(...written)).toEqual(weights)
  })

  it.each([[['80%', 20]], [['80%', '10%']], [['90%', '20%']], [[0, 1]], [['-1', 2]], [['many', 2]], [['1e3', 2]]])(
    'refuses %j',
    async (written) => {
      const error = await thrownBy(() => parseMixes([mixOf(1, 1), mixOf(...written)], where))
      expect(error).toMatchObject({ code: 'badMix', values: { where: 'mix.1' } })
    },
  )

  it('keeps names and lengths, and null where there is none', () => {
    const classes = [
      { name: 'chat', inputTokens: 256, outputTokens: 128, weight: 1 },
      { inputTokens: 4096, outputTokens: 64, weight: 1 },
    ]
    expect(parseMixes([{ name: { ja: '昼', en: 'day' }, classes }, { classes }], where)).toEqual([
      { name: { ja: '昼', en: 'day' }, classes: [classes[0], { ...classes[1], name: null }] },
      { name: null, classes: [classes[0], { ...classes[1], name: null }] },
    ])
  })
})
