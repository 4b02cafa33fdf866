import type { LatencyMetric } from '../model/metric.ts'
import type { Load, Run } from '../model/run.ts'
import { type Document, type Problem, fileNameOf, problem } from '../model/source.ts'
import { blank, type Command, type Order } from '../records/command.ts'
import { all, any, has } from '../records/detect.ts'
import { aboveZero, type Picked, pickNumber, totalOf, ratio } from '../records/pick.ts'
import { flattened, type RawRecord, roundingOf } from '../records/values.ts'
import { possible } from '../records/impossible.ts'
import { runOf, type Numbers, cappedLoad } from '../records/run.ts'
import { patternLatency } from '../records/statistics.ts'
import { type KeptTimes, withoutShortTimes } from '../records/streams.ts'
import { type Found, holdsNone, type Input, partAlone, partOf, type Provenance, type Reading } from './input.ts'

const tool = 'inference-perf'

const isLifecycle = has('load_summary.count', 'successes.count', 'successes.latency')
/** What a server told Prometheus meanwhile: its window reaches beyond the stage, so that nothing of it is read. */
const isServerSide = all(has('load_summary', 'successes.queue_len', 'failures'), (document) => !isLifecycle(document))
const isRequest = has('start_time', 'end_time', 'request', 'response', 'info')

const spelt: Readonly<Record<LatencyMetric, string>> = {
  ttft: 'time_to_first_token',
  tpot: 'time_per_output_token',
  itl: 'inter_token_latency',
  e2e: 'request_latency',
}

const patternOf = (metric: LatencyMetric): RegExp =>
  new RegExp(`^successes\\.latency\\.${spelt[metric]}\\.(mean|median|p\\d{1,2}(?:\\.\\d+)?)$`)

const patterns = { ttft: patternOf('ttft'), tpot: patternOf('tpot'), itl: patternOf('itl'), e2e: patternOf('e2e') }

const measured = /^successes\.|^failures\.|^load_summary\.(count|requested_rate|achieved_rate|concurrency)$/

const rateKey = 'successes.throughput.requests_per_sec'

/** Tokens of all requests by their mean; the keys were renamed in 2026. */
const tokensBy = (record: RawRecord, ...keys: readonly string[]): Picked | null =>
  totalOf(pickNumber(record, ...keys.map((key) => `successes.${key}.mean`)), pickNumber(record, 'successes.count'), '*')

/** A client that sends less than this share of what it was asked for did not make the load. */
const reached = 0.95

/** The rate that a level stands for: the one asked for, or, where the client fell behind, the one that it sent. */
const rateOf = (record: RawRecord): Picked | null => {
  const asked = aboveZero(pickNumber(record, 'load_summary.requested_rate'))
  const sent = aboveZero(pickNumber(record, 'load_summary.achieved_rate'))
  return asked && sent && sent.value < reached * asked.value ? sent : asked
}

const notReached = (record: RawRecord, where: string): readonly Problem[] => {
  const [asked, used] = [aboveZero(pickNumber(record, 'load_summary.requested_rate')), rateOf(record)]
  if (!asked || !used || asked.field === used.field) return []
  return [problem('rateNotReached', where, { asked: asked.value, sent: used.value })]
}

const numbers = (record: RawRecord): Numbers => ({
  completed: pickNumber(record, 'successes.count'),
  failed: pickNumber(record, 'failures.count'),
  duration: ratio(pickNumber(record, 'successes.count'), pickNumber(record, rateKey)),
  'totals.input': tokensBy(record, 'prompt_len', 'prompt_tokens'),
  'totals.output': tokensBy(record, 'output_len', 'output_tokens'),
  'throughput.requests': pickNumber(record, rateKey),
  'throughput.outputTokens': pickNumber(record, 'successes.throughput.output_tokens_per_sec'),
  'throughput.totalTokens': pickNumber(record, 'successes.throughput.total_tokens_per_sec'),
  'load.concurrency': aboveZero(pickNumber(record, 'load_summary.concurrency')),
  'load.requestRate': rateOf(record),
  'load.prompts': pickNumber(record, 'load_summary.count'),
})

const loadOf = (read: Numbers): Load =>
  cappedLoad(read, { requestRate: read['load.concurrency'] ? 'inf' : (read['load.requestRate']?.value ?? null) })

/** Until mid-2026 tokens were miscounted with tokenizers that begin with a BOS token (upstream #564, #565, #644). */
const withTimes = (record: RawRecord, latency: Run['latency'], where: string): KeptTimes =>
  withoutShortTimes(latency, pickNumber(record, 'successes.output_len.mean', 'successes.output_tokens.mean'), where)

/** All stages together: by its name, or for want of any load. */
const isMixture = (document: Document, { path }: Provenance): boolean =>
  fileNameOf(path).startsWith('summary_') ||
  !any(has('load_summary.requested_rate'), has('load_summary.concurrency'))(document)

const readStage = (value: RawRecord, at: string, from: Provenance): Reading => {
  const { record, impossible, problems } = possible(flattened(value), measured, at)
  const read = numbers(record)
  const told = patternLatency(record, 's', patterns)
  const { latency, problems: short } = withTimes(record, told.latency, at)
  const run = runOf(read, roundingOf(record[rateKey]), {
    ...from,
    at,
    tool: 'inferencePerf',
    wholeRecord: true,
    load: loadOf(read),
    ...told,
    latency,
    impossible,
  })
  return { runs: [run], problems: [...problems, ...notReached(record, at), ...short] }
}

const mixture: Problem = problem('mixture')

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind !== 'object') return holdsNone()
  if (isRequest(document)) return document.at === '/0' ? holdsNone(mixture) : holdsNone()
  if (isServerSide(document)) return holdsNone(partAlone(tool))
  return isMixture(document, from) ? holdsNone(mixture) : readStage(document.value, document.at, from)
}

/** The stage whose server tells something; what it tells of all stages is a mixture. */
const besideStage = (found: Found, paths: ReadonlySet<string>): Reading => {
  const { path } = found.from
  const stage = path.replace('_prometheus_metrics', '_lifecycle_metrics')
  if (fileNameOf(path).startsWith('summary_')) return holdsNone(mixture)
  return stage !== path && paths.has(stage) ? holdsNone(partOf(stage)) : found.reading
}

const join = (found: readonly Found[]): readonly Reading[] => {
  const paths = new Set(found.map(({ from }) => from.path))
  return found.map((one) => (isServerSide(one.document) ? besideStage(one, paths) : one.reading))
}

const loadWords = ({ load, requests }: Order): string =>
  load.requestRate === 'inf'
    ? `load.type=concurrent, load.stages=[{num_requests: ${requests}, concurrency_level: ${load.concurrency ?? 1}}]`
    : `load.type=poisson, load.stages=[{rate: ${load.requestRate}, duration: ${Math.ceil(requests / load.requestRate)}}]`

/** Everything stands in its configuration; the placeholder tells what to set there. */
const command: Command = {
  cold: true,
  words: (order) => ['inference-perf', '--config_file', blank(`CONFIG_YAML: ${loadWords(order)}`)],
  percentiles: (percentiles) => `report.request_lifecycle.percentiles: [${percentiles.join(', ')}]`,
}

/** kubernetes-sigs/inference-perf: a file for each stage, and those that lie beside it. */
export const inferencePerf: Input = {
  tool,
  notes: ['sentRate', 'tokenTimesShort', 'chunks'],
  marks: [
    'load_summary',
    'schedule_delay',
    'requested_rate',
    'achieved_rate',
    'successes',
    'request_latency',
    'normalized_time_per_output_token',
  ],
  detect: any(isLifecycle, isServerSide, isRequest),
  read,
  join,
  command,
}
