import { type GapLists, gapsOfRequests, onlyPossible, picked, totalsOf, tpotsOf } from '../maths/gap-lists.ts'
import { type LongList, inOnePiece, inParts, partsOf } from '../maths/long-list.ts'
import type { RequestSamples, Run } from '../model/run.ts'
import { type Problem, problem } from '../model/source.ts'
import type { Picked } from './pick.ts'
import { statisticsOf } from './run.ts'
import { type RawRecord, asList, asNumber, asNumbers, isRecord } from './values.ts'

/** How far the token times of a summary go together with its latencies. */
interface TokenTimes {
  /** (TTFT + (n − 1) TPOT) / E2EL, of means: 1 where they agree. */
  readonly agreement: number
  /** TPOT by the latencies, (E2EL − TTFT) / (n − 1), in seconds. */
  readonly tpot: number
  /** Mean TPOT as told, of that. */
  readonly share: number
}

/** Null where a mean is missing, or answers have one token. `output`: mean tokens of an answer. */
export const tokenTimes = ({ ttft, tpot, e2e }: Run['latency'], output: number | null): TokenTimes | null => {
  if (!ttft?.mean || !tpot?.mean || !e2e?.mean || output === null || output <= 1 || e2e.mean <= ttft.mean) return null
  const left = (e2e.mean - ttft.mean) / (output - 1)
  return { agreement: (ttft.mean + (output - 1) * tpot.mean) / e2e.mean, tpot: left, share: tpot.mean / left }
}

/**
 * True where tokens were miscounted: the latency is not filled, or, where waiting hides that, the time after the first token
 * is not. Means of ratios are no ratios of means, so that lengths that vary leave room.
 */
export const fallShort = ({ agreement, share }: TokenTimes): boolean => agreement < 0.9 || share < 0.75

/** Latencies, and that token times of them were set aside. */
export interface KeptTimes {
  readonly latency: Run['latency']
  readonly problems: readonly Problem[]
}

/**
 * Latencies as they are told; of tokens that were miscounted only the mean TPOT, by the latencies: their other statistics are none
 * of anything.
 */
export const withoutShortTimes = (latency: Run['latency'], output: Picked | null, where: string): KeptTimes => {
  const times = tokenTimes(latency, output?.value ?? null)
  const { tpot, ttft, e2e } = latency
  if (!times || !tpot || !output || !fallShort(times)) return { latency, problems: [] }
  const fields = [e2e, ttft].map((metric) => metric?.from['mean']?.field)
  const field = `(${fields.join(' - ')}) / (${output.field} - 1)`
  const repaired = statisticsOf(tpot.definition, [{ name: 'mean', value: times.tpot, field }])
  return {
    latency: { ...latency, tpot: repaired, itl: null },
    problems: [problem('tokenTimesShort', where, { share: times.share })],
  }
}

/** The keys under which records of single requests have their times and the tokens of their answers. */
type RequestKeys = Readonly<Record<'ttft' | 'e2e' | 'outputTokens', string>>

/**
 * Samples of successful requests that are told in the order in which they ended, without the gaps between their tokens; times in units
 * of which `per` are a second. TPOT = (E2EL - TTFT) / (output - 1) for output > 1.
 */
export const samplesOf = (
  requests: readonly RawRecord[],
  keys: RequestKeys,
  failed: number,
  fields: RequestSamples['fields'],
  per = 1,
): RequestSamples => {
  const numbers = (key: string, unit: number) =>
    Float64Array.from(requests, (one) => (asNumber(one[key]) ?? Number.NaN) / unit)
  const [ttft, e2e, outputTokens] = [numbers(keys.ttft, per), numbers(keys.e2e, per), numbers(keys.outputTokens, 1)]
  return {
    fields,
    ttft,
    e2e,
    outputTokens,
    tpot: tpotsOf(ttft, e2e, outputTokens),
    gaps: new Float64Array(),
    longestGap: new Float64Array(requests.length),
    endedInOrder: true,
    hollow: [...requests.keys()].filter((i) => !(ttft[i]! > 0) || !(outputTokens[i]! > 0)).length,
    failed,
  }
}

/** Times of single requests: what nothing can have lasted is no number. */
const timesOf = (value: unknown): Float64Array | null => {
  const times = asNumbers(value)
  return times && onlyPossible(times === value ? times.slice() : times)
}

/** The arrays that each metric is made of. */
const fields = { ttft: 'ttfts', tpot: 'ttfts, itls, output_lens', itl: 'itls', e2e: 'ttfts, itls' } as const

interface Arrays {
  readonly ttfts: Float64Array
  readonly outputs: Float64Array
  readonly gaps: GapLists
  readonly latencies: Float64Array | null
  readonly starts: Float64Array | null
  readonly inputs: Float64Array | null
  readonly errors: readonly unknown[] | null
}

const noTimes = new Float64Array()

/** The gaps of each request, as reading folded them or in lists; none where a request has no list. */
const gapsIn = (value: unknown): GapLists | null => {
  if (isFolded(value)) return value
  const lists = asList(value)?.map((list) => timesOf(list) ?? noTimes)
  if (!lists) return null
  const totals = lists.map(totalsOf)
  return {
    values: inOnePiece(inParts(lists)),
    counts: Float64Array.from(lists, ({ length }) => length),
    sums: Float64Array.from(totals, ({ sum }) => sum),
    longest: Float64Array.from(totals, ({ longest }) => longest),
  }
}

const isList = (value: unknown): value is LongList =>
  value instanceof Float64Array || (isRecord(value) && Array.isArray(value['parts']) && value['parts'].every(isPart))

const isPart = (part: unknown): boolean =>
  part instanceof Float64Array || (isRecord(part) && typeof part['read'] === 'function')

/** True for gaps that reading folded, which no text of JSON can be, and whose numbers go together. */
const isFolded = (value: unknown): value is GapLists => {
  if (!isRecord(value) || !isList(value['values'])) return false
  const { values, counts, sums, longest } = value as { [K in keyof GapLists]: unknown } & { values: LongList }
  const all = [counts, sums, longest].every(
    (one) => one instanceof Float64Array && one.length === (counts as Float64Array).length,
  )
  return (
    all &&
    (counts as Float64Array).reduce((sum, count) => sum + count, 0) ===
      partsOf(values).reduce((sum, { length }) => sum + length, 0)
  )
}

const arrays = (record: RawRecord): Arrays | null => {
  const ttfts = timesOf(record['ttfts'])
  const outputs = asNumbers(record['output_lens'])
  const gaps = gapsIn(record['itls'])
  if (!ttfts || !outputs || !gaps) return null
  return {
    ttfts,
    outputs,
    gaps,
    latencies: timesOf(record['latencies']),
    starts: asNumbers(record['start_times']),
    inputs: asNumbers(record['input_lens']),
    errors: asList(record['errors']),
  }
}

/**
 * Which requests succeeded. The arrays do not say: a failure has an error text or no output, and an empty answer of
 * an old version is a success. The rule whose count equals `completed` is the one that the file was made by.
 */
const successes = (data: Arrays, completed: number | null): readonly number[] => {
  const all = [...data.ttfts.keys()]
  const noError = all.filter((i) => !data.errors || data.errors[i] === '' || data.errors[i] === null)
  const output = all.filter((i) => (data.outputs[i] ?? 0) > 0)
  const both = noError.filter((i) => (data.outputs[i] ?? 0) > 0)
  return [both, noError, output].find((rule) => rule.length === completed) ?? both
}

/** The gaps of these requests, all of them as they are. */
const gapsOf = ({ values, counts }: GapLists, chosen: readonly number[]): LongList => {
  if (chosen.length === counts.length) return values
  const own = gapsOfRequests(values, counts, chosen)
  return values instanceof Float64Array ? inOnePiece(own) : own
}

/** A number of each of these requests; null where one of all has none, or one of these a wrong one. */
const ofEach = (
  values: Float64Array | null,
  all: number,
  chosen: readonly number[],
  isRight: (value: number) => boolean,
) => {
  const own = values?.length === all ? picked(values, chosen) : null
  return own?.every(isRight) ? own : null
}

/**
 * Per-request samples of the arrays `ttfts`, `itls`, `output_lens` that clients of vLLM's descent write (seconds), or null without the arrays, or 'disagree' when their lengths
 * differ. E2EL = TTFT + gaps where `latencies` is not written; TPOT = (E2EL - TTFT) / (output - 1) for output > 1.
 */
export const streamSamples = (record: RawRecord, completed: number | null): RequestSamples | 'disagree' | null => {
  const data = arrays(record)
  if (!data || data.ttfts.length === 0) return null
  if (data.ttfts.length !== data.gaps.counts.length || data.ttfts.length !== data.outputs.length) return 'disagree'
  const chosen = successes(data, completed)
  const { ttfts, latencies, gaps } = data
  const [ttft, outputTokens] = [picked(ttfts, chosen), picked(data.outputs, chosen)]
  // The client's clock has no zero that means anything: only the differences do.
  const starts = ofEach(data.starts, ttfts.length, chosen, Number.isFinite)
  const inputTokens = ofEach(data.inputs, ttfts.length, chosen, (tokens) => tokens > 0 && tokens < Infinity)
  const times = ttfts.map((time, i) => latencies?.[i] ?? time + gaps.sums[i]!)
  const e2e = picked(times, chosen)
  return {
    fields,
    ttft,
    e2e,
    outputTokens,
    tpot: tpotsOf(ttft, e2e, outputTokens),
    gaps: gapsOf(gaps, chosen),
    longestGap: picked(gaps.longest, chosen),
    gapCounts: picked(gaps.counts, chosen),
    ...(starts && { starts }),
    ...(inputTokens && { inputTokens }),
    hollow: [...chosen.keys()].filter((n) => !((ttft[n] ?? 0) > 0) || !((outputTokens[n] ?? 0) > 0)).length,
    failed: data.ttfts.length - chosen.length,
  }
}
