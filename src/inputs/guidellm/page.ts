import { under, asPicked, type Picked } from '../../records/pick.ts'
import { asList, asNumber, asRecord, asText, type RawRecord } from '../../records/values.ts'
import { loadOf, type Metric, type MetricName, metricsBy, type Told, untold } from './told.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'
import { untoldLoad } from '../../records/run.ts'

const facts = (model: unknown, where: string): Told['stated'] => knownFacts({ model: factOf(asText(model), where) })

/** Metrics of the page's `benchmarks` until 0.7: `tpot` is what the report calls inter-token latency. */
const older: readonly (readonly [key: string, name: MetricName])[] = [
  ['ttft', 'time_to_first_token_ms'],
  ['tpot', 'inter_token_latency_ms'],
  ['itl', 'inter_token_latency_ms'],
  ['timeToFirstToken', 'time_to_first_token_ms'],
  ['interTokenLatency', 'inter_token_latency_ms'],
  ['timePerRequest', 'request_latency'],
]

const metricOf = (benchmark: RawRecord, key: string): Metric | null => {
  const told = asRecord(benchmark[key])
  const values = told && { ...told, std_dev: told['stdDev'], ...asRecord(told['percentiles']) }
  return values && { where: `window.benchmarks.${key}`, values }
}

/** Until 0.7 a page holds the distributions of each benchmark, and nothing of its load. */
const toldByDistributions = (page: RawRecord): readonly Told[] =>
  (asList(page['benchmarks']) ?? []).flatMap((one, i) => {
    const benchmark = asRecord(one)
    if (!benchmark) return []
    const rate = { where: 'window.benchmarks.requestsPerSecond', values: { mean: benchmark['requestsPerSecond'] } }
    const metrics = older.map(([key, name]) => [name, metricOf(benchmark, key)] as const)
    return {
      ...untold,
      at: `/${i}`,
      metrics: metricsBy([...metrics, ['requests_per_second', rate]]),
      successful: asPicked(under(benchmark, 'timePerRequest', 'count'), 'window.benchmarks.timePerRequest.count'),
      load: untoldLoad,
      stated: facts(under(page, 'run_info', 'model', 'name'), 'window.run_info.model.name'),
    }
  })

/** Percentiles of a row, in milliseconds; the report has latencies of requests in seconds. */
const rowMetrics = (run: RawRecord): readonly (readonly [MetricName, Metric])[] => {
  const metric = (key: string, scale: number): Metric => {
    const value = (percentile: string): number | null => {
      const number = asNumber(run[`${key}_${percentile}_ms`])
      return number === null ? null : number * scale
    }
    return { where: `window.GUIDELLM_REPORT.runs.${key}`, values: { p95: value('p95'), p99: value('p99') } }
  }
  return [
    ['time_to_first_token_ms', metric('ttft', 1)],
    ['inter_token_latency_ms', metric('itl', 1)],
    ['request_latency', metric('request_latency', 0.001)],
  ]
}

/** A rate stands behind the name of a strategy: `constant@2.00`. */
const strategyOf = (run: RawRecord): RawRecord => ({
  type_: run['strategy'],
  streams: run['configured_concurrency'],
  rate: /@([\d.]+)/.exec(asText(run['label']) ?? '')?.[1],
})

/** The rate counts answers and errors alike. */
const answersPerSecond = (run: RawRecord): Metric | null => {
  const [rate, successful, total] = ['request_rate', 'successful', 'total'].map((key) => asNumber(run[key]))
  if (rate == null || successful == null || !total) return null
  const where = 'window.GUIDELLM_REPORT.runs.request_rate × successful / total'
  return { where, values: { mean: (rate * successful) / total } }
}

/** Later pages hold a row of percentiles for each benchmark. */
const toldByRows = (report: RawRecord): readonly Told[] =>
  (asList(report['runs']) ?? []).flatMap((one, i) => {
    const run = asRecord(one)
    if (!run) return []
    const count = (key: string): Picked | null => asPicked(run[key], `window.GUIDELLM_REPORT.runs.${key}`)
    return {
      ...untold,
      at: `/${i}`,
      metrics: metricsBy([...rowMetrics(run), ['requests_per_second', answersPerSecond(run)]]),
      successful: count('successful'),
      errored: count('errored'),
      load: loadOf(strategyOf(run), {}),
      stated: facts(under(report, 'header', 'model'), 'window.GUIDELLM_REPORT.header.model'),
    }
  })

export const isGuidellmPage = (page: RawRecord): boolean =>
  asList(under(page, 'GUIDELLM_REPORT', 'runs')) !== null ||
  (under(page, 'run_info', 'model') !== null && asList(page['benchmarks']) !== null)

/** The benchmarks that the scripts of a page are given. */
export const toldByPage = (page: RawRecord): readonly Told[] => {
  const report = asRecord(page['GUIDELLM_REPORT'])
  return report ? toldByRows(report) : toldByDistributions(page)
}
