import { describe, expect, it } from 'vitest'
import { someCost, someDemand } from '../analysis/some-demand.ts'
import { linesOf, marksOf, textsOf } from './some-report.ts'
import { decidedReport, drawn } from './some-decision.ts'

const demand = someDemand({ users: [1000] })
const priced = (spare = 0) => decidedReport({ intervals: [30], demand, spare, cost: someCost() })

describe('cost by users', () => {
  it('passes through the cost of each option at the demand', () => {
    for (const spare of [0, 1]) {
      const report = priced(spare)
      const { spec } = drawn('costByUsers', report)[0]!
      const rows = linesOf(spec).data.values
      for (const { series, cost } of report.sizing[0]!.options) {
        const own = rows.filter((row) => row.series === series)
        const after = own.findIndex(({ x }) => Number(x) >= 1000)
        const [a, b] = [own[after - 1]!, own[after]!]
        const at = Number(a.y) + ((Number(b.y) - Number(a.y)) * (1000 - Number(a.x))) / (Number(b.x) - Number(a.x))
        expect(at).toBeCloseTo(cost!.monthly!, 4)
      }
    }
  })

  it('reaches what the demand costs however many servers that takes', () => {
    const many = someDemand({ users: [300_000] })
    const report = decidedReport({ intervals: [30], demand: many, cost: someCost() })
    const rows = linesOf(drawn('costByUsers', report)[0]!.spec).data.values
    for (const { series, replicas, cost } of report.sizing[0]!.options) {
      const own = rows.filter((row) => row.series === series)
      expect(replicas).toBeGreaterThan(200)
      expect(own.length).toBeLessThan(500)
      expect(Math.max(...own.map(({ x }) => Number(x)))).toBeGreaterThan(300_000)
      expect(Math.max(...own.map(({ y }) => Number(y)))).toBeGreaterThan(cost!.monthly!)
    }
  })

  it('rises by a server at a time', () => {
    const report = priced()
    const rows = linesOf(drawn('costByUsers', report)[0]!.spec).data.values
    const [option] = report.sizing[0]!.options
    const own = rows.filter(({ series }) => series === option!.series)
    expect(own[0]?.x).toBe(0)
    expect(Number(own[1]?.x)).toBeCloseTo(option!.each * 30, 6)
    expect(own[2]?.x).toBe(own[1]?.x)
    expect(Number(own[2]?.y)).toBeGreaterThan(Number(own[1]?.y) * 1.5)
  })

  it('draws nothing of servers as one pool, whose steps are not alike', () => {
    expect(
      drawn('costByUsers', decidedReport({ intervals: [30], demand, cost: someCost(), balancer: 'pooled' })),
    ).toEqual([])
  })

  it('finds the cheapest option and marks the demand', async () => {
    const report = priced()
    const [cheapest, other] = report.sizing[0]!.options.map(({ cost }) => cost!.monthly!).toSorted((a, b) => a - b)
    const [drawing] = drawn('costByUsers', report)
    expect(drawing).toMatchObject({ finding: 'costByUsers.cheapest', values: { monthly: `${cheapest} en` } })
    expect(Object.keys(drawing!.values)).not.toContain('workload')
    expect(drawing?.values.others).toContain(`${other} en`)
    expect(marksOf(drawing?.spec, 'point')[0]?.data.values.map(({ x }) => x)).toEqual([1000, 1000])
    expect(await textsOf(drawing?.spec)).toContain('en mark.demand en mark.askedUsers 1000 count')
  })

  it('is drawn only where there is a price and a demand', () => {
    expect(drawn('costByUsers', decidedReport({ intervals: [30], demand }))).toEqual([])
    expect(drawn('costByUsers', decidedReport({ intervals: [30], cost: someCost() }))).toEqual([])
  })
})
