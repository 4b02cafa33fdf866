import { UserError } from '../errors.ts'
import type { LatencyMetric, Sla, SlaLimit } from '../model/metric.ts'
import { meant } from './choice.ts'
import { fewEnough, most } from './quantity.ts'

/**
 * Published service levels, by name. chat: the limits of the course that konkyo started from (HPC Systems 2025-09);
 * mlperf-*: 99th percentile TTFT/TPOT of MLPerf Inference (mlcommons/inference_policies, inference_rules.adoc);
 * vllm-dashboard: defaults of vLLM's comparison script (vLLM docs/benchmarking/dashboard.md).
 */
export const slaPresets = {
  chat: 'ttft.p99<=3s,itl.p99<=120ms',
  'mlperf-gpt-oss-120b-server': 'ttft.p99<=3s,tpot.p99<=80ms',
  'mlperf-gpt-oss-120b-interactive': 'ttft.p99<=2s,tpot.p99<=20ms',
  'mlperf-llama3.1-8b-conversational': 'ttft.p99<=2s,tpot.p99<=100ms',
  'mlperf-llama3.1-8b-interactive': 'ttft.p99<=500ms,tpot.p99<=30ms',
  'mlperf-llama2-70b-server': 'ttft.p99<=2s,tpot.p99<=200ms',
  'mlperf-llama2-70b-interactive': 'ttft.p99<=450ms,tpot.p99<=40ms',
  'vllm-dashboard': 'ttft.p99<=3s,tpot.p99<=100ms',
} as const satisfies Readonly<Record<string, string>>

export const defaultSla = slaPresets.chat

const metricNames: Readonly<Record<string, LatencyMetric>> = {
  ttft: 'ttft',
  tpot: 'tpot',
  itl: 'itl',
  e2e: 'e2e',
  e2el: 'e2e',
}
const limit = /^(ttft|tpot|itl|e2el?)\.(mean|median|p[\d.]+)\s*(?:<=|≤|≦|=<)\s*(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m)$/i
const scale: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60 }

/** A percentile inside the range, written so that a number can hold it: p99.99999999999999999 would become p100. */
const percentile = /^p\d{1,2}(?:\.\d{1,4})?$/

/** Seconds in a day: no answer is waited for longer. */
const longest = 86_400

/** One spelling a statistic: `p99.90` is p99.9, `p50` the median. Throws UserError badPercentile. */
const statisticNamed = (written: string, where: string): string => {
  if (!written.startsWith('p')) return written
  const share = Number(written.slice(1))
  if (!percentile.test(written) || share === 0) throw new UserError('badPercentile', { text: written, where })
  return share === 50 ? 'median' : `p${share}`
}

const parseLimit = (part: string, expression: string, where: string): SlaLimit => {
  const match = limit.exec(part.trim())
  const metric = metricNames[match?.[1]?.toLowerCase() ?? '']
  const threshold = Number(match?.[3]) * (scale[match?.[4]?.toLowerCase() ?? ''] ?? Number.NaN)
  if (!metric || !(threshold > 0 && threshold <= longest))
    throw new UserError('badSla', { part: part.trim(), expression, where })
  const statistic = statisticNamed(match?.[2]?.toLowerCase() ?? '', where)
  return { id: `${metric}.${statistic}`, metric, statistic, threshold: Number(threshold.toPrecision(12)) }
}

const isPreset = (name: string): name is keyof typeof slaPresets => Object.hasOwn(slaPresets, name)

/** The limits of a preset, or what is written. Throws UserError unknownPreset for a name alone that is none. */
const expressionOf = (name: string, where: string): string => {
  if (isPreset(name)) return slaPresets[name]
  const presets = Object.keys(slaPresets)
  if (/^[\w-]+(?:\.\d[\w-]*)*$/.test(name))
    throw new UserError('unknownPreset', { text: name, where, choices: presets.join(', '), ...meant(name, presets) })
  return name
}

/**
 * `ttft.p99<=3s,itl.p99<=120ms` or a preset's name. Metrics ttft, tpot, itl, e2e; statistics mean, median, pNN;
 * units ms, s, m; every limit inclusive; each metric and statistic once. Else UserError badSla, unknownPreset or
 * badPercentile.
 */
export const parseSla = (text: string, where: string): Sla => {
  const name = text.trim()
  const expression = expressionOf(name, where)
  const parts = fewEnough(expression.split(','), most.figures, where)
  const limits = parts.map((part) => parseLimit(part, expression, where))
  const twice = limits.find((one, i) => limits.findIndex((other) => other.id === one.id) !== i)
  if (twice) throw new UserError('badSla', { part: twice.id, expression, where })
  return { expression, preset: isPreset(name) ? name : null, limits }
}
