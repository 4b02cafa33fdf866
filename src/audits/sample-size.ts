import { minimumSamples } from '../maths/quantile.ts'
import { percentileOf, type Sla } from '../model/metric.ts'
import { type Audit, couldNotRun, error, type Outcome, warning } from './audit.ts'

const reasons = ['belowOne', 'noUpperBound', 'thin', 'notCounted'] as const
type Reason = (typeof reasons)[number]

const check = (samples: number, percentile: number, limits: readonly string[]): readonly Outcome<Reason>[] => {
  const beyond = Number((samples * (1 - percentile)).toFixed(9))
  const least = minimumSamples(percentile, 0.95)
  const wanted = Math.ceil(10 / (1 - percentile) - 1e-9)
  const values = { samples, percentile, beyond, least, wanted }
  if (beyond < 1) return error('belowOne', 'unconfirmed', values, limits)
  if (samples < least) return warning('noUpperBound', values, 'none', limits)
  return beyond < 10 ? warning('thin', values, 'none', limits) : []
}

/** Percentiles among the limits, highest first, each with the limits that it concerns. */
const percentiles = ({ limits }: Sla): readonly { percentile: number; ids: readonly string[] }[] => {
  const asked = limits.flatMap(({ id, statistic }) => {
    const percentile = percentileOf(statistic)
    return percentile === null ? [] : [{ id, percentile }]
  })
  const distinct = [...new Set(asked.map((one) => one.percentile))].toSorted((a, b) => b - a)
  return distinct.map((percentile) => ({
    percentile,
    ids: asked.filter((one) => one.percentile === percentile).map((one) => one.id),
  }))
}

/**
 * A percentile p of n samples rests on about n(1-p) of them: fewer than one is the maximum under another name, fewer
 * than ten is thin. Below the smallest n of a distribution-free 95 % bound (299 for p99) no upper bound exists.
 */
export const sampleSize: Audit<Reason> = {
  reasons,
  run: ({ run, sla }) => {
    const { completed } = run
    if (completed === 0) return []
    if (completed === null) return couldNotRun(run, 'notCounted')
    return percentiles(sla).flatMap(({ percentile, ids }) => check(completed, percentile, ids))
  },
}
