import { asList, asNumber, type RawRecord } from './values.ts'

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
