import { describe, expect, it } from 'vitest'
import { made, of, read, taken, explained, record } from '../../src/trails/made.ts'
import { publish } from '../../src/trails/publish.ts'

const speed = { throughput: 4 }
const users = made('openDerived', { A: of(speed, 'throughput'), I: read('plan/intervals/0', 3) })

describe('made', () => {
  it('is the number of the formula, rounded as it is told', () => {
    expect(users.value).toBe(12)
    const floored = made('openDerived', { A: 1.5, I: 3 }, { rounding: 'floor' })
    expect(floored.value).toBe(4)
    expect(made('repeats', { x: [3, of(speed, 'throughput')] }, { rounding: 'max' }).value).toBe(4)
    expect(taken(of(speed, 'throughput')).value).toBe(4)
  })
})

describe('record', () => {
  it('is an object of plain numbers that shows nothing else', () => {
    const one = record({ users, name: 'a', pair: record([users, taken(users)]) })
    expect(one).toStrictEqual({ users: 12, name: 'a', pair: [12, 12] })
    expect(JSON.stringify(one)).toBe('{"users":12,"name":"a","pair":[12,12]}')
  })
})

describe('publish', () => {
  it('names what stands in the report, and tells what stands nowhere', () => {
    const rate = made('plannedArrivals', { X: of({ throughput: 5 }, 'throughput'), u: 0.7 })
    const report = {
      plan: { intervals: [3] },
      runs: [{ id: 'r2' }, { id: 'r1', completed: 7 }],
      speed: [speed],
      answer: record({ users, more: made('oneMore', { k: users }), n: taken(read('runs/r1/completed', 7)) }),
      other: record({ product: made('openDerived', { A: rate, I: 1 }) }),
    }
    expect(publish(report)).toMatchObject({
      'answer/users': {
        formula: 'openDerived',
        inputs: [
          { symbol: 'A', ref: 'speed/0/throughput' },
          { symbol: 'I', ref: 'plan/intervals/0' },
        ],
        rounding: null,
        assumptions: [],
      },
      'answer/more': { inputs: [{ symbol: 'k', ref: 'answer/users' }] },
      'answer/n': { formula: 'taken', inputs: [{ symbol: 'x', ref: 'runs/1/completed' }] },
      'other/product': {
        inputs: [
          { symbol: 'A', value: 3.5 },
          { symbol: 'I', value: 1 },
        ],
      },
    })
  })

  it('takes no name that every object has for a number', () => {
    expect(publish({ settings: { constructor: 1, toString: 2, valueOf: { constructor: 3 } } })).toEqual({})
  })

  it('makes what stands twice at its first place, and takes it at the second', () => {
    const one = record({ users, 'of/them': explained('count', 1, {}) })
    expect(publish({ first: one, later: [one] })).toMatchObject({
      'first/users': { formula: 'openDerived' },
      'later/0/users': { formula: 'taken', inputs: [{ symbol: 'x', ref: 'first/users' }] },
      'later/0/of~1them': { formula: 'taken', inputs: [{ symbol: 'x', ref: 'first/of~1them' }] },
    })
  })
})
