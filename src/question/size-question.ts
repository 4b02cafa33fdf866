import { UserError } from '../errors.ts'
import type { Plan } from '../model/plan.ts'
import type { SizeQuestion, Stated, TypedLayout, Written } from '../model/size.ts'
import { parseDuration } from './duration.ts'
import { parsePrices } from './price.ts'
import { parseCount, parseCounts, parsePair, parsePositive, parseRates } from './quantity.ts'
import { parseShare } from './share.ts'
import { natureOf, sizeEmployees } from './size-employees.ts'
import { plannedPrices } from './size-prices.ts'

/** The flags of the calculator, as typed. */
export interface SizeFlags {
  readonly throughput?: string | undefined
  readonly concurrency?: string | undefined
  readonly gpus?: string | undefined
  readonly compare?: string | undefined
  readonly users?: string | undefined
  readonly employees?: string | undefined
  readonly activeShare?: string | undefined
  readonly requestsPerDay?: string | undefined
  readonly busyHour?: string | undefined
  readonly arrivals?: string | undefined
  readonly growth?: string | undefined
  readonly burstiness?: string | undefined
  readonly dayCv?: string | undefined
  readonly wait?: string | undefined
  readonly nPlusOne?: boolean | undefined
  readonly price?: string | undefined
}

const given = (value: number): Stated => ({ value, nature: 'given' })

const stated = (text: string | undefined, parse: (text: string) => number, fallback: number): Stated =>
  text === undefined ? { value: fallback, nature: 'assumed' } : given(parse(text))

const need = (present: boolean, flag: string, needs: string): void => {
  if (!present) throw new UserError('flagAlone', { flag, needs })
}

/** Flags that mean nothing without another. */
const lean = [
  ['gpus', '--gpus', 'throughput', '--throughput'],
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

/** One GPU is what a typed server has unless --gpus says more. */
const typedOf = (flags: SizeFlags, compare: SizeQuestion['compare']): readonly TypedLayout[] => {
  const { throughput, concurrency } = flags
  if (throughput !== undefined) need(concurrency !== undefined, '--throughput', '--concurrency')
  if (concurrency === undefined) return []
  need(throughput !== undefined || compare !== null, '--concurrency', '--throughput')
  const limit = parseCount(concurrency, '--concurrency', '128')
  const sides = compare?.throughputs.map(({ value }, side) => ({
    throughput: value,
    concurrency: limit,
    gpus: given(compare.gpus[side] ?? 0),
  }))
  if (throughput === undefined) return sides ?? []
  const gpus = compare ? given(compare.gpus[0]) : stated(flags.gpus, (t) => parseCount(t, '--gpus', '2'), 1)
  const own = { throughput: parsePositive(throughput, '--throughput', '27.07'), concurrency: limit, gpus }
  return [own, ...(sides ?? [])]
}

const burstsOf = ({ burstiness, dayCv }: SizeFlags): SizeQuestion['bursts'] =>
  burstiness === undefined && dayCv === undefined
    ? null
    : {
        burstiness: stated(burstiness, (text) => parsePositive(text, '--burstiness', '0.5'), 1),
        dailyVariation: stated(dayCv, (text) => parseShare(text, '--day-cv'), 0),
      }

/**
 * Flags and plan → what to size, each number from its flag or else the plan. What either says is given, what neither says
 * assumed. The plan's growth is that of its employees; the typed one is of every demand.
 */
export const resolveSize = (flags: SizeFlags, plan: Plan): SizeQuestion => {
  refuseAlone(flags, plan)
  const compare = compareOf(flags)
  const byHand = plan.chosenBy.intervals !== 'default'
  return {
    typed: typedOf(flags, compare),
    compare,
    shares: plan.utilizations.map((value) => ({ value, nature: natureOf(plan.chosenBy.utilizations) })),
    overflow: { value: plan.overflow, nature: natureOf(plan.chosenBy.overflow) },
    bursts: burstsOf(flags),
    wait: flags.wait === undefined ? null : parseDuration(flags.wait, '--wait'),
    intervals: byHand ? plan.intervals : [],
    thinkTimes: plan.thinkTimes,
    users: flags.users === undefined ? plan.demand.users : parseCounts(flags.users, '--users', '80,100'),
    employees: sizeEmployees(flags, plan.demand.employees),
    arrivals: flags.arrivals === undefined ? plan.demand.arrivalRates : parseRates(flags.arrivals, '--arrivals'),
    growth: stated(flags.growth, (text) => parsePositive(text, '--growth', '1.5'), 1),
    spare: flags.nPlusOne ?? plan.spare > 0,
    prices: flags.price === undefined ? plannedPrices(plan.cost) : parsePrices(flags.price, '--price'),
  }
}
