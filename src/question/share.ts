import { UserError } from '../errors.ts'
import { fewEnough, most } from './bounds.ts'

const parse = (text: string, whole: string, where: string): number => {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*([%％]?)$/.exec(text.trim())
  const value = match ? Number(match[1]) / (match[2] || /[%％]/.test(whole) ? 100 : 1) : Number.NaN
  if (!(value > 0 && value <= 1)) throw new UserError('badShare', { text: whole, where })
  return Number(value.toPrecision(12))
}

/** A fraction in (0, 1] from `1%` or `0.01`; else UserError badShare. */
export const parseShare = (text: string, where: string): number => parse(text, text, where)

const partOf = (part: string, text: string, where: string): readonly number[] => {
  const [low, high, ...more] = part.split(/[-–~〜～]/).map((end) => parse(end, text, where))
  if (low === undefined || more.length > 0 || (high !== undefined && high < low))
    throw new UserError('badShare', { text, where })
  return high === undefined ? [low] : [low, Number(((low + high) / 2).toPrecision(12)), high]
}

/** `70-80%` → its ends and middle, `75%` → itself, `60%,70%` → both; ascending, without repeats. */
export const parseShares = (text: string, where: string): readonly number[] => {
  const all = fewEnough(text.split(','), most.figures, where).flatMap((part) => partOf(part, text, where))
  return [...new Set(all)].toSorted((a, b) => a - b)
}
