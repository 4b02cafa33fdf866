import { asList, asNumber, asText, type RawRecord } from './values.ts'

export interface Picked {
  readonly value: number
  readonly field: string
}

/** A number with the field that it stands in. */
export const asPicked = (raw: unknown, field: string): Picked | null => {
  const value = asNumber(raw)
  return value === null ? null : { value, field }
}

/** The first of the keys that holds a number. */
export const pickNumber = (record: RawRecord, ...keys: readonly string[]): Picked | null => {
  const field = keys.find((key) => asNumber(record[key]) !== null)
  return field === undefined ? null : asPicked(record[field], field)
}

/** A load that is one: 0 and below are none. */
export const aboveZero = (picked: Picked | null): Picked | null => (picked && picked.value > 0 ? picked : null)

/** Two numbers multiplied, null where one is missing. */
export const product = (a: Picked | null, b: Picked | null, sign = '×'): Picked | null =>
  a && b && { value: a.value * b.value, field: `${a.field} ${sign} ${b.field}` }

/** A value over another, such as tokens over seconds; null without both. */
export const ratio = (above: Picked | null, below: Picked | null): Picked | null =>
  above && below && below.value > 0
    ? { value: above.value / below.value, field: `${above.field} / ${below.field}` }
    : null

/** What all requests have together, by their mean and their number: whole, as it was counted. */
export const totalOf = (a: Picked | null, b: Picked | null, sign = '×'): Picked | null => {
  const all = product(a, b, sign)
  return all && { ...all, value: Math.round(all.value) }
}

/** The larger of two counts; of equals the first. */
export const larger = (a: Picked | null, b: Picked | null): Picked | null =>
  a && b ? (b.value > a.value ? b : a) : (a ?? b)

/** Requests with an error text of their own, whatever is counted; null where there are none. */
export const listedErrors = (record: RawRecord): Picked | null => {
  const value = (asList(record['errors']) ?? []).filter((one) => typeof one === 'string' && one !== '').length
  return value === 0 ? null : { value, field: 'errors' }
}

const step = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined

/** What stands at a path of keys and of indices of lists, as `scenario.stack.0.standardized`; undefined where nothing does. */
export const valueAt = (value: unknown, path: string): unknown => path.split('.').reduce<unknown>(step, value)

/** The same by keys that may hold dots; null where nothing stands. */
export const under = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>(step, value) ?? null

/** The first of the paths at which a number stands; the path is its field. */
export const numberAt = (value: unknown, ...paths: readonly string[]): Picked | null => {
  const found = paths.map((path) => asPicked(valueAt(value, path), path))
  return found.find((picked) => picked !== null) ?? null
}

/** A number above 0, for formats that write 0 for what they do not have. */
export const positiveAt = (value: unknown, ...paths: readonly string[]): Picked | null => {
  const picked = paths.map((path) => numberAt(value, path)).find((one) => one !== null && one.value > 0)
  return picked ?? null
}

/** The text at a path; null where none stands. */
export const textAt = (value: unknown, path: string): string | null => asText(valueAt(value, path))
