import type { Fact, Facts } from '../src/model/fact.ts'
import { clientDefinition, type LatencyMetric, type LatencyStatistics, type Sla } from '../src/model/metric.ts'
import type { Plan } from '../src/model/plan.ts'
import type { Load, RequestSamples, SettledRun, Throughput } from '../src/model/run.ts'
import { parseSla } from '../src/question/sla.ts'

type Latencies = Readonly<Partial<Record<LatencyMetric, Partial<LatencyStatistics> | null>>>
type Own = Partial<Omit<SettledRun, 'load' | 'throughput' | 'latency' | 'tokens' | 'totals' | 'samples'>>

/** What a test says about a run; the rest follows from it. */
export interface RunChoices extends Own {
  readonly load?: Partial<Load>
  readonly throughput?: Partial<Throughput>
  readonly latency?: Latencies
  readonly tokens?: { readonly input?: number | null; readonly output?: number | null }
  readonly totals?: { readonly input?: number | null; readonly output?: number | null }
  readonly samples?: Partial<RequestSamples>
  /** Share of the set concurrency that was in flight. */
  readonly occupancy?: number
}

const fact = <T>(value: T, where: string): Fact<T> => ({ value, from: 'metadata', where })

export const someFacts: Facts = {
  model: { value: 'gpt-oss-20b', from: 'result', where: 'model_id' },
  gpu: fact('RTX 5090', 'gpu'),
  gpus: fact(1, 'gpu_count'),
  inputTokens: fact(256, 'input_len'),
  outputTokens: fact(256, 'output_len'),
}

/** The default facts on so many GPUs, tensor parallel. */
export const factsOn = (gpus: number): Facts => ({
  ...someFacts,
  gpus: fact(gpus, 'gpu_count'),
  tensorParallel: fact(gpus, 'tensor_parallel_size'),
})

/** A metric of which only what is told is known, all of it from the summary. */
export const someStatistics = (metric: LatencyMetric, told: Partial<LatencyStatistics>): LatencyStatistics => {
  const unknown = { mean: null, median: null, std: null, p90: null, p95: null, p99: null, others: {} }
  const known = Object.entries({ ...told, ...told.others }).filter(([, value]) => typeof value === 'number')
  const from = known.map(([name]) => [name, { origin: 'summary', field: `${name}_${metric}_ms` }] as const)
  return { definition: clientDefinition(metric, 'ms'), ...unknown, from: Object.fromEntries(from), ...told }
}

/** 0.2 s to the first token, then 255 gaps of 15 ms: 4.025 s a request. */
const usual: Readonly<Record<LatencyMetric, Partial<LatencyStatistics>>> = {
  ttft: { mean: 0.2, median: 0.18, std: 0.05, p99: 0.5 },
  tpot: { mean: 0.015, median: 0.015, std: 0.001, p99: 0.017 },
  itl: { mean: 0.015, median: 0.014, std: 0.002, p99: 0.03 },
  e2e: { mean: 4.025, median: 4, std: 0.1, p99: 4.4 },
}

const latencyOf = (told: Latencies): SettledRun['latency'] => {
  const one = (metric: LatencyMetric): LatencyStatistics | null =>
    told[metric] === null ? null : someStatistics(metric, { ...usual[metric], ...told[metric] })
  return { ttft: one('ttft'), tpot: one('tpot'), itl: one('itl'), e2e: one('e2e') }
}

/** Per-request samples; TTFT alone is enough. */
export const someSamples = (told: Partial<RequestSamples>): RequestSamples => {
  const ttft = told.ttft ?? new Float64Array()
  const outputTokens = ttft.map(() => 256)
  const empty = new Float64Array()
  const fields = { ttft: 'ttfts', tpot: 'ttfts, itls, output_lens', itl: 'itls', e2e: 'ttfts, itls' }
  const none = { fields, tpot: empty, e2e: empty, gaps: empty, longestGap: ttft.map(() => 0), hollow: 0, failed: 0 }
  return { ttft, outputTokens, ...none, ...told }
}

/**
 * A closed-loop run of 100 requests a slot whose identities hold: throughput = occupancy x concurrency / mean E2EL,
 * duration = completed / throughput, tokens = requests x 256.
 */
export const someRun = (choices: RunChoices = {}): SettledRun => {
  const { load, throughput, latency = {}, tokens, totals, samples, occupancy = 1, ...own } = choices
  const concurrency = load?.concurrency === undefined ? 32 : load.concurrency
  const completed = own.completed === undefined ? 100 * (concurrency ?? 32) : own.completed
  const failed = own.failed === undefined ? 0 : own.failed
  const statistics = latencyOf(latency)
  const rate = (occupancy * (concurrency ?? 32)) / (statistics.e2e?.mean ?? 4.025)
  const requests = throughput?.requests === undefined ? rate : throughput.requests
  const total = completed === null ? null : 256 * completed
  return {
    id: 'r1',
    source: 's1',
    path: 'bench/result.json',
    at: '',
    tool: 'vllmServe',
    wholeRecord: true,
    tokenizer: null,
    backend: 'openai',
    date: null,
    duration: requests && completed ? completed / requests : null,
    zeroLatencies: [],
    impossible: [],
    peakInFlight: null,
    stated: own.facts ?? someFacts,
    facts: someFacts,
    settings: {},
    fields: {},
    synthetic: null,
    overruled: [],
    ...own,
    completed,
    failed,
    load: {
      concurrency,
      capRecorded: true,
      requestRate: 'inf',
      burstiness: 1,
      prompts: completed === null ? null : completed + (failed ?? 0),
      warmups: null,
      ...load,
    },
    tokens: { input: 256, output: 256, ...tokens },
    totals: { input: total, output: total, ...totals },
    throughput: {
      requests,
      outputTokens: requests === null ? null : 256 * requests,
      totalTokens: requests === null ? null : 512 * requests,
      requestsRounding: 0,
      ...throughput,
    },
    latency: statistics,
    samples: samples ? someSamples(samples) : null,
  }
}

/** TTFT p99 within 3 s and ITL p99 within 120 ms, or what the expression says. */
export const someSla = (expression = 'ttft.p99<=3s,itl.p99<=120ms'): Sla => parseSla(expression, 'test')

/** One request every 3 s at 70, 75 and 80 %, overflow 1 %. */
export const somePlan = (choices: Partial<Plan> = {}): Plan => ({
  title: null,
  customer: null,
  author: null,
  document: {
    number: null,
    version: null,
    company: null,
    confidentiality: null,
    reviewer: null,
    approver: null,
    revisions: [],
    tone: 'plain',
    terms: {},
  },
  sla: someSla(),
  intervals: [3],
  thinkTimes: [],
  balancer: 'random',
  utilizations: [0.7, 0.75, 0.8],
  overflow: 0.01,
  repeatPolicy: 'worst',
  accept: [],
  series: [],
  columns: [],
  mixes: [],
  arrivals: { burstiness: null, dayToDay: null },
  demand: { users: [], arrivalRates: [], tokenRates: [], employees: null, peakDay: null },
  spare: 0,
  cost: null,
  chosenBy: {
    sla: 'default',
    intervals: 'default',
    thinkTimes: 'default',
    balancer: 'default',
    utilizations: 'default',
    overflow: 'default',
    repeatPolicy: 'default',
    accept: 'default',
    spare: 'default',
    arrivals: 'default',
  },
  ...choices,
})
