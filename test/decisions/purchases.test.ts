import { describe, expect, it } from 'vitest'
import { recompute } from '../../src/formulas/index.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { Decision, Report } from '../../src/model/report.ts'
import { someCost, someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { elsewhere, stated } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'

const asking = (tokens: number): Facts => ({ ...factsOn(1), inputTokens: stated(tokens) })
const first = elsewhere(someSweep('pppf'), asking(256), 1)
const second = elsewhere(someSweep('pppf'), asking(1024), 2, { tokens: { input: 1024, output: 256 } })
const unjudged = elsewhere(someSweep('uu'), asking(512), 3)

const asked = (runs: Parameters<typeof someReport>[0], arrivalRates: number[] = [0.3]): Report =>
  someReport(runs, { plan: { demand: someDemand({ arrivalRates }), spare: 1 } })

const sum = (decisions: readonly Decision[], key: 'count' | 'gpus') =>
  decisions.reduce((total, one) => total + (one[key] ?? 0), 0)

describe('what workloads take together', () => {
  it('is the sum of their answers, spares included, made by a formula', () => {
    const report = asked([...first, ...second])
    const [purchase] = report.purchases
    expect(purchase).toMatchObject({ left: 0, cost: null, decisions: report.decisions.map(({ id }) => id) })
    expect(purchase!.servers).toBe(sum(report.decisions, 'count'))
    expect(purchase!.gpus).toBe(sum(report.decisions, 'gpus'))
    expect(recompute(report, report.trails['purchases/0/servers']!)).toBe(purchase!.servers)
  })

  it('is told with what an API takes of the same requests, where each workload has its price', () => {
    const api = { input: 20, output: 60, date: '2026-11-01', source: 'an example' }
    const plan = { demand: someDemand({ arrivalRates: [0.3] }), cost: someCost({ api }) }
    const report = someReport([...first, ...second], { plan })
    const [purchase] = report.purchases
    const monthly = report.sizing.map(({ options }) => options[0]!.cost!.api!.monthly)
    expect(purchase!.api).toBeCloseTo(monthly.reduce((a, b) => a + b, 0))
    expect(recompute(report, report.trails['purchases/0/api']!)).toBe(purchase!.api)
    expect(asked([...first, ...second]).purchases[0]!.api).toBeNull()
  })

  it('is told of each demand alone', () => {
    const report = asked([...first, ...second], [0.3, 40])
    expect(report.purchases.map(({ demand }) => demand)).toEqual(report.demand.map(({ id }) => id))
    expect(report.purchases.map(({ decisions }) => decisions.length)).toEqual([2, 2])
  })

  it('counts workloads that are left out', () => {
    expect(asked([...first, ...second, ...unjudged]).purchases).toMatchObject([{ left: 1 }])
  })

  it('is nothing of several models, of which any may serve the demand', () => {
    const other = elsewhere(someSweep('pppf'), { ...factsOn(1), model: stated('acme/other') }, 2)
    const report = asked([...first, ...other])
    expect(report.decisions.map(({ status }) => status)).toEqual(['decided', 'decided'])
    expect(report.purchases).toEqual([])
  })

  it('is nothing of one workload', () => {
    expect(asked(first).purchases).toEqual([])
  })
})
