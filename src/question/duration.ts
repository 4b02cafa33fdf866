import { UserError } from '../errors.ts'
import { fewEnough, most } from './bounds.ts'

/** Beyond a year, or below a microsecond, nobody waits, asks or measures. */
const range = { from: 1e-6, to: 366 * 86_400 } as const

const unit: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600 }

/** Seconds from `3s`, `250ms`, `1.5 min`, `1h`; a bare number is seconds. Up to a year, else UserError badDuration. */
export const parseDuration = (text: string, where: string): number => {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|min|h)?$/i.exec(text.trim())
  const seconds = match ? Number(match[1]) * (unit[match[2]?.toLowerCase() ?? 's'] ?? 1) : Number.NaN
  if (!(seconds >= range.from && seconds <= range.to)) throw new UserError('badDuration', { text, where })
  return Number(seconds.toPrecision(12))
}

/** Several durations separated by commas. Throws UserError tooMany. */
export const parseDurations = (text: string, where: string): readonly number[] =>
  fewEnough(text.split(','), most.times, where).map((one) => parseDuration(one, where))
