import type { Run } from '../../model/run.ts'
import { type Problem, problem } from '../../model/source.ts'
import { all, any, has } from '../../records/detect.ts'
import { numberAt, positiveAt, textAt, valueAt, type Picked, totalOf } from '../../records/pick.ts'
import { type RawRecord, roundingOf } from '../../records/values.ts'
import { countsOf, runOf, type Numbers } from '../../records/run.ts'
import { type Input, type Provenance, ofObjects } from '../input.ts'
import { capOf, clientOf, latencyIn, loadOf, promptsOf, rateOf } from './latency.ts'
import { dateOf, factsOf, settingsOf } from './stack.ts'

const aggregate = 'results.request_performance.aggregate'

const groupOf = (record: RawRecord): string => (valueAt(record, aggregate) === undefined ? 'metrics' : aggregate)

/** `PT49.97S`. */
const isoSeconds = (text: string | null): number | null => {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text ?? '')
  if (!match) return null
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return 3600 * hours! + 60 * minutes! + seconds!
}

/** For the other clients the importers write how long they sent, or how long the whole harness lasted. */
const durationOf = (record: RawRecord): Picked | null => {
  if (!['vllm-benchmark', 'inferencemax', 'guidellm'].includes(clientOf(record))) return null
  const value = isoSeconds(textAt(record, 'run.time.duration'))
  return value !== null && value > 0
    ? { value, field: 'run.time.duration' }
    : positiveAt(record, 'metrics.time.duration')
}

/** Successes: vLLM's and AIPerf's importers put them where the others put all that was sent. */
const completedOf = (record: RawRecord): Picked | null => {
  const path = `${groupOf(record)}.requests`
  const [total, failures] = [numberAt(record, `${path}.total`), numberAt(record, `${path}.failures`)]
  const incomplete = numberAt(record, `${path}.incomplete`)
  const client = clientOf(record)
  if (!total || client === 'aiperf') return total
  if (!failures) return client === 'vllm-benchmark' ? total : null
  const lost = [failures, ...(incomplete ? [incomplete] : [])]
  return {
    value: total.value - lost.reduce((sum, { value }) => sum + value, 0),
    field: [total, ...lost].map(({ field }) => field).join(' - '),
  }
}

/** AIPerf's importer counts the kinds of errors. */
const failedOf = (record: RawRecord): Picked | null => {
  const failures = numberAt(record, `${groupOf(record)}.requests.failures`)
  return clientOf(record) === 'aiperf' && failures?.value !== 0 ? null : failures
}

const numbers = (record: RawRecord): Numbers => {
  const group = groupOf(record)
  const rate = (...names: readonly string[]) =>
    positiveAt(record, ...names.map((name) => `${group}.throughput.${name}`))
  const throughput = rate('request_rate.mean', 'requests_rate.mean', 'requests_per_sec')
  const counts = countsOf({
    prompts: promptsOf(record),
    completed: completedOf(record),
    failed: failedOf(record),
    duration: durationOf(record),
    throughput,
    rounding: roundingOf(valueAt(record, throughput?.field ?? '-')),
  })
  return {
    ...counts,
    'totals.input': totalOf(counts.completed, positiveAt(record, `${group}.requests.input_length.mean`)),
    'totals.output': totalOf(counts.completed, positiveAt(record, `${group}.requests.output_length.mean`)),
    'throughput.requests': throughput,
    'throughput.outputTokens': rate('output_token_rate.mean', 'output_tokens_per_sec'),
    'throughput.totalTokens': rate('total_token_rate.mean', 'total_tokens_per_sec'),
    'load.concurrency': capOf(record),
    'load.requestRate': rateOf(record),
    'load.prompts': promptsOf(record),
  }
}

const runIn = (record: RawRecord, at: string, from: Provenance, latency: Run['latency']): Run => {
  const found = numbers(record)
  return runOf(found, roundingOf(valueAt(record, found['throughput.requests']?.field ?? '-')), {
    ...from,
    at,
    tool: 'llmdReport',
    date: dateOf(record),
    load: loadOf(record),
    latency,
    stated: factsOf(record),
    settings: settingsOf(record),
  })
}

const read = ofObjects((value, at, from) => {
  const { latency, unclear } = latencyIn(value)
  const columns = unclear.join(', ')
  const problems: readonly Problem[] = columns === '' ? [] : [problem('unclearColumns', at, { columns })]
  return { runs: [runIn(value, at, from, latency)], problems }
})

/** The benchmark report of llm-d, versions 0.1 and 0.2, into which its importers turn results of other clients. */
export const llmdReport: Input = {
  tool: 'llm-d',
  notes: ['byClient'],
  marks: ['scenario', 'metrics', 'results', 'request_performance', 'time_to_first_token', 'units', 'standardized'],
  detect: any(
    all(has('version', 'scenario.load'), has('metrics.latency.time_to_first_token')),
    all(has('version', 'results.request_performance.aggregate'), any(has('run'), has('scenario'))),
  ),
  read,
  command: null,
}
