import { unitFactor, unitOf } from '../../model/columns.ts'
import { conditionKey, spelled } from './conditions.ts'

/**
 * What a column holds, told by its name and unit: a result key and the factor that brings its numbers to the unit of
 * that key. `unclear`: it seems to measure something, and its name leaves open what or in which unit.
 */
type Meaning =
  | { readonly kind: 'known'; readonly key: string; readonly factor: number }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'other' }

const metrics: readonly (readonly [string, RegExp])[] = [
  ['ttft', /(?:^|_)(?:ttft|time_to_first_token)(?=_|$)/],
  ['tpot', /(?:^|_)(?:tpot|time_per_output_token)(?=_|$)/],
  ['itl', /(?:^|_)(?:itl|inter_?token_latency)(?=_|$)/],
  ['e2el', /(?:^|_)(?:e2el|e2e|e2e_latency|end_to_end(?:_latency)?)(?=_|$)/],
]

const statistics: readonly (readonly [string, RegExp])[] = [
  ['mean', /^(?:mean|avg|average)$/],
  ['median', /^median$/],
  ['std', /^(?:std|stdev|stddev)$/],
]

const counts: readonly (readonly [string, RegExp])[] = [
  [
    'completed',
    /^(completed|succeeded|successes|successful)(_requests)?$|^(num|n)_(completed|success|successful|ok)$|^success_count$/,
  ],
  ['failed', /^(failed|failures|errors)(_requests)?$|^(num|n)_(failed|errors)$|^(fail|error)_count$/],
  ['total_input_tokens', /^total_(input|prompt)_tokens$/],
  ['total_output_tokens', /^total_(output|generated|completion)_tokens$/],
]

const perSecond = String.raw`(?:_(?:per_)?(?:s|sec|second))`
const requestRate = new RegExp(
  String.raw`^(?:(?:achieved|actual|request|measured)_)?(?:throughput_)?(?:rps|(?:req|requests?)${perSecond})$`,
)
const tokenRate = new RegExp(String.raw`^([a-z_]*?)_?(?:throughput|tput)?_?tok(?:en)?s?${perSecond}$`)
const outputs = /^(output|out|generate|generated|generation|gen|decode|completion)$/
const durations =
  /^(?:(?:benchmark|test|total|wall|run|elapsed)_)?(?:duration|time|elapsed|runtime)_(s|sec|secs|seconds|ms|milliseconds)$/
const measuring = /(?:^|_)(?:ttft|tpot|itl|e2el?|latency|throughput|tput|tps|rps|qps|duration|elapsed)(?=_|$)/

const unclear: Meaning = { kind: 'unclear' }
const knownAs = (key: string, factor = 1): Meaning => ({ kind: 'known', key, factor })

const named = (pairs: readonly (readonly [string, RegExp])[], text: string): string | undefined =>
  pairs.find(([, pattern]) => pattern.test(text))?.[0]

const statisticOf = (word: string): string | undefined =>
  named(statistics, word) ?? /^p\d{1,2}(?:_\d{1,4})?$/.exec(word)?.[0].replace('_', '.')

/** Exactly one statistic and one unit beside the name of the metric, and nothing that is not understood. */
const latencyOf = (key: string): Meaning | null => {
  const metric = metrics.find(([, pattern]) => pattern.test(key))
  if (!metric) return null
  if (/(?:^|_)(?:min|max|minimum|maximum)(?=_|$)/.test(key)) return { kind: 'other' }
  const words = key
    .replace(metric[1], '_')
    .replace(/(?<=(?:^|_)p\d{1,2})_(?=\d)/, '.')
    .split('_')
    .filter((word) => word !== '' && word !== 'latency')
  const found = words.flatMap((word) => statisticOf(word.replace('.', '_')) ?? [])
  const units = words.flatMap((word) => unitOf(word) ?? [])
  if (found.length !== 1 || units.length !== 1 || words.length !== 2) return unclear
  return knownAs(`${found[0]}_${metric[0]}_ms`, unitFactor(units[0]!, 'ms'))
}

const tokenRateOf = (key: string): Meaning | null => {
  const kind = tokenRate.exec(key)?.[1]
  if (kind === undefined) return null
  if (outputs.test(kind)) return knownAs('output_throughput')
  return kind === 'total' ? knownAs('total_token_throughput') : kind === '' ? unclear : { kind: 'other' }
}

/** `Requests/s` and `tok/s` keep what they are per. */
const keyOf = (name: string): string => spelled(name.replaceAll('/', '_per_'))

/** What the name of a column says. Nothing is taken from its numbers. */
const meaningOf = (name: string): Meaning => {
  const key = keyOf(name)
  if (key.length > 80) return { kind: 'other' }
  const duration = durations.exec(key)?.[1]
  if (duration) return knownAs('duration', unitFactor(unitOf(duration) ?? 's', 's'))
  const count = named(counts, key)
  if (count) return knownAs(count)
  if (requestRate.test(key)) return knownAs('request_throughput')
  const measured = latencyOf(key) ?? tokenRateOf(key)
  if (measured) return measured
  if (key === 'qps' || key === 'rate') return knownAs('request_rate')
  const condition = conditionKey(name)
  if (condition !== null) return knownAs(condition)
  return measuring.test(key) ? unclear : { kind: 'other' }
}

/** A column of a table and the result key that its name and unit stand for. */
interface GuessedColumn {
  readonly name: string
  readonly key: string
  readonly factor: number
}

export interface GuessedColumns {
  readonly columns: readonly GuessedColumn[]
  /** Columns that seem to measure something and whose names leave open what. */
  readonly unclear: readonly string[]
}

/** `qps` and `rate` alone may be what was offered or what was reached. */
const offeredOrReached = ({ name, key }: GuessedColumn): boolean =>
  key === 'request_rate' && /^(qps|rate)$/i.test(name.trim())

/** What the columns of a table are, as far as their names say. Two columns for one thing are neither. */
export const guessColumns = (header: readonly string[]): GuessedColumns => {
  const meanings = header.map((name) => ({ name, meaning: meaningOf(name) }))
  const known = meanings.flatMap(({ name, meaning }): readonly GuessedColumn[] =>
    meaning.kind === 'known' ? [{ name, key: meaning.key, factor: meaning.factor }] : [],
  )
  const hasRate = known.some(({ key }) => key === 'request_throughput')
  const isDoubtful = (column: GuessedColumn): boolean =>
    known.filter(({ key }) => key === column.key).length > 1 || (!hasRate && offeredOrReached(column))
  return {
    columns: known.filter((column) => !isDoubtful(column)),
    unclear: header.filter((name) =>
      meanings.some(
        (one) =>
          one.name === name &&
          (one.meaning.kind === 'unclear' || known.some((column) => column.name === name && isDoubtful(column))),
      ),
    ),
  }
}
