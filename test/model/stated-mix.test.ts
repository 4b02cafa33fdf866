import { describe, expect, it } from 'vitest'
import { mixKey, partsIn, settledMix, statedMix } from '../../src/model/stated-mix.ts'
import { chatAndDocuments } from '../document/mixed-reports.ts'

const thirds = {
  name: null,
  classes: [1, 1, 1].map((weight, i) => ({ name: null, inputTokens: i + 1, outputTokens: 9, weight })),
}
const mixes = [thirds, chatAndDocuments]

describe('the mix that runs say they sent', () => {
  it('is written as lengths with percentages, in one order', () => {
    const { classes } = chatAndDocuments
    expect(mixKey(classes)).toBe('256,256:80;2048,2048:20')
    expect(mixKey(classes.toReversed())).toBe(mixKey(classes))
  })

  it.each([
    ['256,256:80;2048,2048:20', 1],
    ['2048,2048:20; 256,256:80', 1],
    ['256,256:8;2048,2048:2', 1],
    ['1,9:33.3333333;2,9:33.3333333;3,9:33.3333333', 0],
    ['office', 1],
    ['業務', 1],
    ['256,256:70;2048,2048:30', -1],
    ['256,256:80', -1],
    ['256|10,256:80;2048,2048:20', -1],
    ['256,256:0;2048,2048:20', -1],
    ['another', -1],
    ['7', -1],
  ])('is found in the plan, however it is stated: %s', (stated, place) => {
    expect(statedMix(settledMix(stated, mixes), mixes)).toBe(place)
  })

  it('is what was stated, of no mix of the plan', () => {
    expect(settledMix('office', [])).toBe('office')
    expect(settledMix('2,2:1;1,1:3', [])).toBe('1,1:75;2,2:25')
    expect(statedMix(undefined, mixes)).toBe(-1)
    expect(statedMix('256,256:80;2048,2048:20', [])).toBe(-1)
  })

  it.each(['', 'office', '256,256:80;', '1e3,256:80', `${'9'.repeat(400)},1:80`, `1,1:${'9'.repeat(400)}`, '1,1:0'])(
    'states no lengths: %s',
    (text) => {
      expect(partsIn(text)).toEqual([])
    },
  )
})
