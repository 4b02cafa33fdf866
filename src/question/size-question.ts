import { UserError } from '../errors.ts'
import type { Chooser, Plan } from '../model/plan.ts'
import type { Employees, SizeQuestion, Stated, TypedLayout, Written } from '../model/size.ts'
import { parseDuration } from './duration.ts'
import { parsePrices } from './price.ts'
import { parseCount, parseCounts, parsePair, parsePositive, parseRates } from './quantity.ts'
import { parseShare } from './share.ts'

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

const natureOf = (chooser: Chooser): Stated['nature'] => (chooser === 'default' ? 'assumed' : 'given')

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

const refuseAlone = (flags: SizeFlags): void => {
  for (const [flag, name, other, needs] of lean) {
    const present = flags[other] !== undefined || (flag === 'gpus' && flags.compare !== undefined)
    if (flags[flag] !== undefined) need(present, name, needs)
  }
}

const gpusOf = ({ text }: Written): number => parseCount(text, '--gpus', '1:2')

/** The two sides of --compare, with a pair of GPU counts. */
const compareOf = ({ compare, gpus }: SizeFlags): SizeQuestion['compare'] => {
  if (compare === undefined) return null
  need(gpus !== undefined, '--compare', '--gpus 1:2')
  const [few, many] = parsePair(gpus ?? '', '--gpus', '1:2')
  return {
    throughputs: parsePair(compare, '--compare', '0.30:0.48'),
    gpus: [gpusOf(few), gpusOf(many)],
  }
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

/** Of a head count, 30 % are taken to use it, ten times a day, with a fifth of the day in the busiest hour. */
const employeesOf = (flags: SizeFlags): Employees | null =>
  flags.employees === undefined
    ? null
    : {
        people: given(parseCount(flags.employees, '--employees', '500')),
        activeShare: stated(flags.activeShare, (text) => parseShare(text, '--active-share'), 0.3),
        requestsPerDay: stated(
          flags.requestsPerDay,
          (text) => parsePositive(text, '--requests-per-day', '20'),
          10,
        ),
        busyHourShare: stated(flags.busyHour, (text) => parseShare(text, '--busy-hour'), 0.2),
      }

const burstsOf = ({ burstiness, dayCv }: SizeFlags): SizeQuestion['bursts'] =>
  burstiness === undefined && dayCv === undefined
    ? null
    : {
        burstiness: stated(burstiness, (text) => parsePositive(text, '--burstiness', '0.5'), 1),
        dailyVariation: stated(dayCv, (text) => parseShare(text, '--day-cv'), 0),
      }

/** Flags and plan → what to size. Typed numbers are given, what nobody typed is assumed. */
export const resolveSize = (flags: SizeFlags, plan: Plan): SizeQuestion => {
  refuseAlone(flags)
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
    users: flags.users === undefined ? [] : parseCounts(flags.users, '--users', '80,100'),
    employees: employeesOf(flags),
    arrivals: flags.arrivals === undefined ? [] : parseRates(flags.arrivals, '--arrivals'),
    growth: stated(flags.growth, (text) => parsePositive(text, '--growth', '1.5'), 1),
    spare: flags.nPlusOne === true,
    prices: flags.price === undefined ? [] : parsePrices(flags.price, '--price'),
  }
}
