import type { Fact, FactName, Facts, Origin } from '../model/fact.ts'
import { groupBy } from '../model/group-by.ts'
import { normalKey } from '../model/setting.ts'
import type { Picked } from './pick.ts'
import { asPositive, asText, type RawRecord } from './values.ts'

/** A value as a fact; null where nothing tells it. */
export const factOf = <T>(value: T | null | undefined, where: string, from: Origin = 'result'): Fact<T> | null =>
  value == null ? null : { value, from, where }

/** A number of a result as a fact of its field. */
export const factIn = (picked: Picked | null | undefined): Fact<number> | null =>
  picked ? factOf(picked.value, picked.field) : null

/** Facts without those that nothing tells. */
export const knownFacts = (facts: { readonly [Name in FactName]?: Facts[Name] | null }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null))

/** Metadata keys and table columns by which people state what the result format has no place for. */
const numberKeys = {
  gpus: ['gpu_count', 'num_gpus', 'gpus', 'n_gpus'],
  tensorParallel: ['tensor_parallel_size', 'tp', 'tp_size', 'tensor_parallel'],
  pipelineParallel: ['pipeline_parallel_size', 'pp', 'pp_size', 'pipeline_parallel'],
  dataParallel: ['data_parallel_size', 'dp', 'dp_size', 'data_parallel'],
  prefillWorkers: ['prefill', 'prefill_workers', 'prefill_num_workers'],
  decodeWorkers: ['decode', 'decode_workers', 'decode_num_workers'],
  inputTokens: ['input_len', 'random_input_len', 'isl', 'input_length'],
  outputTokens: ['output_len', 'random_output_len', 'osl', 'output_length', 'out_len'],
  kvCacheTokens: ['kv_cache_tokens'],
} as const satisfies Partial<Record<FactName, readonly string[]>>

const textKeys = {
  gpu: ['gpu', 'gpu_name', 'gpu_type', 'accelerator', 'hw'],
  engine: ['engine', 'server_engine', 'serving_engine'],
  mix: ['mix'],
} as const satisfies Partial<Record<FactName, readonly string[]>>

/** What a record says under each key, as keys are compared. */
type ByKey = ReadonlyMap<string, readonly (readonly [field: string, raw: unknown])[]>

const find = <T>(record: ByKey, keys: readonly string[], read: (value: unknown) => T | null): Fact<T> | null => {
  for (const key of keys) {
    for (const [field, raw] of record.get(key) ?? []) {
      const value = read(raw)
      if (value !== null) return { value, from: 'metadata', where: field }
    }
  }
  return null
}

/** `8xMi300x 1FP8-meta`, `H100 x8`, `H100x8`; the last digits of `RTX 4090` and `MI300X` are no count. */
const counted = /^(?:([1-9]\d{0,2})\s*[x×]\s*(\D.*)|(.*[^\s].*?)(?:\s+[x×]\s*|(?<=\d)[x×])([1-9]\d?))$/

/** No GPU has a longer name with its count. */
const longestName = 200

/** A GPU written with its count states both; a count of its own key comes first. */
const withCount = (facts: Facts): Facts => {
  const written = facts.gpu?.value ?? ''
  const [, before, after, name = after, count = before] =
    written.length > longestName ? [] : (counted.exec(written) ?? [])
  if (!facts.gpu || !count || !name) return facts
  return { gpus: { ...facts.gpu, value: Number(count) }, ...facts, gpu: { ...facts.gpu, value: name } }
}

/** Hardware and lengths that the file states, by key; the first spelling in each list wins. */
export const statedFacts = (record: RawRecord): Facts => {
  const byKey = groupBy(Object.entries(record), ([field]) => normalKey(field))
  const numbers = Object.entries(numberKeys).map(([name, keys]) => [name, find(byKey, keys, asPositive)] as const)
  const texts = Object.entries(textKeys).map(([name, keys]) => [name, find(byKey, keys, asText)] as const)
  return withCount(knownFacts(Object.fromEntries([...numbers, ...texts])))
}

/** A number of GPUs that is stated and cannot be read: `8枚`, 0. */
export const unreadGpus = (record: RawRecord): { readonly field: string; readonly text: string } | null => {
  const keys: readonly string[] = numberKeys.gpus
  const [found] = Object.entries(record).flatMap(([field, value]) => {
    const text = keys.includes(normalKey(field)) && asPositive(value) === null ? asText(value) : null
    return text === null ? [] : [{ field, text }]
  })
  return found ?? null
}

const known = new Set<string>([...Object.values(numberKeys).flat(), ...Object.values(textKeys).flat()])

/** True for keys that state a fact, in any spelling. */
export const isFactKey = (key: string): boolean => known.has(normalKey(key))

/** Who made data that was not measured; `false` says that it was. */
export const makerOf = (record: RawRecord): string | null => {
  const name = asText(record['synthetic'])
  return name === null || /^(false|no|0)$/i.test(name) ? null : name
}
