import { describe, expect, it } from 'vitest'
import { byId, ofSeries, placeOf } from '../../src/model/by-id.ts'

const list = [
  { id: 'a', series: 's' },
  { id: 'b', series: null },
  { id: 'a', series: 't' },
  { id: '__proto__', series: 's' },
]

describe('byId and placeOf', () => {
  it('find the first of an id, and its place', () => {
    expect([byId(list, 'a'), byId(list, '__proto__'), byId(list, 'c')]).toEqual([list[0], list[3], undefined])
    expect([placeOf(list, 'a'), placeOf(list, '__proto__'), placeOf(list, 'c')]).toEqual([0, 3, -1])
  })
})

describe('ofSeries', () => {
  it('gives what belongs to a series in its order', () => {
    expect([ofSeries(list, 's'), ofSeries(list, 'u')]).toEqual([[list[0], list[3]], []])
  })
})
