import { under, numberAt, positiveAt, type Picked, pickNumber } from '../../records/pick.ts'
import type { Facts } from '../../model/fact.ts'
import type { Run, RequestSamples } from '../../model/run.ts'
import { asList, asNumber, asRecord, asText, type RawRecord, textsOf } from '../../records/values.ts'
import { statedFacts, factOf, knownFacts } from '../../records/stated-facts.ts'
import { loadOf, type Metric, type MetricName, metricsBy, type Told } from './told.ts'

/** The fields of a request that each metric is made of. */
const fields = {
  ttft: 'requests.successful.time_to_first_token_ms',
  tpot: 'requests.successful.inter_token_latency_ms',
  itl: '',
  e2e: 'requests.successful.request_latency',
} as const

const secondsOf = (value: unknown): number => (asNumber(value) ?? Number.NaN) / 1000

/** 0 is what stands for a first token that was missed. */
const ttftOf = (request: RawRecord): number => secondsOf(request['time_to_first_token_ms']) || Number.NaN

const tokensOf = (request: RawRecord): number => asNumber(request['output_tokens']) ?? 0

const startOf = (request: RawRecord): number =>
  pickNumber(request, 'request_start_time', 'start_time')?.value ?? Number.NaN

/** Samples (seconds) of all answers of a benchmark; GuideLLM keeps no gaps between tokens. Null without any. */
const samplesOf = (requests: readonly RawRecord[], failed: number): RequestSamples | null => {
  if (requests.length === 0) return null
  const sent = requests.toSorted((a, b) => startOf(a) - startOf(b) || 0)
  const ttft = Float64Array.from(sent, ttftOf)
  const starts = Float64Array.from(sent, startOf)
  return {
    fields,
    ttft,
    tpot: Float64Array.from(
      sent.filter((request) => tokensOf(request) > 1),
      (request) => secondsOf(request['inter_token_latency_ms']),
    ),
    e2e: Float64Array.from(sent, (request) => asNumber(request['request_latency']) ?? Number.NaN),
    gaps: new Float64Array(),
    longestGap: new Float64Array(sent.length).fill(Infinity),
    ...(starts.every(Number.isFinite) && { starts }),
    outputTokens: Float64Array.from(sent, tokensOf),
    hollow: sent.filter((request, i) => !(ttft[i]! > 0) || !(tokensOf(request) > 0)).length,
    failed,
  }
}

const metricNames: readonly MetricName[] = [
  'time_to_first_token_ms',
  'inter_token_latency_ms',
  'request_latency',
  'requests_per_second',
  'prompt_token_count',
  'output_token_count',
]

/** The first of some paths that leads to something: keys moved from one generation of the schema to the next. */
const first = (value: unknown, ...paths: readonly string[]): unknown =>
  paths.map((path) => under(value, ...path.split('.'))).find((found) => found !== null) ?? null

const metricOf = (benchmark: RawRecord, name: MetricName): Metric | null => {
  const told = asRecord(under(benchmark, 'metrics', name, 'successful'))
  return told && { where: `metrics.${name}.successful`, values: { ...told, ...asRecord(told['percentiles']) } }
}

/** `prompt_tokens=256,output_tokens=128`, the same as JSON, or an object; nothing of several sets or several turns. */
const lengthIn = (data: unknown, key: string): number | null => {
  const list = asList(data)
  const one = list ? (list.length === 1 ? list[0] : null) : data
  const record = asRecord(one)
  if (record) return (asNumber(record['turns']) ?? 1) > 1 ? null : asNumber(record[key])
  return asNumber(new RegExp(String.raw`\b${key}"?\s*[=:]\s*(\d+)`).exec(asText(one) ?? '')?.[1])
}

/** Where each generation keeps the data and the model. */
const dataPaths = ['request_loader.data', 'config.spec.data', 'args.data'] as const
const modelPaths = ['config.backend.model', 'benchmarker.backend.model', 'worker.backend_model'] as const

const factsOf = (report: RawRecord, benchmark: RawRecord): Facts => {
  const model =
    asText(first(benchmark, ...modelPaths)) ?? asText(first(report, 'config.spec.backend.model', 'args.model'))
  const data = first(benchmark, dataPaths[0]) ?? first(report, ...dataPaths)
  const length = (key: string) => factOf(lengthIn(data, key), `data ${key}`)
  return {
    ...statedFacts(asRecord(first(report, 'config.metadata.labels')) ?? {}),
    ...knownFacts({
      model: factOf(model, 'backend model'),
      inputTokens: length('prompt_tokens'),
      outputTokens: length('output_tokens'),
    }),
  }
}

const settingsOf = (report: RawRecord, strategy: RawRecord): Run['settings'] =>
  textsOf([
    ['guidellm_version', first(report, 'metadata.guidellm_version')],
    ['rampup_duration', strategy['rampup_duration'] === 0 ? null : strategy['rampup_duration']],
  ])

/** All answers, unless only a sample of them was kept. */
const requestsOf = (benchmark: RawRecord, successful: Picked | null, errored: Picked | null): Told['samples'] => {
  const list = (asList(first(benchmark, 'requests.successful')) ?? []).map(asRecord).filter((one) => one !== null)
  return list.length === successful?.value ? samplesOf(list, errored?.value ?? 0) : null
}

/** Requests before the window: those that were made and are not in it. Null where nothing is said of a warm-up. */
const warmupsOf = (benchmark: RawRecord): number | null => {
  const seconds = asNumber(benchmark['warmup_duration'])
  if (seconds === null)
    return asRecord(benchmark['args']) && first(benchmark, 'args.warmup_number', 'args.warmup_duration') === null
      ? 0
      : null
  if (seconds <= 0) return 0
  const made = asNumber(first(benchmark, 'scheduler_metrics.requests_made.total'))
  const inside = asNumber(first(benchmark, 'metrics.request_totals.total', 'request_totals.total'))
  return made === null || inside === null ? null : Math.max(1, made - inside)
}

const toldOf = (report: RawRecord, benchmark: RawRecord, at: string): Told => {
  const strategy = asRecord(first(benchmark, 'config.strategy', 'scheduler.strategy', 'args.strategy')) ?? {}
  const profile = asRecord(first(benchmark, 'config.profile', 'benchmarker.profile', 'args.profile')) ?? {}
  const totals = (name: string) => numberAt(benchmark, `metrics.request_totals.${name}`, `request_totals.${name}`)
  const [successful, errored] = [totals('successful'), totals('errored')]
  return {
    at,
    metrics: metricsBy(metricNames.map((name) => [name, metricOf(benchmark, name)])),
    successful,
    errored,
    duration: numberAt(benchmark, 'duration'),
    warmup: asNumber(benchmark['warmup_duration']) ?? 0,
    cooldown: asNumber(benchmark['cooldown_duration']) ?? 0,
    load: { ...loadOf(strategy, profile), warmups: warmupsOf(benchmark) },
    peak: positiveAt(benchmark, 'metrics.request_concurrency.total.max'),
    end: asNumber(benchmark['end_time']),
    tokenizer: asText(
      first(benchmark, 'request_loader.processor') ?? first(report, 'config.spec.tokenizer.model', 'args.processor'),
    ),
    backend: asText(first(benchmark, 'worker.backend_type', 'config.backend.kind', 'config.backend.type_')),
    stated: factsOf(report, benchmark),
    settings: settingsOf(report, strategy),
    samples: requestsOf(benchmark, successful, errored),
  }
}

/** The benchmarks of a report of any generation: 0.3 and before, 0.4 to 0.6, 0.7 and later. */
export const toldByReport = (report: RawRecord): readonly Told[] =>
  (asList(report['benchmarks']) ?? []).flatMap((one, i) => {
    const benchmark = asRecord(one)
    return benchmark && asRecord(benchmark['metrics']) ? [toldOf(report, benchmark, `/${i}`)] : []
  })
