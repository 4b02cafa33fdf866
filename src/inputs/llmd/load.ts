import type { Load } from '../../model/run.ts'
import { positiveAt, textAt, valueAt, type Picked } from '../../records/pick.ts'
import { asNumber, isUnlimited, type RawRecord } from '../../records/values.ts'

/** The clients whose results the importers of llm-d-benchmark turn into reports, by the names that they write. */
export type Client = 'vllm-benchmark' | 'inferencemax' | 'guidellm' | 'inference-perf' | 'aiperf' | 'other'

const clients: readonly Client[] = ['vllm-benchmark', 'inferencemax', 'guidellm', 'inference-perf', 'aiperf']

const clientPaths = ['scenario.load.standardized.tool', 'scenario.load.name'] as const

/** The client's name as it is written; null where none stands. */
export const clientNameOf = (record: RawRecord): string | null =>
  clientPaths.map((path) => textAt(record, path)).find((name) => name !== null) ?? null

export const clientOf = (record: RawRecord): Client =>
  clients.find((name) => name === clientNameOf(record)?.toLowerCase()) ?? 'other'

const args = 'scenario.load.args'

/** The stage of a client that measures several levels in one go, from 0. */
const stageOf = (record: RawRecord): number => asNumber(valueAt(record, 'scenario.load.metadata.stage')) ?? 0

/** Where version 0.1, which has no place of its own for the load, keeps it among the client's arguments. */
const argumentPaths = (record: RawRecord): { readonly cap: string; readonly rate: string } => {
  const client = clientOf(record)
  if (client === 'inference-perf') {
    const stage = `${args}.load.stages.${stageOf(record)}`
    return { cap: `${stage}.concurrency_level`, rate: `${stage}.rate` }
  }
  if (client !== 'guidellm') return { cap: `${args}.max_concurrency`, rate: `${args}.request_rate` }
  const profile = textAt(record, `${args}.profile`) ?? textAt(record, `${args}.rate_type`) ?? ''
  const level = `${args}.rate.${stageOf(record)}`
  return /^(concurrent|throughput)$/.test(profile) ? { cap: level, rate: '-' } : { cap: '-', rate: level }
}

const standardized = { cap: 'scenario.load.standardized.concurrency', rate: 'scenario.load.standardized.rate_qps' }

const pathsOf = (record: RawRecord): { readonly cap: string; readonly rate: string } =>
  valueAt(record, 'scenario.load.standardized') === undefined ? argumentPaths(record) : standardized

/** The cap on requests in flight, and the rate, in requests/s. */
export const capOf = (record: RawRecord): Picked | null => positiveAt(record, pathsOf(record).cap)
export const rateOf = (record: RawRecord): Picked | null => positiveAt(record, pathsOf(record).rate)

/** How many requests were asked for, where the client's arguments say so. */
export const promptsOf = (record: RawRecord): Picked | null => positiveAt(record, `${args}.num_prompts`)

export const loadOf = (record: RawRecord): Load => {
  const { cap, rate } = pathsOf(record)
  return {
    concurrency: capOf(record)?.value ?? null,
    capRecorded: valueAt(record, cap) !== undefined,
    requestRate: isUnlimited(valueAt(record, rate)) ? 'inf' : (rateOf(record)?.value ?? null),
    burstiness: positiveAt(record, `${args}.burstiness`)?.value ?? null,
    prompts: promptsOf(record)?.value ?? null,
    warmups: null,
  }
}
