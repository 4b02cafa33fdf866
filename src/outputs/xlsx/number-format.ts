import type { Quantity } from '../../document/trail/quantities.ts'

type Kind = Quantity['kind']

const mostDecimals = 12

/** So many significant digits of a number of this size; whole numbers keep all of theirs. */
export const significant = (value: number, digits: number): string => {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  const decimals = Math.min(mostDecimals, Math.max(0, digits - 1 - size))
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

const percents: ReadonlySet<Kind> = new Set(['percent', 'share', 'points'])
const whole: ReadonlySet<Kind> = new Set(['count', 'users', 'tokens', 'bytes', 'plannedUsers'])
const rates: ReadonlySet<Kind> = new Set(['rate', 'latency', 'joules', 'monthTokens', 'axis'])

/** Measured and estimated numbers with three digits, worked ones with four, as the document has them. */
export const formatOf = (kind: Kind, value: number): string => {
  if (whole.has(kind)) return '#,##0'
  if (kind === 'givenShare') return '0.0##########%'
  if (kind === 'given' || kind === 'givenSeconds') return '#,##0.############'
  if (percents.has(kind)) return '0.0#%'
  if (kind === 'money' && Math.abs(value) >= 100) return '#,##0'
  return Number.isInteger(value) ? '#,##0.####' : significant(value, rates.has(kind) ? 3 : 4)
}

/** `promised` as a cell computes it. */
export const promisedFormula = (cell: string, digits: number): string =>
  `IF(${cell}>0,ROUNDDOWN(${cell}*(1+1E-10),${digits - 1}-INT(LOG10(${cell}))),0)`
