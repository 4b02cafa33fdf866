import { UserError } from '../errors.ts'
import type { TokenRate } from '../model/plan.ts'
import type { Written } from '../model/size.ts'
import { roundingOf } from '../records/values.ts'

/** What one value of a question may be at most. Numbers beyond are slips of the hand, and longer lists take minutes or fill a page. */
export const most = {
  count: 1_000_000,
  tokens: 1e12,
  amount: 1e15,
  text: 500,
  /** Readings of the demand; each is replayed on its own. */
  times: 10,
  figures: 20,
  prices: 200,
  hints: 1000,
} as const

/** The list itself when it is short enough. Throws UserError tooMany. */
export const fewEnough = <T>(list: readonly T[], bound: number, where: string): readonly T[] => {
  if (list.length > bound) throw new UserError('tooMany', { where, count: list.length, bound })
  return list
}

/** `150%` is 1.5, as `1.5` is; a number without a sign is of hundred where `percent`. NaN for anything else. */
const fractionOf = (text: string, percent = false): number => {
  const [, digits, sign] = /^(\d+(?:\.\d+)?|\.\d+)\s*([%％]?)$/.exec(text.trim()) ?? []
  return Number(digits) / (sign || percent ? 100 : 1)
}

/** A fraction of 0 or more from `150%`, `1.5` or `0`; else UserError badNumber. */
export const parseRatio = (text: string, where: string, example: string, largest = Infinity): number => {
  const value = fractionOf(text)
  if (!(value >= 0 && value <= largest && value < Infinity)) throw new UserError('badNumber', { text, where, example })
  return Number(value.toPrecision(12))
}

const shareFrom = (text: string, whole: string, where: string): number => {
  const value = fractionOf(text, /[%％]/.test(whole))
  if (!(value > 0 && value <= 1)) throw new UserError('badShare', { text: whole, where })
  return Number(value.toPrecision(12))
}

/** A fraction in (0, 1] from `1%` or `0.01`; else UserError badShare. */
export const parseShare = (text: string, where: string): number => shareFrom(text, text, where)

const partOf = (part: string, text: string, where: string): readonly number[] => {
  const [low, high, ...more] = part.split(/[-–~〜～]/).map((end) => shareFrom(end, text, where))
  if (low === undefined || more.length > 0 || (high !== undefined && high < low))
    throw new UserError('badShare', { text, where })
  return high === undefined ? [low] : [low, Number(((low + high) / 2).toPrecision(12)), high]
}

/** `70-80%` → its ends and middle, `75%` → itself, `60%,70%` → both; ascending, without repeats. */
export const parseShares = (text: string, where: string): readonly number[] => {
  const all = fewEnough(text.split(','), most.figures, where).flatMap((part) => partOf(part, text, where))
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/** True for a day that the calendar has: 2026-02-28, but not 2026-02-31. */
export const isCalendarDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `2026-11-01` or `2026-11`, of the calendar; else UserError badDate. */
export const parseDay = (text: string, where: string): string => {
  const [, year, month, day = '1'] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? []
  if (year === undefined || !isCalendarDay(Number(year), Number(month), Number(day)))
    throw new UserError('badDate', { text, where })
  return text
}

/** Beyond a year, or below a microsecond, nobody waits, asks or measures. */
const range = { from: 1e-6, to: 366 * 86_400 } as const

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600 }

/** Seconds from `3s`, `250ms`, `1.5 min`, `1h`; a bare number is seconds. Up to a year, else UserError badDuration. */
export const parseDuration = (text: string, where: string): number => {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|min|h)?$/i.exec(text.trim())
  const seconds = match ? Number(match[1]) * (secondsOf[match[2]?.toLowerCase() ?? 's'] ?? 1) : Number.NaN
  if (!(seconds >= range.from && seconds <= range.to)) throw new UserError('badDuration', { text, where })
  return Number(seconds.toPrecision(12))
}

/** Several durations separated by commas. Throws UserError tooMany. */
export const parseDurations = (text: string, where: string): readonly number[] =>
  fewEnough(text.split(','), most.times, where).map((one) => parseDuration(one, where))

const decimal = /^(?:\d+(?:\.\d*)?|\.\d+)$/

const refuse = (text: string, where: string, example: string): never => {
  throw new UserError('badNumber', { text, where, example })
}

const listOf = (text: string, where: string): readonly string[] =>
  fewEnough(text.split(','), most.figures, where).map((one) => one.trim())

/** A number from a billionth to what an amount may be, with its written places, `0.30`; else UserError badNumber. */
export const parseWritten = (text: string, where: string, example: string): Written => {
  const trimmed = text.trim()
  const value = decimal.test(trimmed) ? Number(trimmed) : Number.NaN
  if (!(value >= 1e-9 && value <= most.amount)) refuse(text, where, example)
  return { value, text: trimmed, rounding: roundingOf(trimmed) }
}

export const parsePositive = (text: string, where: string, example: string): number =>
  parseWritten(text, where, example).value

/** A whole number from 1 to a million; else UserError badNumber. */
export const parseCount = (text: string, where: string, example: string): number => {
  const value = parsePositive(text, where, example)
  return Number.isInteger(value) && value <= most.count ? value : refuse(text, where, example)
}

/** Whole numbers separated by commas. */
export const parseCounts = (text: string, where: string, example: string): readonly number[] =>
  listOf(text, where).map((one) => parseCount(one, where, example))

/** Arrivals as they are asked for: requests/s, or tokens/s of answers alone or with their inputs. */
export interface Arrivals {
  readonly of: 'requests' | TokenRate['of']
  readonly perSecond: number
}

const perSecond: Readonly<Record<string, number>> = { s: 1, min: 60, m: 60, h: 3600, 秒: 1, 分: 60, 時間: 3600 }
const rateExample = '2, 2/s, 120/min, 2000 tok/s, 2000 total tok/s'
const rateForm =
  /^([\d.]+)(?:\s*((?:(output|total)\s*)?tok(?:en)?s?|req(?:uest)?s?|件))?(?:\s*\/\s*(s|min|m|h|秒|分|時間))?$/i

/**
 * Requests/s from `2`, `2/s`, `2 req/s`, `2 件/秒`, `18/min` or `600/h`, output tokens/s from `2000 tok/s`, input and output tokens/s from
 * `2000 total tok/s`; several with commas; else UserError badNumber, as for what is counted in no time.
 */
export const parseRates = (text: string, where: string): readonly Arrivals[] =>
  listOf(text, where).map((one) => {
    const [found, amount = '', counted, which = 'output', unit = counted ? '' : 's'] = rateForm.exec(one) ?? []
    const seconds = perSecond[unit.toLowerCase()]
    if (found === undefined || seconds === undefined) return refuse(text, where, rateExample)
    const kind = which.toLowerCase() === 'total' ? 'totalTokens' : 'outputTokens'
    return {
      of: /tok/i.test(counted ?? '') ? kind : 'requests',
      perSecond: parsePositive(amount, where, rateExample) / seconds,
    }
  })

/** Those in requests, and those in tokens. */
export const apart = (all: readonly Arrivals[]) => ({
  requests: all.flatMap((one) => (one.of === 'requests' ? one.perSecond : [])),
  tokens: all.flatMap(({ of, perSecond: rate }) => (of === 'requests' ? [] : [{ of, perSecond: rate }])),
})

/** `0.30:0.48`; else UserError badNumber. */
export const parsePair = (text: string, where: string, example: string): readonly [Written, Written] => {
  const [first, second, ...more] = text.split(':')
  if (first === undefined || second === undefined || more.length > 0) return refuse(text, where, example)
  return [parseWritten(first, where, example), parseWritten(second, where, example)]
}
