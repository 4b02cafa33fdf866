import { type LatencyMetric, type MetricDefinition, clientDefinition } from '../model/metric.ts'
import type { Load, Run } from '../model/run.ts'
import { type Document, type Problem, problem } from '../model/source.ts'
import { blank, type Command, option, type Order, valueOr } from '../records/command.ts'
import { text } from '../records/detect.ts'
import type { Picked } from '../records/pick.ts'
import { asNumber, roundingOf } from '../records/values.ts'
import { countsOf, latencyOf, runOf, statisticsOf, type Counts, type Numbers, cappedLoad } from '../records/run.ts'
import type { Input, Provenance, Reading } from './input.ts'
import { factOf, knownFacts } from '../records/stated-facts.ts'

/** `label : value`, the first of each label: the summary repeats some in its statistics. */
type Lines = ReadonlyMap<string, string>

const linesOf = (document: string): Lines => {
  const pairs = document.split(/\r?\n/).flatMap((line): (readonly [string, string])[] => {
    const [label = '', ...value] = line.split(':')
    return label.trim() === '' || value.length === 0 ? [] : [[label.trim(), value.join(':').trim()]]
  })
  return new Map(pairs.toReversed())
}

const pick = (lines: Lines, ...labels: readonly string[]): Picked | null => {
  const found = labels.flatMap((field) => {
    const value = asNumber(lines.get(field))
    return value === null || value <= 0 ? [] : [{ value, field }]
  })
  return found[0] ?? null
}

/** How LoadGen words each metric, without its case (mlcommons/inference loadgen/results.cc). */
const wording: Readonly<Partial<Record<LatencyMetric, string>>> = {
  ttft: 'first token latency',
  tpot: 'time to output token',
  e2e: 'latency',
}

/** LoadGen takes percentiles off the sorted sample, without interpolation. */
const definition: MetricDefinition = { ...clientDefinition('ttft', 'ns'), percentiles: 'nearestRank' }

const statisticName = (words: string): string => {
  const percentile = /^([\d.]+) percentile$/.exec(words)?.[1]
  if (percentile === undefined) return words
  return Number(percentile) === 50 ? 'median' : `p${Number(percentile)}`
}

const latency = (lines: Lines): Run['latency'] =>
  latencyOf((metric) => {
    const named = new RegExp(`^(mean|[\\d.]+ percentile) ${wording[metric]} \\(ns\\)$`)
    const found = [...lines].flatMap(([field, raw]) => {
      const [name, value] = [named.exec(field.toLowerCase())?.[1], asNumber(raw)]
      return name === undefined || value === null || value === 0
        ? []
        : [{ name: statisticName(name), value: value / 1e9, field }]
    })
    return statisticsOf(definition, found)
  })

const completedRate = ['Completed samples per second', 'Samples per second'] as const

/** Offline, all is sent in one query at the start: the last answer ends the run. */
const durationOf = (lines: Lines): Picked | null => {
  const longest = lines.get('Scenario') === 'Offline' ? pick(lines, 'Max latency (ns)') : null
  return longest && { value: longest.value / 1e9, field: longest.field }
}

const counts = (lines: Lines): Counts => {
  const throughput = pick(lines, ...completedRate)
  return countsOf({ duration: durationOf(lines), throughput, rounding: roundingOf(lines.get(throughput?.field ?? '')) })
}

const numbers = (lines: Lines): Numbers => ({
  ...counts(lines),
  'throughput.requests': pick(lines, ...completedRate),
  'throughput.outputTokens': pick(lines, 'Completed tokens per second', 'Tokens per second'),
  'load.requestRate': lines.get('Scenario') === 'Server' ? pick(lines, 'target_qps') : null,
})

/** Server: a Poisson process of `target_qps`. Offline: one query of all samples. SingleStream: one after another. */
const loadOf = (lines: Lines): Load => {
  const scenario = lines.get('Scenario')
  const server = scenario === 'Server'
  const requestRate = server ? (pick(lines, 'target_qps')?.value ?? null) : scenario === 'Offline' ? 'inf' : null
  return cappedLoad(
    {},
    { concurrency: scenario === 'SingleStream' ? 1 : null, requestRate, burstiness: server ? 1 : null },
  )
}

/** `llama2-70b-Server-SUT-LoadGen` names the model that was served; other names mean the machine. */
const statedOf = (lines: Lines): Run['stated'] => {
  const model = /^(.+)-(?:Server|Offline|Interactive|SingleStream)-SUT/.exec(lines.get('SUT name') ?? '')?.[1]
  return knownFacts({ model: factOf(model, 'SUT name') })
}

const kept = /^(SUT name|Scenario|Mode|Result is|ttft_latency \(ns\)|tpot_latency \(ns\)|min_duration \(ms\))$/

const toRun = (lines: Lines, from: Provenance): Run => {
  const found = numbers(lines)
  return runOf(found, roundingOf(lines.get(found['throughput.requests']?.field ?? '')), {
    ...from,
    at: '',
    tool: 'mlperf',
    load: loadOf(lines),
    latency: latency(lines),
    stated: statedOf(lines),
    settings: Object.fromEntries([...lines].filter(([label]) => kept.test(label))),
  })
}

/** What LoadGen itself holds against a run: it measured accuracy, or missed its own limits or its least duration. */
const objections = (lines: Lines): string | null => {
  const wanted: readonly (readonly [string, string])[] = [
    ['Mode', 'PerformanceOnly'],
    ['Result is', 'VALID'],
  ]
  const missed = wanted.filter(([label, value]) => (lines.get(label) ?? value) !== value).map(([label]) => label)
  const no = [...lines.keys()].filter((label) => label.endsWith('satisfied') && /^no$/i.test(lines.get(label) ?? ''))
  return missed.length === 0 ? null : [...missed, ...no].map((label) => `${label}: ${lines.get(label)}`).join(', ')
}

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind !== 'text') return { runs: [], problems: [] }
  const lines = linesOf(document.text)
  const words = objections(lines)
  const problems: readonly Problem[] = words === null ? [] : [problem('invalidResult', '', { words })]
  return { runs: words === null ? [toRun(lines, from)] : [], problems }
}

const words = ({ model, load }: Order): readonly string[] => [
  'mlcr',
  'run-mlperf,inference',
  ...option('--model', valueOr(model, 'MODEL')),
  ...option('--implementation', blank('IMPLEMENTATION')),
  '--scenario=Server',
  '--execution_mode=valid',
  `--server_target_qps=${load.requestRate === 'inf' ? blank('TARGET_QPS') : load.requestRate}`,
]

/** MLCommons' own automation; LoadGen always writes the same percentiles of every metric. */
const command: Command = { words }

/** `mlperf_log_summary.txt` of MLPerf Inference. */
export const mlperf: Input = {
  tool: 'MLPerf',
  notes: ['noItl', 'ownLimits'],
  marks: [],
  detect: text(/^MLPerf Results Summary$[^]*^Scenario\s*:/m),
  read,
  command,
}
