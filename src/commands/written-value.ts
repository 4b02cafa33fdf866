import { quantityIn } from '../document/trail/number-text.ts'
import type { QuantityKind } from '../document/trail/quantities.ts'
import type { Report } from '../model/report.ts'

/** What a number counts; money by its currency, `plain` what is printed without a unit or with its noun. */
type Unit = string

/** A number as somebody wrote it, in SI units. */
export interface Written {
  readonly value: number
  /** How far a value may lie from it. */
  readonly off: number
  /** Significant ones. */
  readonly digits: number
  /** Null where it was written without one. */
  readonly unit: Unit | null
}

const isPerMinute = (before: string, unit: string): boolean =>
  before.startsWith('毎分') || /(?:a|per) minute|\/(?:min|分)/.test(unit)

/** SI units of one that is printed, by what stands before and after the digits. */
const scaleOf = (before: string, unit: string): number => {
  if (/^[%％]/.test(unit)) return 0.01
  if (/^(?:ms|ミリ秒)/.test(unit)) return 0.001
  if (isPerMinute(before, unit)) return 1 / 60
  if (/^(?:min|分)/.test(unit)) return 60
  return /^(?:h|hours?|時間)$/.test(unit) ? 3600 : 1
}

/** By what stands after the digits, in either language; the first that fits. */
const units: readonly (readonly [Unit, RegExp])[] = [
  ['share', /^[%％]/],
  ['plain', /^(?:tok|トークン)/],
  ['rate', /^(?:req(?:uest)?s?|件)? ?(?:\/|(?:a|per) )/],
  ['time', /^(?:m?s|sec(?:ond)?s?|min(?:ute)?s?|h|hours?)\b|^(?:ミリ秒|秒|分|時間)/],
  ['users', /^(?:users?\b|人)/],
  ['servers', /^(?:servers?\b|台)/],
  ['gpus', /^(?:GPUs?\b|枚)/],
  ['energy', /^J\b/],
  ['JPY', /^円/],
]

const unitOf = (before: string, unit: string): Unit | null => {
  const found = units.find(([, starts]) => starts.test(unit))?.[0]
  if (/^毎[秒分]/.test(before) && found !== 'plain') return 'rate'
  if (unit === '') return null
  return found ?? /^[A-Z]{3}\b/.exec(unit)?.[0] ?? 'plain'
}

/** `25.7`, `1,232`, `12.7%`, `120 ms`, `26.2 req/s` or `毎秒 26.2 件`: one number, with its unit in either language. */
export const writtenIn = (text: string): Written | null => {
  const [, before = '', digits = '', unit = ''] =
    /^([^\p{ASCII}]*?)\s*([\d,]*\.?\d+)\s*([\p{L}%％][^\d.]*)?$/u.exec(text.trim()) ?? []
  if (digits === '') return null
  const places = digits.split('.')[1]?.length ?? 0
  const scale = scaleOf(before, unit)
  const value = scale * Number(digits.replaceAll(',', ''))
  const significant = digits.replace(/^0[.0]*|[,.]/g, '').length
  return { value, off: scale * 10 ** -places, digits: significant, unit: unitOf(before, unit) }
}

const kindUnits: Partial<Record<QuantityKind, Unit>> = {
  percent: 'share',
  share: 'share',
  givenShare: 'share',
  points: 'share',
  rate: 'rate',
  plannedRate: 'rate',
  latency: 'time',
  seconds: 'time',
  exact: 'time',
  givenSeconds: 'time',
  users: 'users',
  plannedUsers: 'users',
  joules: 'energy',
}

const nameUnits: Readonly<Record<string, Unit>> = {
  servers: 'servers',
  serversPlusOne: 'servers',
  serversAtRandom: 'servers',
  copies: 'servers',
  gpus: 'gpus',
  gpuTotal: 'gpus',
  gpusPlusOne: 'gpus',
}

/** True for what belongs to a series whose levels are request rates. */
const isAtRates = ({ series }: Report, place: string): boolean => {
  const [of, index] = place.split('/')
  return of === 'series' && series[Number(index)]?.capacity.axis === 'requestRate'
}

/** True for numbers of the unit that a value was written with, and for all where it has none. */
export const hasUnit = (report: Report, place: string, { unit }: Written): boolean => {
  if (unit === null) return true
  const { name, kind } = quantityIn(report, place)
  if (kind === 'money') return unit === report.plan.cost?.currency
  if (kind === 'axis' && isAtRates(report, place)) return unit === 'rate'
  return unit === (kindUnits[kind] ?? nameUnits[name] ?? 'plain')
}
