import { conditionKey } from './table-conditions.ts'
import type { RawRecord } from './pick.ts'

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
