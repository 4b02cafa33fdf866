import { describe, expect, it } from 'vitest'
import { openLedger } from '../../src/trails/ledger.ts'
import { made, of, read, taken, madeOf, record } from '../../src/trails/made.ts'
import { publish, settle } from '../../src/trails/publish.ts'

const lists = { plan: { intervals: [3] }, runs: [{ id: 'r2' }, { id: 'r1' }], series: [{ id: 'a' }, { id: 'b' }] }

/** Two series, of which the second is made of a number of the first, and both of one that they share. */
const report = () => {
  const shared = made('openDerived', { A: 2, I: read('plan/intervals/0', 3) })
  const first = record({ id: 'a', rate: taken(read('runs/r1/rate', 7)), shared, name: 'x' })
  const point = record({ level: taken(of(first, 'rate')), 'a/{0}': taken(of(first, 'rate')) })
  const second = {
    id: 'b',
    ...record({ shared: 6 }),
    points: [point, record({ shared, again: made('oneMore', { k: shared }) })],
  }
  const runs = [
    { id: 'r2', rate: 5 },
    { id: 'r1', rate: 7 },
  ]
  return { plan: lists.plan, runs, series: [first, second], total: record({ level: taken(of(point, 'level')) }) }
}

const part = (index: number, value: object) => ({ steps: ['series', String(index)], value })

describe('settle', () => {
  it('writes down of finished parts what the whole would say', () => {
    const [whole, own, ledger] = [report(), report(), openLedger()]
    for (const [i, series] of own.series.entries()) settle(ledger, lists, [part(i, series)])
    expect(Object.entries(publish(own, ledger))).toEqual(Object.entries(publish(whole)))
  })

  it('does so in whatever order parts are finished', () => {
    const [whole, own, ledger] = [report(), report(), openLedger()]
    settle(ledger, lists, [part(0, own.series[0]!), part(1, own.series[1]!)])
    const again = report()
    const other = openLedger()
    settle(other, lists, [part(0, again.series[0]!)])
    expect(publish(again, other)).toEqual(publish(whole))
    expect(publish(own, ledger)).toEqual(publish(report()))
  })

  it('lets go of what numbers were made of, unless that is elsewhere', () => {
    const [own, ledger] = [report(), openLedger()]
    for (const [i, series] of own.series.entries()) settle(ledger, lists, [part(i, series)])
    const [first, second] = own.series
    expect(madeOf(first!)).toBeNull()
    const [point, other] = (second as unknown as { points: object[] }).points
    expect(Object.keys(madeOf(point!)!)).toEqual(['level', 'a/{0}'])
    expect(madeOf(other!)).toBeNull()
  })

  it('finds in a part given alone what others name there, and nothing of it', () => {
    const [own, ledger] = [report(), openLedger()]
    const [first] = own.series
    settle(ledger, lists, [{ ...part(0, first!), alone: true }, part(1, own.series[1]!)])
    expect(Object.keys(madeOf(first!)!)).toEqual(['rate', 'shared'])
    expect(ledger.patterns.map(({ trail }) => trail.inputs[0])).toContainEqual({ symbol: 'x', ref: 'series/{2}/rate' })
  })
})
