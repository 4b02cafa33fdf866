import { describe, expect, it } from 'vitest'
import { placeAbove, valueAt } from '../../src/model/place.ts'

const report = { series: [{ slack: { 'ttft.p99': 0.2 }, headroom: null, variant: { 'a/b~c': 'x' } }] }

describe('valueAt', () => {
  it.each([
    ['series/0/slack/ttft.p99', 0.2],
    ['series/0/variant/a~1b~0c', 'x'],
    ['series/0/headroom/arrivalRate', null],
    ['series/0/slack/itl.p99', null],
  ])('%s is %j', (ref, value) => {
    expect(valueAt(report, ref)).toBe(value)
  })

  it.each(['series/1', 'serie/0', 'series/0/slack/ttft.p99/x', 'series/0/length'])('%s is no place', (ref) => {
    expect(valueAt(report, ref)).toBeUndefined()
  })
})

describe('the place above', () => {
  it('is the list or part that holds a number', () => {
    expect(placeAbove('plan/intervals/0')).toBe('plan/intervals')
    expect(placeAbove('series/0/capacity/slack/ttft.p99')).toBe('series/0/capacity/slack')
  })
})
