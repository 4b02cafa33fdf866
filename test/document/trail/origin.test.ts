import { describe, expect, it } from 'vitest'
import { originOf, planOrigin } from '../../../src/document/trail/origin.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { MetricDefinition } from '../../../src/model/metric.ts'
import type { ReportRun } from '../../../src/model/report.ts'
import { besideReports } from '../../trails/beside-reports.ts'
import { sampleReports } from '../../samples.ts'
import { askedReports } from '../asked-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const report = askedReports.pricesOnly()
const origin = (ref: string) => planOrigin(editionOf(report, createLanguage('en')), ref)

describe('planOrigin', () => {
  it('gives date and source of an amount', () => {
    expect(origin('plan/cost/layouts/0/purchase')).toBe('2026-11-01, an example')
    expect(origin('plan/cost/api/input')).toBe('2026-11-01, an example')
  })

  it('says who chose a value', () => {
    expect(origin('plan/cost/pue/value')).toBe('default')
    expect(origin('plan/cost/salvage/value')).toBe('given')
    expect(origin('plan/intervals/0')).toBe('default')
    expect(origin('plan/demand/users/0')).toBe('given')
  })

  it('knows nothing of what is not in the plan', () => {
    expect(origin('runs/0/completed')).toBeNull()
  })
})

const sweep = await sampleReports.sample()

const told = (run: ReportRun, unit: MetricDefinition['unit']): ReportRun['latency']['ttft'] => ({
  ...run.latency.ttft!,
  definition: { ...run.latency.ttft!.definition, unit },
})

describe('originOf', () => {
  const oneStream = besideReports.oneStream()

  it('leads a quantity of one stream to its file and field', () => {
    expect(originOf(oneStream, 'baselines/0/timings/total/mean')).toMatchObject({
      path: 'a.jsonl',
      at: 'line:1',
      field: 'total_duration',
    })
  })

  it('tells the unit of a time as the tool writes it, whatever the field is called', () => {
    const [run] = sweep.runs
    const inSeconds = { ...sweep, runs: [{ ...run!, latency: { ...run!.latency, ttft: told(run!, 's') } }] }
    const inNanoseconds = { ...sweep, runs: [{ ...run!, latency: { ...run!.latency, ttft: told(run!, 'ns') } }] }
    expect(originOf(sweep, 'runs/0/latency/ttft/p99')).toMatchObject({ conversion: 'ms' })
    expect(originOf(inSeconds, 'runs/0/latency/ttft/p99')).toMatchObject({ conversion: null })
    expect(originOf(inNanoseconds, 'runs/0/latency/ttft/p99')).toMatchObject({ conversion: 'ns' })
  })

  it('tells what a judgement counted against: the percentile that decided', () => {
    const [run] = sweep.runs
    const judgements = { ...run!.judgements, 'ttft.p95': { ...run!.judgements['ttft.p99']!, statistic: 'p99' } }
    const byOther = { ...sweep, runs: [{ ...run!, judgements }] }
    expect(originOf(byOther, 'runs/0/judgements/ttft.p95/value')).toMatchObject({ field: 'ttft.p99', how: 'counted' })
    expect(originOf(sweep, 'runs/0/judgements/ttft.p99/value')).toMatchObject({ field: 'ttft.p99', how: 'counted' })
  })
})
