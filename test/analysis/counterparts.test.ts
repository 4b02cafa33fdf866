import { describe, expect, it } from 'vitest'
import type { LatencyStatistics } from '../../src/model/metric.ts'
import type { Report } from '../../src/model/report.ts'
import type { Run } from '../../src/model/run.ts'
import { statisticsOf } from '../../src/records/run.ts'
import { clientDefinition } from '../../src/model/metric.ts'
import { someRun } from '../builders.ts'
import { someReport } from '../document/some-report.ts'

const levels = [4, 8] as const

const tpot = (p99: number, weighting: 'perRequest' | 'perToken' = 'perRequest'): LatencyStatistics =>
  statisticsOf({ ...clientDefinition('tpot', 'ms'), weighting }, [
    { name: 'mean', value: p99 / 2, field: 'x' },
    { name: 'p99', value: p99, field: 'x' },
  ])!

const sweep = (change: (run: Run) => Partial<Run> = () => ({})): readonly Run[] =>
  levels.map((concurrency) => {
    const run = someRun()
    const own = { ...run, load: { ...run.load, concurrency } }
    return { ...own, duration: 100 + concurrency, ...change(own) }
  })

const aiperf = (run: Run): Partial<Run> => ({
  tool: 'aiperf',
  duration: (run.duration ?? 1) * 1.3,
  latency: { ...run.latency, tpot: tpot(0.05), itl: null },
})

const withTpot = (run: Run): Partial<Run> => ({ latency: { ...run.latency, tpot: tpot(0.04) } })

const weighted = (run: Run): Partial<Run> => ({
  ...aiperf(run),
  latency: { ...run.latency, tpot: tpot(0.05, 'perToken') },
})

const cached = (image: string) =>
  sweep((run) => ({ latency: { ...run.latency, tpot: tpot(0.04 + image.length / 100) }, settings: { image } }))

const other = (change: (run: Run) => Partial<Run>) =>
  someReport([...sweep(), ...sweep((run) => ({ ...aiperf(run), ...change(run) }))]).counterparts

const only = (report: Report) => {
  expect(report.counterparts).toHaveLength(1)
  return report.counterparts[0]!
}

const metricIn = (report: Report, metric: string) => only(report).metrics.find((one) => one.metric === metric)

const conditionIn = (report: Report, id: string) => only(report).conditions.find((one) => one.id === id)

describe('results of two tools on one layout', () => {
  const report = someReport([...sweep(withTpot), ...sweep(aiperf)])

  it('compare in TPOT, and not in an ITL that one of them has not', () => {
    expect(only(report).differing).toContain('tool')
    const { series } = only(report)
    expect(metricIn(report, 'tpot')).toMatchObject({ comparable: series, refused: [] })
    expect(metricIn(report, 'itl')).toMatchObject({ comparable: [] })
    expect(
      metricIn(report, 'itl')
        ?.refused.map(({ reason }) => reason)
        .toSorted(),
    ).toEqual(['absent', 'alone'])
    expect(only(report).rows.some(({ metric }) => metric === 'itl')).toBe(false)
  })

  it('stand beside each other at equal load, the change from the first', () => {
    const rows = only(report).rows.filter(({ metric }) => metric === 'tpot')
    expect(rows.map(({ level, statistic }) => [level, statistic])).toEqual([
      [4, 'p99'],
      [8, 'p99'],
    ])
    const change = rows[0]?.changes.find((one) => one !== null)
    expect(Math.abs(Math.log1p(change!))).toBeCloseTo(Math.log(0.05 / 0.04), 12)
    const i = only(report).rows.indexOf(rows[0]!)
    const j = rows[0]!.changes.findIndex((one) => one !== null)
    expect(report.trails[`counterparts/0/rows/${i}/changes/${j}`]?.formula).toBe('change')
  })

  it('have a checklist of what is the same, differs, or is not recorded', () => {
    expect(conditionIn(report, 'tool')?.status).toBe('differs')
    expect(conditionIn(report, 'gpu')?.status).toBe('met')
    expect(conditionIn(report, 'levels')).toMatchObject({ status: 'met', values: ['4, 8', '4, 8'] })
    expect(conditionIn(report, 'prefixCache')).toMatchObject({ status: 'notRecorded', values: [null, null] })
  })
})

it('refuses a metric that is weighted by tokens on one side', () => {
  const report = someReport([...sweep(withTpot), ...sweep(weighted)])
  expect(metricIn(report, 'tpot')?.refused.map(({ reason }) => reason)).toEqual(['definition', 'definition'])
})

it('sets two settings of one tool beside each other, and no three', () => {
  const pair = someReport([...cached('a'), ...cached('bb')])
  expect(only(pair)).toMatchObject({ differing: ['setting'] })
  expect(conditionIn(pair, 'engine')).toMatchObject({ status: 'differs' })
  expect(someReport([...cached('a'), ...cached('bb'), ...cached('ccc')]).counterparts).toEqual([])
})

it('leaves apart what lies on other hardware, has other lengths, or is another model', () => {
  const model = { value: 'other/model', from: 'result', where: 'model' } as const
  const gpu = { value: 'H100', from: 'result', where: 'gpu' } as const
  expect(other(({ stated }) => ({ stated: { ...stated, model } }))).toEqual([])
  expect(other(({ stated }) => ({ stated: { ...stated, gpu } }))).toEqual([])
  expect(other(() => ({}))).toHaveLength(1)
})
