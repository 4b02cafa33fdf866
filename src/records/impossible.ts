import { type Problem, problem } from '../model/source.ts'
import { numeric, type RawRecord } from './values.ts'

/** The least and the most that a number of a kind can be, and whether the tool writes it without an end. */
interface Kind {
  readonly fields: RegExp
  readonly least: number
  readonly most: number
  readonly endless?: true
  /** Below zero it is a time that ran backwards; where it is not, some write -1 for none. */
  readonly never?: 'negative'
}

/**
 * What no benchmark can have counted or timed: more requests than a billion, more tokens than 10^15, part of a request,
 * more than 30 years, less than a femtosecond.
 */
const kinds: readonly Kind[] = [
  { fields: /^(num_prompts|completed|failed|num_warmups|max_concurrent_requests)$/, least: 1, most: 1e9 },
  { fields: /^(max_concurrency|concurrency|conc)$/, least: 1, most: 1e12, endless: true },
  { fields: /^total_(input|output)_tokens$/, least: 1, most: 1e15 },
  {
    fields:
      /^(gpu_count|num_gpus|n?_?gpus|(tp|pp|dp)(_size)?|(tensor|pipeline|data)_parallel(_size)?|(prefill|decode)(_(num_)?workers)?)$/,
    least: 1,
    most: 1e6,
  },
  { fields: /^((random_)?(in|out)put_len(gth)?|isl|osl|out_len|kv_cache_tokens)$/, least: 1, most: 1e12 },
  { fields: /^(request_rate|burstiness)$/, least: 1e-9, most: 1e12, endless: true },
  { fields: /^duration$|(^|_)(in)?throughput$|^request_goodput:?$/, least: 1e-9, most: 1e12 },
  { fields: /^(mean|median|std|p\d.*)_.*_ms$/, least: 1e-12, most: 1e12, never: 'negative' },
]

/** The number that a value writes, which may be endless; null for what writes none. NaN is how some write nothing. */
const written = (value: unknown): number | null => {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && numeric.test(value.trim()) ? Number(value) : NaN
  return Number.isNaN(number) ? null : number
}

const isPossible = ({ least, most, endless, never }: Kind, value: number): boolean => {
  if (never === 'negative' && value < 0) return false
  const size = Math.abs(value)
  return size === 0 || (size >= least && size <= most) || (endless === true && value === Infinity)
}

/** Fields that hold a number which nothing measured can be, in the order of the record. */
export const impossibleFields = (record: RawRecord): readonly string[] =>
  Object.keys(record).filter((field) => {
    const kind = kinds.find(({ fields }) => fields.test(field))
    const value = kind ? written(record[field]) : null
    return kind !== undefined && value !== null && !isPossible(kind, value)
  })

/** What is said of such a number. */
export const impossibleNumber = (field: string, record: RawRecord, where: string): Problem =>
  problem('impossibleNumber', where, { field, text: String(record[field]) })

/** How none is written, and what an unlimited or recorded load is called. */
const noNumber = /^(-+|none|null|nan|n\/?a|\+?inf(inity)?|.*trace.*|)$/i

const isStrange = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : typeof value === 'string' && !numeric.test(value.trim()) && !noNumber.test(value.trim())

/** More would fill the line. */
const mostShown = 3

/** Fields for a number that hold text instead, each as it is written; nothing of a run that completed nothing. */
export const notNumbers = (record: RawRecord, where: string): readonly Problem[] => {
  const found = Object.keys(record).filter(
    (field) => kinds.some(({ fields }) => fields.test(field)) && isStrange(record[field]),
  )
  if (found.length === 0 || Number(record['completed']) === 0) return []
  const told = found.slice(0, mostShown).map((field) => `${field} "${String(record[field])}"`)
  const fields = [...told, ...(found.length > mostShown ? ['…'] : [])].join(', ')
  return [problem('notNumbers', where, { fields, count: found.length })]
}

/** A record without the fields of such numbers. */
export const withoutFields = (record: RawRecord, fields: readonly string[]): RawRecord =>
  fields.length === 0 ? record : Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)))

/** More than anything that is counted or timed, in whatever unit. */
const most = 1e15

const isImpossible = (value: unknown): boolean => {
  const number = typeof value === 'string' && numeric.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && (number < 0 || number > most)
}

export interface Possible {
  /** The record without those fields. */
  readonly record: RawRecord
  readonly impossible: readonly string[]
  readonly problems: readonly Problem[]
}

/** A record without the measured fields whose number nothing can have measured: negative, endless, too large. */
export const possible = (record: RawRecord, measured: RegExp, where: string): Possible => {
  const impossible = Object.keys(record).filter((field) => measured.test(field) && isImpossible(record[field]))
  return {
    record: withoutFields(record, impossible),
    impossible,
    problems: impossible.map((field) => impossibleNumber(field, record, where)),
  }
}
