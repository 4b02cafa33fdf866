import { normalKey } from '../../model/setting.ts'
import type { RawRecord } from '../../records/values.ts'
import { isFactKey } from '../../records/stated-facts.ts'
import { isResultKey } from './fields.ts'
import type { Names } from '../../records/names.ts'

/** Names under which people write the load and the model, by the keys of the result files. */
const spellings = {
  max_concurrency: `concurrency conc max_concurrency num_concurrency concurrent_requests concurrent_users users clients
    num_clients`,
  request_rate: 'request_rate target_rate target_rps target_qps offered_rate offered_rps arrival_rate qps rate',
  burstiness: 'burstiness',
  num_prompts: 'num_prompts prompts num_requests total_requests n_req n_requests',
  model_id: 'model model_id model_name',
}

const conditions: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([key, names]) => names.split(/\s+/).map((name) => [name, key] as const)),
)

/** A name as a key: `TP Size` is tp_size. */
export const spelled = (name: string): string =>
  normalKey(name)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')

/** A rate is what was offered where what was reached stands beside it. */
export const conditionKey = (name: string): string | null => {
  const key = spelled(name)
  return conditions.get(key) ?? (isFactKey(key) ? key : null)
}

const bothLengths = /^\s*(\d{1,9})\s*[/x,:]\s*(\d{1,9})\s*$/
const namesBothLengths = /^(isl|in(put)?)[^a-z]*([a-z]+[^a-z]*)?(osl|out(put)?)([^a-z]|_len|$)/

/** `Input/Output Length` with `1024/200` states two. */
const lengthsIn = (name: string, value: unknown): readonly (readonly [string, unknown])[] => {
  const [, input, output] = typeof value === 'string' ? (bothLengths.exec(value) ?? []) : []
  if (!input || !output || !namesBothLengths.test(spelled(name))) return []
  return [
    ['input_len', input],
    ['output_len', output],
  ]
}

/** A key of a result file under which no free text may pass for a measurement. */
const isTaken = (name: string): boolean => isResultKey(name) || name.endsWith('_ms')

/** What stands beside measurements, by result key where it is known: load, model, lengths, hardware; the rest by its own name. */
export const conditionsOf = (beside: RawRecord): { readonly record: RawRecord; readonly names: Names } => {
  const entries = Object.entries(beside).flatMap(([name, value]) => {
    const lengths = lengthsIn(name, value)
    const key = conditionKey(name)
    const all = lengths.length > 0 ? lengths : [[key ?? name, value] as const]
    return all
      .filter(([own]) => key !== null || lengths.length > 0 || !isTaken(own))
      .map(([own, content]) => ({ name, key: own, value: content }))
  })
  return {
    record: Object.fromEntries(entries.map(({ key, value }) => [key, value])),
    names: Object.fromEntries(entries.map(({ name, key }) => [key, name])),
  }
}

const number = String.raw`(\d{1,9}(?:\.\d{1,6})?|inf)`
const caps = String.raw`(?:max[ _-]?)?(?:concurrency|concurrent(?:[ _-](?:requests|users))?|conc|users?|clients?|vus?|c)`
const rates = String.raw`(?:request[ _-]?rate|qps|rps|rate|req(?:uests)?/s)`

/** `4 concurrency`, `concurrency=4`, `c4`; `2 qps`, `rate 2`. */
const forms = (names: string): readonly RegExp[] => [
  new RegExp(`^${number}[ _-]*${names}$`, 'i'),
  new RegExp(`^${names}[ _:=-]*${number}$`, 'i'),
]

const kinds: readonly (readonly [string, readonly RegExp[]])[] = [
  ['max_concurrency', forms(caps)],
  ['request_rate', forms(rates)],
]

/** The load that the name of a column states, alone or under the name in the corner of the table; else nothing. */
export const levelIn = (column: string, corner: string): RawRecord => {
  const text = column.trim()
  if (text.length > 60) return {}
  for (const [key, patterns] of kinds)
    for (const pattern of patterns) {
      const value = pattern.exec(text)?.[1]
      if (value) return { [key]: value }
    }
  const key = conditionKey(corner)
  return key !== null && new RegExp(`^${number}$`, 'i').test(text) ? { [key]: text } : {}
}
