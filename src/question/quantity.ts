import { UserError } from '../errors.ts'
import type { Written } from '../model/size.ts'
import { roundingOf } from '../records/pick.ts'
import { fewEnough, most } from './bounds.ts'

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

const perSecond: Readonly<Record<string, number>> = { s: 1, min: 60, m: 60, h: 3600 }
const rateExample = '2, 2/s, 120/min'

/** Requests/s from `2`, `2/s`, `18/min` or `600/h`; several with commas; else UserError badNumber. */
export const parseRates = (text: string, where: string): readonly number[] =>
  listOf(text, where).map((one) => {
    const [amount = '', unit = 's', ...more] = one.split('/').map((part) => part.trim())
    const seconds = more.length > 0 ? undefined : perSecond[unit.toLowerCase()]
    if (seconds === undefined) return refuse(text, where, rateExample)
    return parsePositive(amount, where, rateExample) / seconds
  })

/** `0.30:0.48`; else UserError badNumber. */
export const parsePair = (text: string, where: string, example: string): readonly [Written, Written] => {
  const [first, second, ...more] = text.split(':')
  if (first === undefined || second === undefined || more.length > 0) return refuse(text, where, example)
  return [parseWritten(first, where, example), parseWritten(second, where, example)]
}
