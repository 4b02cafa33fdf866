import type { RequestSamples } from '../model/run.ts'
import { asList, asNumbers, type RawRecord } from './pick.ts'

/** Seconds beyond which an element of an array is no time. */
const longest = 1e9

/** Times of single requests: what nothing can have lasted is no number. */
const possibleTimes = (times: Float64Array | null): Float64Array | null =>
  times?.map((time) => (Math.abs(time) <= longest ? time : Number.NaN)) ?? null

/** The arrays that each metric is made of. */
const fields = { ttft: 'ttfts', tpot: 'ttfts, itls, output_lens', itl: 'itls', e2e: 'ttfts, itls' } as const

interface Arrays {
  readonly ttfts: Float64Array
  readonly outputs: Float64Array
  readonly gaps: readonly (Float64Array | null)[]
  readonly latencies: Float64Array | null
  readonly starts: Float64Array | null
  readonly errors: readonly unknown[] | null
}

const arrays = (record: RawRecord): Arrays | null => {
  const ttfts = possibleTimes(asNumbers(record['ttfts']))
  const outputs = asNumbers(record['output_lens'])
  const itls = asList(record['itls'])
  if (!ttfts || !outputs || !itls) return null
  return {
    ttfts,
    outputs,
    gaps: itls.map((list) => possibleTimes(asNumbers(list))),
    latencies: possibleTimes(asNumbers(record['latencies'])),
    starts: asNumbers(record['start_times']),
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

const sum = (values: Float64Array | null | undefined): number => values?.reduce((a, b) => a + b, 0) ?? 0

const pooled = (lists: readonly (Float64Array | null | undefined)[]): Float64Array => {
  const result = new Float64Array(lists.reduce((total, list) => total + (list?.length ?? 0), 0))
  let offset = 0
  for (const list of lists) {
    if (list) result.set(list, offset)
    offset += list?.length ?? 0
  }
  return result
}

/** The client's clock has no zero that means anything: only the differences do. */
const startsOf = ({ starts, ttfts }: Arrays, chosen: readonly number[]): Pick<RequestSamples, 'starts'> => {
  if (starts?.length !== ttfts.length) return {}
  const own = Float64Array.from(chosen, (i) => starts[i] ?? Number.NaN)
  return own.every(Number.isFinite) ? { starts: own } : {}
}

/**
 * Per-request samples of the arrays `ttfts`, `itls`, `output_lens` that clients of vLLM's descent write (seconds), or null without the arrays, or 'disagree' when their lengths
 * differ. E2EL = TTFT + gaps where `latencies` is not written; TPOT = (E2EL - TTFT) / (output - 1) for output > 1.
 */
export const streamSamples = (record: RawRecord, completed: number | null): RequestSamples | 'disagree' | null => {
  const data = arrays(record)
  if (!data || data.ttfts.length === 0) return null
  if (data.ttfts.length !== data.gaps.length || data.ttfts.length !== data.outputs.length) return 'disagree'
  const chosen = successes(data, completed)
  const ttft = Float64Array.from(chosen, (i) => data.ttfts[i] ?? Number.NaN)
  const e2e = Float64Array.from(chosen, (i, n) => data.latencies?.[i] ?? (ttft[n] ?? 0) + sum(data.gaps[i]))
  const outputTokens = Float64Array.from(chosen, (i) => data.outputs[i] ?? 0)
  const several = [...chosen.keys()].filter((n) => (outputTokens[n] ?? 0) > 1)
  return {
    fields,
    ttft,
    e2e,
    outputTokens,
    tpot: Float64Array.from(several, (n) => ((e2e[n] ?? 0) - (ttft[n] ?? 0)) / ((outputTokens[n] ?? 0) - 1)),
    gaps: pooled(chosen.map((i) => data.gaps[i])),
    longestGap: Float64Array.from(chosen, (i) => data.gaps[i]?.reduce((a, b) => Math.max(a, b), 0) ?? 0),
    gapCounts: Float64Array.from(chosen, (i) => data.gaps[i]?.length ?? 0),
    ...startsOf(data, chosen),
    hollow: [...chosen.keys()].filter((n) => !((ttft[n] ?? 0) > 0) || !((outputTokens[n] ?? 0) > 0)).length,
    failed: data.ttfts.length - chosen.length,
  }
}
