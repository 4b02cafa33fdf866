import type { SettledRun } from '../model/run.ts'
import { isUnlimited } from '../records/values.ts'
import { normalKey } from '../model/setting.ts'
import { tellsFailures } from '../model/told-failures.ts'
import { groupBy } from '../model/group-by.ts'
import { isRepeatName, isRepeatWord } from './path-words.ts'

/** Settings that always tell configurations apart, in the spelling of `normalKey`. */
const configuration =
  /^(quantization|quant|precision|dtype|kv_cache_dtype|max_num_seqs|max_num_batched_tokens|gpu_memory_utilization|max_model_len|(enable_)?chunked_prefill|(enable_)?prefix_caching|enforce_eager|block_size|num_scheduler_steps?|(num_)?spec(ulative)?(_.*)?|draft_model|compilation_config.*|optimization_level|attention_backend|backend|framework|runtime|(engine_|vllm_|sglang_|cuda_|rocm_|driver_)?version|image|container|driver|disagg(regat.*)?|kv_transfer.*|(enable_)?(expert_parallel|ep)(_size)?|(enable_)?dp_attention|power_limit|dataset(_name)?|best_of|use_beam_search|ramp_up_.*)$/

/** `TRUE` and `True`, `512` and the `512.0` of a column with gaps, are one value. */
const canonical = (text: string): string =>
  /^(true|false)$/i.test(text) ? text.toLowerCase() : text.replace(/^(-?\d+)\.0+$/, '$1')

/** Settings by one spelling of their keys: `max-num-seqs` is `max_num_seqs`. How a run went is none. */
const settingsOf = ({ settings, backend }: SettledRun): ReadonlyMap<string, string> =>
  new Map([
    ...(backend === null ? [] : [['backend', backend] as const]),
    ...Object.entries(settings)
      .filter(([key]) => !tellsFailures(key))
      .map(([key, value]) => [normalKey(key), canonical(value)] as const),
  ])

/** An unknown key names a configuration when each of its values is shared by several runs; else it names a run. */
const isShared = (values: readonly string[]): boolean => {
  const groups = groupBy(values, (value) => value)
  return [...groups.values()].every((group) => group.length > 1)
}

/** True for the run's own rate, cap or number of prompts under another name: `32`, `c32`, `16.0 qps`, `inf`. */
const repeatsLoad = ({ load }: SettledRun, value: string): boolean => {
  const number = /^\D*(\d+(?:\.\d+)?)\D*$/.exec(value)?.[1]
  if (isUnlimited(value)) return load.requestRate === 'inf'
  const loads = [load.requestRate, load.concurrency, load.prompts, ...Object.values(load.unlimited ?? {})]
  return number !== undefined && loads.includes(Number(number))
}

interface Told {
  readonly run: SettledRun
  readonly settings: ReadonlyMap<string, string>
}

/** Load under another name tells levels apart; a known setting must do so in every run, an unknown key in most. */
const tellsLevels = (told: readonly Told[], key: string): boolean => {
  const having = told.filter(({ settings }) => settings.has(key))
  const repeats = having.filter(({ run, settings }) => repeatsLoad(run, settings.get(key) ?? ''))
  return configuration.test(key) ? repeats.length === told.length : 2 * repeats.length > having.length
}

/** True where the key or each of its values numbers repeats: `trial`, `seed`, a label `rep-2`, dates. */
const tellsRepeats = (key: string, values: readonly string[]): boolean =>
  isRepeatWord(key) || (!configuration.test(key) && values.every(isRepeatName))

/** Keys whose values differ among runs that are alike in model, layout and lengths, and therefore set series apart. */
export const variantKeys = (runs: readonly SettledRun[]): readonly string[] => {
  const told = runs.map((run) => ({ run, settings: settingsOf(run) }))
  const keys = [...new Set(told.flatMap(({ settings }) => [...settings.keys()]))].toSorted()
  return keys.filter((key) => {
    const values = told.map(({ settings }) => settings.get(key) ?? '')
    if (new Set(values).size === 1 || tellsRepeats(key, values) || tellsLevels(told, key)) return false
    return configuration.test(key) || isShared(values)
  })
}

/** The values of those keys for one run; keys it does not have are left out. */
export const variantOf = (run: SettledRun, keys: readonly string[]): Readonly<Record<string, string>> => {
  const settings = settingsOf(run)
  return Object.fromEntries(keys.flatMap((key) => (settings.has(key) ? [[key, settings.get(key) ?? ''] as const] : [])))
}
