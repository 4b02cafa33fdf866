import { UserError } from '../errors.ts'
import type { LatencyMetric } from '../model/metric.ts'
import type { Sla, SlaLimit } from '../model/sla.ts'
import { slaPresets } from './presets.ts'

export const defaultSla = slaPresets.chat

const metricNames: Readonly<Record<string, LatencyMetric>> = {
  ttft: 'ttft',
  tpot: 'tpot',
  itl: 'itl',
  e2e: 'e2e',
  e2el: 'e2e',
}
const limit =
  /^(ttft|tpot|itl|e2el?)\.(mean|median|p\d{1,2}(?:\.\d+)?)\s*(?:<=|≤|≦|=<)\s*(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m)$/i
const scale: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60 }

/** One spelling a statistic: `p99.90` is p99.9, `p50` the median. */
const statisticNamed = (written: string): string => {
  const name = written.startsWith('p') ? `p${Number(written.slice(1))}` : written
  return name === 'p50' ? 'median' : name
}

const parseLimit = (part: string, expression: string, where: string): SlaLimit => {
  const match = limit.exec(part.trim())
  const metric = metricNames[match?.[1]?.toLowerCase() ?? '']
  const threshold = Number(match?.[3]) * (scale[match?.[4]?.toLowerCase() ?? ''] ?? Number.NaN)
  const statistic = statisticNamed(match?.[2]?.toLowerCase() ?? '')
  if (!metric || !(threshold > 0 && threshold < Infinity) || statistic === 'p0')
    throw new UserError('badSla', { part: part.trim(), expression, where })
  return { id: `${metric}.${statistic}`, metric, statistic, threshold: Number(threshold.toPrecision(12)) }
}

const isPreset = (name: string): name is keyof typeof slaPresets => Object.hasOwn(slaPresets, name)

/**
 * `ttft.p99<=3s,itl.p99<=120ms` or a preset's name. Metrics ttft, tpot, itl, e2e; statistics mean, median, pNN;
 * units ms, s, m; every limit inclusive; each metric and statistic once. Else UserError badSla.
 */
export const parseSla = (text: string, where: string): Sla => {
  const name = text.trim()
  const expression = isPreset(name) ? slaPresets[name] : name
  const limits = expression.split(',').map((part) => parseLimit(part, expression, where))
  const twice = limits.find((one, i) => limits.findIndex((other) => other.id === one.id) !== i)
  if (twice) throw new UserError('badSla', { part: twice.id, expression, where })
  return { expression, preset: isPreset(name) ? name : null, limits }
}
