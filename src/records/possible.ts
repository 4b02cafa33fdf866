import type { Problem } from '../model/source.ts'
import { numeric, type RawRecord } from './pick.ts'

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
    record: Object.fromEntries(Object.entries(record).filter(([field]) => !impossible.includes(field))),
    impossible,
    problems: impossible.map((field) => ({
      code: 'impossibleNumber',
      where,
      values: { field, text: String(record[field]) },
    })),
  }
}
