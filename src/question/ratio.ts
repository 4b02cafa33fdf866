import { UserError } from '../errors.ts'

/** A fraction of 0 or more from `150%`, `1.5` or `0`; else UserError badNumber. */
export const parseRatio = (text: string, where: string, example: string, most = Infinity): number => {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*([%％]?)$/.exec(text.trim())
  const value = match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN
  if (!(value >= 0 && value <= most && value < Infinity)) throw new UserError('badNumber', { text, where, example })
  return Number(value.toPrecision(12))
}
