import { assumedEmployees } from './asked.ts'
import { UserError } from '../errors.ts'
import { type AskedCost, type AskedEmployees, type Chosen, natureOf, type PeakDay, type Plan } from '../model/plan.ts'
import type { Employees, Price, SizeQuestion, Stated, TypedLayout, Written } from '../model/size.ts'
import {
  apart,
  parseCount,
  parseCounts,
  parseDuration,
  parsePair,
  parsePositive,
  parseRates,
  parseShare,
} from './quantity.ts'

const entry = /^([^=]+)=\s*(\d+(?:\.\d+)?)\s*([^\s(,\d]+)?\s*(?:\((.*)\))?$/

const example = '1=1500000, 2=2100000 JPY (quote of 2026-11-01)'

const keyOf = (key: string): Pick<Price, 'name' | 'gpus'> =>
  /^\d+$/.test(key) ? { name: null, gpus: Number(key) } : { name: key, gpus: null }

/**
 * Prices of one copy of a layout, `KEY=AMOUNT UNIT (NOTE)`, several with commas. KEY is a number of GPUs or a part of the
 * layout's name; names come first, as they say more. There is one unit, and a note that is given once holds for all. Else
 * UserError badNumber.
 */
export const parsePrices = (text: string, where: string): readonly Price[] => {
  const prices = text.split(/,(?=[^,()=]+=)/).map((part) => {
    const [, key = '', amount = '', unit, note] = entry.exec(part.trim()) ?? []
    if (key === '') throw new UserError('badNumber', { text, where, example })
    return { ...keyOf(key.trim()), amount: Number(amount), monthly: false, unit: unit ?? null, note: note ?? null }
  })
  const units = [...new Set(prices.flatMap(({ unit }) => unit ?? []))]
  if (units.length > 1) throw new UserError('badNumber', { text, where, example })
  const notes = prices.flatMap(({ note }) => note ?? [])
  const common = notes.length === 1 ? (notes[0] ?? null) : null
  const whole = prices.map((price) => ({ ...price, unit: units[0] ?? null, note: price.note ?? common }))
  return whole.toSorted((a, b) => Number(a.name === null) - Number(b.name === null))
}

/** The prices of a plan by layout, in its order: of a server, or where no server has one of a month. */
export const plannedPrices = (cost: AskedCost | null): readonly Price[] => {
  if (!cost) return []
  const bought = cost.layouts.some(({ purchase }) => purchase !== null)
  return cost.layouts.flatMap(({ name, gpus, purchase, monthly, date, source }) => {
    const amount = bought ? purchase : monthly
    if (amount === null) return []
    const note = [date, source].filter((part) => part !== null).join(', ')
    return [{ name, gpus, amount, monthly: !bought, unit: cost.currency, note: note === '' ? null : note }]
  })
}

type EmployeeFlag = 'employees' | 'activeShare' | 'requestsPerDay' | 'busyHour' | 'growth'
type DemandFlag = EmployeeFlag | 'users' | 'arrivals' | 'peakDay' | 'wait'
type ServerFlag = 'throughput' | 'concurrency' | 'gpus' | 'outputTokens' | 'compare' | 'price'

/** The flags of the calculator, as typed. */
export type SizeFlags = { readonly [Flag in DemandFlag | ServerFlag]?: string | undefined } & {
  readonly nPlusOne?: boolean | undefined
}

type EmployeeFlags = Pick<SizeFlags, EmployeeFlag>

const asStated = ({ value, by }: Chosen): Stated => ({ value, nature: natureOf(by) })

/** What was typed, or else planned, or else assumed. */
const stated = (
  text: string | undefined,
  parse: (text: string) => number,
  planned: Chosen | undefined,
  fallback: number,
): Stated => {
  if (text !== undefined) return { value: parse(text), nature: 'given' }
  return planned ? asStated(planned) : { value: fallback, nature: 'assumed' }
}

const isPlanned = (chosen: Chosen | undefined): chosen is Chosen => chosen !== undefined && chosen.by !== 'default'

/** A typed factor is growth enough; nobody said that there is any where the rate is a default. */
const growthOf = ({ growth: factor }: EmployeeFlags, planned: AskedEmployees | null): Employees['growth'] => {
  if (factor !== undefined || !planned || !isPlanned(planned.growth)) return null
  return { rate: asStated(planned.growth), years: asStated(planned.years) }
}

const share = (flag: string) => (text: string) => parseShare(text, flag)
const count = (text: string) => parseCount(text, '--employees', '500')
const rate = (text: string) => parsePositive(text, '--requests-per-day', '20')

/** The head count that was typed or planned, and what turns it into requests. */
export const sizeEmployees = (flags: EmployeeFlags, planned: AskedEmployees | null): Employees | null => {
  const { employees, activeShare, requestsPerDay, busyHour } = flags
  if (employees === undefined && !planned) return null
  return {
    people: stated(employees, count, planned?.registered, 0),
    activeShare: stated(activeShare, share('--active-share'), planned?.active, assumedEmployees.active),
    requestsPerDay: stated(requestsPerDay, rate, planned?.perDay, assumedEmployees.perDay),
    busyHourShare: stated(busyHour, share('--busy-hour'), planned?.busyHour, assumedEmployees.busyHour),
    peak: isPlanned(planned?.peak) ? asStated(planned.peak) : null,
    growth: growthOf(flags, planned),
  }
}

const given = (value: number): Stated => ({ value, nature: 'given' })

const need = (present: boolean, flag: string, needs: string): void => {
  if (!present) throw new UserError('flagAlone', { flag, needs })
}

/** Flags that mean nothing without another. */
const lean = [
  ['gpus', '--gpus', 'throughput', '--throughput'],
  ['outputTokens', '--output-tokens', 'throughput', '--throughput'],
  ['activeShare', '--active-share', 'employees', '--employees'],
  ['requestsPerDay', '--requests-per-day', 'employees', '--employees'],
  ['busyHour', '--busy-hour', 'employees', '--employees'],
] as const

const refuseAlone = (flags: SizeFlags, plan: Plan): void => {
  for (const [flag, name, other, needs] of lean) {
    const elsewhere = other === 'employees' ? plan.demand.employees !== null : flags.compare !== undefined
    const present = flags[other] !== undefined || elsewhere
    if (flags[flag] !== undefined) need(present, name, needs)
  }
}

const gpusOf = ({ text }: Written): number => parseCount(text, '--gpus', '1:2')

/** The two sides of --compare, with a pair of GPU counts. */
const compareOf = ({ compare, gpus }: SizeFlags): SizeQuestion['compare'] => {
  if (compare === undefined) return null
  need(gpus !== undefined, '--compare', '--gpus 1:2')
  const [few, many] = parsePair(gpus ?? '', '--gpus', '1:2')
  return { throughputs: parsePair(compare, '--compare', '0.30:0.48'), gpus: [gpusOf(few), gpusOf(many)] }
}

const throughputExample = '27.07, 1500 tok/s'

/** `27.07` requests/s, or `1500 tok/s` of answers, which have `length` tokens each; else UserError badNumber, flagAlone. */
const throughputOf = (text: string, length: number | null): Pick<TypedLayout, 'throughput' | 'tokenThroughput'> => {
  if (!/tok/i.test(text))
    return { throughput: parsePositive(text, '--throughput', throughputExample), tokenThroughput: null }
  const [one, ...more] = parseRates(text, '--throughput')
  if (one?.of !== 'outputTokens' || more.length > 0)
    throw new UserError('badNumber', { text, where: '--throughput', example: throughputExample })
  if (length === null) throw new UserError('flagAlone', { flag: `--throughput ${text}`, needs: '--output-tokens' })
  return { throughput: one.perSecond / length, tokenThroughput: one.perSecond }
}

/** One GPU is what a typed server has unless --gpus says more. */
const typedOf = (flags: SizeFlags, compare: SizeQuestion['compare']): readonly TypedLayout[] => {
  const { throughput, concurrency } = flags
  if (throughput !== undefined) need(concurrency !== undefined, '--throughput', '--concurrency')
  if (concurrency === undefined) return []
  need(throughput !== undefined || compare !== null, '--concurrency', '--throughput')
  const limit = parseCount(concurrency, '--concurrency', '128')
  const outputTokens =
    flags.outputTokens === undefined ? null : parsePositive(flags.outputTokens, '--output-tokens', '128')
  const sides = compare?.throughputs.map(({ value }, side) => ({
    throughput: value,
    tokenThroughput: null,
    outputTokens,
    concurrency: limit,
    gpus: given(compare.gpus[side] ?? 0),
  }))
  if (throughput === undefined) return sides ?? []
  const gpus = compare ? given(compare.gpus[0]) : stated(flags.gpus, (t) => parseCount(t, '--gpus', '2'), undefined, 1)
  const own = { ...throughputOf(throughput, outputTokens), concurrency: limit, gpus, outputTokens }
  return [own, ...(sides ?? [])]
}

/** Stated arrivals that are not Poisson: smoother ones earn nothing. */
export const burstsOf = ({ arrivals: { burstiness, dayToDay } }: Pick<Plan, 'arrivals'>): SizeQuestion['bursts'] => {
  const bursts = { burstiness: Math.min(1, burstiness ?? 1), dailyVariation: dayToDay ?? 0 }
  return bursts.burstiness === 1 && bursts.dailyVariation === 0 ? null : bursts
}

/** As much of a normal day; no less than that, or it would be no peak. Else UserError badNumber. */
const peakDayOf = (text: string | undefined, planned: PeakDay | null): SizeQuestion['peakDay'] => {
  if (text === undefined) return planned && { name: planned.name, factor: given(planned.factor) }
  const factor = parsePositive(text, '--peak-day', '1.8')
  if (!(factor > 1 && factor <= 100)) throw new UserError('badNumber', { text, where: '--peak-day', example: '1.8' })
  return { name: planned?.name ?? null, factor: given(factor) }
}

/**
 * Flags and plan → what to size, each number from its flag or else the plan. What either says is given, what neither says
 * assumed. The plan's growth is that of its employees; the typed one is of every demand.
 */
export const resolveSize = (flags: SizeFlags, plan: Plan): SizeQuestion => {
  refuseAlone(flags, plan)
  const compare = compareOf(flags)
  const byHand = plan.chosenBy.intervals !== 'default'
  const { arrivalRates: requests, tokenRates: tokens } = plan.demand
  const arrivals = flags.arrivals === undefined ? { requests, tokens } : apart(parseRates(flags.arrivals, '--arrivals'))
  return {
    typed: typedOf(flags, compare),
    compare,
    shares: plan.utilizations.map((value) => ({ value, nature: natureOf(plan.chosenBy.utilizations) })),
    overflow: { value: plan.overflow, nature: natureOf(plan.chosenBy.overflow) },
    bursts: burstsOf(plan),
    wait: flags.wait === undefined ? null : parseDuration(flags.wait, '--wait'),
    intervals: byHand ? plan.intervals : [],
    thinkTimes: plan.thinkTimes,
    users: flags.users === undefined ? plan.demand.users : parseCounts(flags.users, '--users', '80,100'),
    employees: sizeEmployees(flags, plan.demand.employees),
    arrivals: arrivals.requests,
    tokenArrivals: arrivals.tokens,
    growth: stated(flags.growth, (text) => parsePositive(text, '--growth', '1.5'), undefined, 1),
    peakDay: peakDayOf(flags.peakDay, plan.demand.peakDay),
    balancer: { value: plan.balancer, nature: natureOf(plan.chosenBy.balancer) },
    spare: flags.nPlusOne ?? plan.spare > 0,
    prices: flags.price === undefined ? plannedPrices(plan.cost) : parsePrices(flags.price, '--price'),
  }
}
