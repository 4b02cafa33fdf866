import type { RequestSamples } from '../../model/run.ts'
import { asNumber, pickNumber, type RawRecord } from '../../records/pick.ts'

/** The fields of a request that each metric is made of. */
const fields = {
  ttft: 'requests.successful.time_to_first_token_ms',
  tpot: 'requests.successful.inter_token_latency_ms',
  itl: '',
  e2e: 'requests.successful.request_latency',
} as const

const seconds = (value: unknown): number => (asNumber(value) ?? Number.NaN) / 1000

/** 0 is what stands for a first token that was missed. */
const ttftOf = (request: RawRecord): number => seconds(request['time_to_first_token_ms']) || Number.NaN

const tokensOf = (request: RawRecord): number => asNumber(request['output_tokens']) ?? 0

const startOf = (request: RawRecord): number =>
  pickNumber(request, 'request_start_time', 'start_time')?.value ?? Number.NaN

/** Samples (seconds) of all answers of a benchmark; GuideLLM keeps no gaps between tokens. Null without any. */
export const samplesOf = (requests: readonly RawRecord[], failed: number): RequestSamples | null => {
  if (requests.length === 0) return null
  const sent = requests.toSorted((a, b) => startOf(a) - startOf(b) || 0)
  const ttft = Float64Array.from(sent, ttftOf)
  const starts = Float64Array.from(sent, startOf)
  return {
    fields,
    ttft,
    tpot: Float64Array.from(
      sent.filter((request) => tokensOf(request) > 1),
      (request) => seconds(request['inter_token_latency_ms']),
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
