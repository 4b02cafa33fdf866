import type { Said, ServerHistogram, Snapshot, ServerCounter, ServerGauge, ServerTime } from '../../model/snapshot.ts'
import type { Document } from '../../model/source.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { promNumber, type Sample, samplesIn } from './samples.ts'

/** Names of each engine and version, without `_total`; the first that a server has is read, as old and new ones stand side by side. */
const gaugeNames: Readonly<Partial<Record<ServerGauge, readonly string[]>>> = {
  running: ['vllm:num_requests_running', 'sglang:num_running_reqs', 'decode_batch_size_mean'],
  waiting: ['vllm:num_requests_waiting', 'sglang:num_queue_reqs', 'wait_queue_size_mean'],
  kvUse: ['vllm:kv_cache_usage_perc', 'vllm:gpu_cache_usage_perc', 'sglang:token_usage', 'block_usage_gpu_mean'],
  hitRate: ['vllm:gpu_prefix_cache_hit_rate', 'sglang:cache_hit_rate'],
  outputRate: ['vllm:avg_generation_throughput_toks_per_s', 'sglang:gen_throughput', 'tps_out'],
  totalRate: ['tps'],
  kvTokens: ['sglang:max_total_num_tokens'],
}

/** SGLang's num_retracted_reqs is a gauge of the last batch, and not among them. */
const counterNames: Readonly<Record<ServerCounter, readonly string[]>> = {
  requests: ['vllm:request_success', 'sglang:num_requests'],
  promptTokens: ['vllm:prompt_tokens', 'sglang:prompt_tokens'],
  outputTokens: ['vllm:generation_tokens', 'sglang:generation_tokens'],
  preemptions: ['vllm:num_preemptions', 'sglang:num_retracted_requests'],
  prefixQueries: ['vllm:prefix_cache_queries', 'vllm:gpu_prefix_cache_queries'],
  prefixHits: ['vllm:prefix_cache_hits', 'vllm:gpu_prefix_cache_hits'],
}

/** What vLLM called time_per_output_token_seconds is every gap between chunks (vLLM #19776, #24015): ITL. */
const timeNames: Readonly<Record<ServerTime, readonly string[]>> = {
  ttft: ['vllm:time_to_first_token_seconds', 'sglang:time_to_first_token_seconds'],
  itl: ['vllm', 'sglang'].flatMap((engine) => [
    `${engine}:inter_token_latency_seconds`,
    `${engine}:time_per_output_token_seconds`,
  ]),
  tpot: ['vllm:request_time_per_output_token_seconds'],
  e2e: ['vllm:e2e_request_latency_seconds', 'sglang:e2e_request_latency_seconds'],
  queue: ['vllm:request_queue_time_seconds', 'sglang:queue_time_seconds'],
  prefill: ['vllm:request_prefill_time_seconds'],
  decode: ['vllm:request_decode_time_seconds'],
}

/** BladeLLM's names have no prefix, so that two of them together are asked for. */
const bladeNames = ['decode_batch_size_mean', 'wait_queue_size_mean', 'block_usage_gpu_mean', 'tps', 'tps_out'] as const

/** Labels that tell one server of a model from another. */
const servers = ['engine', 'dp_rank', 'instance', 'pod', 'engine_type'] as const

/** Processes of one server, each of which says the same of it; the empty priority is that of all together. */
const copies = ['tp_rank', 'pp_rank', 'moe_ep_rank', 'pid', 'priority'] as const

const blade = new Set<string>(bladeNames)

const allNames = new Set([gaugeNames, counterNames, timeNames].flatMap((names) => Object.values(names).flat()))

const engineOf = ({ name }: Sample): string | null => {
  if (name.startsWith('vllm:')) return 'vLLM'
  if (name.startsWith('sglang:')) return 'SGLang'
  return blade.has(name) ? 'BladeLLM' : null
}

/** SGLang names its one kind of engine where it is not split in two. */
const labelsOf = ({ labels }: Sample): Snapshot['labels'] =>
  Object.fromEntries(
    servers.flatMap((name) => {
      const value = labels[name]
      return value === undefined || value === '' || value === 'unified' ? [] : [[name, value]]
    }),
  )

const modelOf = ({ labels }: Sample): string | null => labels['model_name'] || null

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => [
  ...groupBy(items, keyOf).values(),
]

const sumOf = (samples: readonly Sample[]): number => samples.reduce((sum, { value }) => sum + value, 0)

/** Parts (reasons, kinds of cache) add up; copies of one number do not. */
const total = (samples: readonly Sample[]): number =>
  Math.max(...grouped(samples, ({ labels }) => copies.map((name) => labels[name] ?? '').join()).map(sumOf))

type Named = ReadonlyMap<string, readonly Sample[]>

/** More than anything that a server counts or times. */
const most = 1e18

const counted = (named: Named, name: string): readonly Sample[] =>
  (named.get(name) ?? []).filter(({ value }) => value >= 0 && value < most)

const firstOf = (named: Named, names: readonly string[]): readonly Sample[] => {
  const known = names.map((name) => counted(named, name))
  return known.find((samples) => samples.length > 0) ?? []
}

const said = (
  named: Named,
  names: Readonly<Record<string, readonly string[]>>,
  valueOf: (samples: readonly Sample[]) => number,
): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([id, known]) => {
      const samples = firstOf(named, known)
      return samples.length > 0 ? [[id, { value: valueOf(samples), field: samples[0]!.field }]] : []
    }),
  )

const largest = (samples: readonly Sample[]): number => Math.max(...samples.map(({ value }) => value))

/** A share above one is written in another unit, which nothing tells. */
const gaugesOf = (named: Named): Snapshot['gauges'] =>
  Object.fromEntries(
    Object.entries(said(named, gaugeNames, largest)).filter(
      ([id, { value }]) => (id !== 'kvUse' && id !== 'hitRate') || value <= 1,
    ),
  )

const reasonsOf = (named: Named): Snapshot['reasons'] => {
  const ended = firstOf(named, counterNames.requests).filter(({ labels }) => labels['finished_reason'])
  return Object.fromEntries(
    grouped(ended, ({ labels }) => labels['finished_reason']!).map((group) => [
      group[0]!.labels['finished_reason']!,
      total(group),
    ]),
  )
}

const bucketsOf = (samples: readonly Sample[], count: number): ServerHistogram['buckets'] => {
  const bounded = samples.flatMap((one) => {
    const le = promNumber(one.labels['le'] ?? '')
    return le !== null && Number.isFinite(le) ? [{ le, one }] : []
  })
  const finite = grouped(bounded, ({ le }) => String(le)).map((group) => ({
    le: group[0]!.le,
    count: total(group.map(({ one }) => one)),
  }))
  return finite.length > 0 ? [...finite.toSorted((a, b) => a.le - b.le), { le: null, count }] : []
}

/** Of an excerpt some lines are missing: the bucket without a bound holds as many as the count says. */
const histogramOf = (named: Named, name: string): ServerHistogram | null => {
  const buckets = counted(named, `${name}_bucket`)
  const infinite = buckets.filter(({ labels }) => promNumber(labels['le'] ?? '') === Infinity)
  const all = infinite.length > 0 ? infinite : counted(named, `${name}_count`)
  if (all.length === 0) return null
  const count = total(all)
  const sums = counted(named, `${name}_sum`)
  const field = all[0]!.field.replace(/_(?:bucket|count)$/, '')
  return { buckets: bucketsOf(buckets, count), sum: sums.length > 0 ? total(sums) : null, count, field }
}

const timesOf = (named: Named): Snapshot['times'] =>
  Object.fromEntries(
    Object.entries(timeNames).flatMap(([id, names]) => {
      const found = names.flatMap((name) => histogramOf(named, name) ?? [])
      return found.length > 0 ? [[id, found[0]!]] : []
    }),
  )

/** The one start that a text tells; of several processes none. */
const startOf = (samples: readonly Sample[]): number | null => {
  const starts = new Set(samples.flatMap(({ name, value }) => (name === 'process_start_time_seconds' ? value : [])))
  const [start] = starts
  return starts.size === 1 && start !== undefined && start > 0 ? start : null
}

const latest = (samples: readonly Sample[]): string | null =>
  samples
    .flatMap(({ time }) => time ?? [])
    .toSorted()
    .at(-1) ?? null

const placeText = (first: Sample): string => {
  const labels = Object.values(labelsOf(first))
  return [modelOf(first) ?? engineOf(first), ...labels].join('/')
}

const snapshotsOf = (text: string, from: Provenance): readonly Snapshot[] => {
  const samples = samplesIn(text)
  const own = samples.filter((one) => engineOf(one) !== null)
  const groups = grouped(own, (one) => JSON.stringify([engineOf(one), modelOf(one), labelsOf(one)]))
  return groups.map((group) => {
    const [first] = group as [Sample]
    const named: Named = groupBy(group, ({ name }) => name)
    return {
      ...from,
      at: groups.length === 1 ? '' : placeText(first),
      tool: 'prometheus',
      engine: engineOf(first)!,
      model: modelOf(first),
      labels: labelsOf(first),
      time: latest(group),
      started: startOf(samples),
      gauges: gaugesOf(named),
      counters: said(named, counterNames, total),
      reasons: reasonsOf(named),
      times: timesOf(named),
    }
  })
}

const isTold = ({ gauges, counters, times }: Snapshot): boolean =>
  [gauges, counters, times].some((part) => Object.keys(part).length > 0)

const read = (document: Document, from: Provenance): Reading => ({
  runs: [],
  snapshots: document.kind === 'text' ? snapshotsOf(document.text, from).filter(isTold) : [],
  problems: [],
})

/** Whether the names are there at all is asked first, as logs are long. */
const detect = (document: Document): boolean => {
  if (document.kind !== 'text' || !/\b(?:vllm|sglang)[:_]|_mean\b|\btps_/.test(document.text)) return false
  if (/^\s*# (?:HELP|TYPE) (?:vllm|sglang)[:_]/m.test(document.text)) return true
  const names = new Set(samplesIn(document.text).map(({ name }) => name.replace(/_(?:bucket|sum|count)$/, '')))
  const found = [...allNames].filter((name) => names.has(name))
  return found.some((name) => !blade.has(name)) || found.length > 1
}

/** What the servers show to Prometheus: vLLM, SGLang, BladeLLM, whole or an excerpt. */
export const prometheus: Input = { tool: 'Prometheus', notes: ['serverSide'], marks: [], detect, read, command: null }
