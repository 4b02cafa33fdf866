import type { Fact, Facts } from '../../model/fact.ts'
import { asNumber, asText, type RawRecord, isRecord } from '../../records/pick.ts'

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

const positive = (server: Server, key: string): number | null => {
  const value = asNumber(server[key])
  return value !== null && value > 0 ? value : null
}

const sizeKeys = { tensorParallel: 'tp_size', pipelineParallel: 'pp_size', dataParallel: 'dp_size' } as const

const told = <T>(value: T | null, key: string): Fact<T> | undefined =>
  value === null ? undefined : { value, from: 'metadata', where: `server_info.${key}` }

/** GPUs of all servers of a split; one server says it by its sizes in parallel. */
const gpusOf = ({ prefill, decode }: Servers): Facts => {
  const sizes = [...prefill, ...decode].map((server) => positive(server, 'tp_size'))
  if (prefill.length === 0 || decode.length === 0 || sizes.includes(null)) return {}
  const gpus = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  return {
    gpus: { value: gpus, from: 'derived', where: 'server_info.prefill[].tp_size + decode[].tp_size' },
    prefillWorkers: { value: prefill.length, from: 'metadata', where: 'server_info.prefill' },
    decodeWorkers: { value: decode.length, from: 'metadata', where: 'server_info.decode' },
  }
}

/** Each copy under data parallelism has a cache of that size. */
const cacheOf = (server: Server): Fact<number> | undefined => {
  const tokens = positive(server, 'max_total_num_tokens')
  const copies = positive(server, 'dp_size') ?? 1
  const fact = told(tokens, 'max_total_num_tokens')
  return fact && copies > 1 ? { value: fact.value * copies, from: 'derived', where: `${fact.where} × dp_size` } : fact
}

const present = (facts: Readonly<Record<string, Fact<string | number> | undefined>>): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Facts

/** Model, layout and cache by what the server told. */
export const serverFacts = (servers: Servers): Facts => {
  const { one, prefill } = servers
  const sizes = Object.entries(sizeKeys).map(([name, key]) => [name, told(positive(one, key), key)] as const)
  return present({
    model: told(asText(one['model_path']) ?? asText(one['served_model_name']), 'model_path'),
    kvCacheTokens: prefill.length > 0 ? undefined : cacheOf(one),
    ...Object.fromEntries(sizes),
    ...gpusOf(servers),
  })
}

const settingKeys = `quantization dtype kv_cache_dtype mem_fraction_static max_running_requests chunked_prefill_size
  max_prefill_tokens context_length schedule_policy attention_backend enable_dp_attention ep_size disable_radix_cache
  enable_mixed_chunk cuda_graph_max_bs speculative_algorithm speculative_num_steps version`.split(/\s+/)

/** What the server was told that changes its speed, under its own names. */
export const serverSettings = ({ one }: Servers): Readonly<Record<string, string>> =>
  Object.fromEntries(
    settingKeys.flatMap((key) => {
      const text = asText(one[key])
      return text === null || text.length > 200 ? [] : [[key === 'version' ? 'sglang_version' : key, text] as const]
    }),
  )
