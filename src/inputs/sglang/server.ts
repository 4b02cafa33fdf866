import type { Fact, Facts } from '../../model/fact.ts'
import { asPositive, asText, isRecord, longestSetting, type RawRecord, textsOf } from '../../records/values.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'

/** What the server told of itself (`server_info`, `/get_server_info`): its arguments, and sizes it worked out. */
type Server = RawRecord

/** Tables carry it as text. */
const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !value.trim().startsWith('{')) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return null
  }
}

const listed = (value: unknown): readonly Server[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** The servers of a run: one, or those of prefill and of decode apart. */
export interface Servers {
  readonly one: Server
  readonly prefill: readonly Server[]
  readonly decode: readonly Server[]
}

/** What a record holds of its servers; empty where it holds nothing. */
export const serversOf = (record: RawRecord): Servers => {
  const info = parsed(record['server_info'])
  if (!isRecord(info)) return { one: {}, prefill: [], decode: [] }
  const decode = listed(info['decode'])
  return { one: decode[0] ?? info, prefill: listed(info['prefill']), decode }
}

const sizeKeys = { tensorParallel: 'tp_size', pipelineParallel: 'pp_size', dataParallel: 'dp_size' } as const

const told = <T>(value: T | null, key: string): Fact<T> | null => factOf(value, `server_info.${key}`, 'metadata')

/** GPUs of all servers of a split; one server says it by its sizes in parallel. */
const gpusOf = ({ prefill, decode }: Servers): Facts => {
  const sizes = [...prefill, ...decode].map((server) => asPositive(server['tp_size']))
  if (prefill.length === 0 || decode.length === 0 || sizes.includes(null)) return {}
  const gpus = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  return {
    gpus: { value: gpus, from: 'derived', where: 'server_info.prefill[].tp_size + decode[].tp_size' },
    prefillWorkers: { value: prefill.length, from: 'metadata', where: 'server_info.prefill' },
    decodeWorkers: { value: decode.length, from: 'metadata', where: 'server_info.decode' },
  }
}

/** Each copy under data parallelism has a cache of that size. */
const cacheOf = (server: Server): Fact<number> | null => {
  const copies = asPositive(server['dp_size']) ?? 1
  const fact = told(asPositive(server['max_total_num_tokens']), 'max_total_num_tokens')
  return fact && copies > 1 ? { value: fact.value * copies, from: 'derived', where: `${fact.where} × dp_size` } : fact
}

/** Model, layout and cache by what the server told. */
export const serverFacts = (servers: Servers): Facts => {
  const { one, prefill } = servers
  const sizes = Object.entries(sizeKeys).map(([name, key]) => [name, told(asPositive(one[key]), key)] as const)
  return knownFacts({
    model: told(asText(one['model_path']) ?? asText(one['served_model_name']), 'model_path'),
    kvCacheTokens: prefill.length > 0 ? null : cacheOf(one),
    ...Object.fromEntries(sizes),
    ...gpusOf(servers),
  })
}

const settingKeys = `quantization dtype kv_cache_dtype mem_fraction_static max_running_requests chunked_prefill_size
  max_prefill_tokens context_length schedule_policy attention_backend enable_dp_attention ep_size disable_radix_cache
  enable_mixed_chunk cuda_graph_max_bs speculative_algorithm speculative_num_steps version`.split(/\s+/)

/** What the server was told that changes its speed, under its own names. */
export const serverSettings = ({ one }: Servers): Readonly<Record<string, string>> =>
  textsOf(
    settingKeys.map((key) => [key === 'version' ? 'sglang_version' : key, one[key]]),
    longestSetting,
  )
