import type { AuditId } from '../audits/index.ts'
import type { Chooser, Plan, RepeatPolicy } from '../model/plan.ts'
import { parseAccept } from './accept.ts'
import { askedCost } from './asked-cost.ts'
import { askedDemand } from './asked-demand.ts'
import { parseDuration, parseDurations } from './duration.ts'
import type { LocatedPlan } from './plan-file.ts'
import { parseArrivals } from './arrivals.ts'
import { parseMixes } from './mix.ts'
import { parseRepeatPolicy } from './repeat-policy.ts'
import { parseShare, parseShares } from './share.ts'
import { defaultSla, parseSla } from './sla.ts'

/** The flags that are part of the question, as typed. */
export interface QuestionFlags {
  readonly sla?: string | undefined
  readonly interval?: string | undefined
  readonly thinkTime?: string | undefined
  readonly headroom?: string | undefined
  readonly overflow?: string | undefined
  readonly repeatPolicy?: string | undefined
  readonly accept?: string | undefined
}

interface Chosen<T> {
  readonly value: T
  readonly by: Chooser
}

/** A flag wins over the plan, the plan over the default. */
const choose = <A, T>(
  flag: string | undefined,
  parseFlag: (text: string) => T,
  planned: A | undefined,
  parsePlanned: (value: A) => T,
  fallback: T,
): Chosen<T> => {
  if (flag !== undefined) return { value: parseFlag(flag), by: 'flag' }
  return planned === undefined ? { value: fallback, by: 'default' } : { value: parsePlanned(planned), by: 'plan' }
}

type Durations = string | number | readonly (string | number)[]

const durationsAt = (value: Durations, where: string): readonly number[] =>
  (Array.isArray(value) ? (value as readonly (string | number)[]) : [value]).map((one) =>
    parseDuration(String(one), where),
  )

/** Seconds between requests shown as examples when nobody says how often a user asks: printed as assumptions. */
export const exampleIntervals = [3, 10, 30, 60] as const

const overflowOf = (flags: QuestionFlags, file: LocatedPlan | null): Chosen<number> =>
  choose(
    flags.overflow,
    (t) => parseShare(t, '--overflow'),
    file?.values.overflow,
    (value) => parseShare(String(value), file?.where('overflow') ?? ''),
    0.01,
  )

const repeatPolicyOf = (flags: QuestionFlags, file: LocatedPlan | null): Chosen<RepeatPolicy> =>
  choose(
    flags.repeatPolicy,
    (t) => parseRepeatPolicy(t, '--repeat-policy'),
    file?.values.repeatPolicy,
    (t) => parseRepeatPolicy(t, file?.where('repeatPolicy') ?? ''),
    'worst',
  )

const acceptOf = (flags: QuestionFlags, file: LocatedPlan | null): Chosen<readonly AuditId[]> =>
  choose(
    flags.accept,
    (t) => parseAccept(t, '--accept'),
    file?.values.accept,
    (value) => parseAccept(value, file?.where('accept') ?? ''),
    [],
  )

/** How often one user asks: intervals, think times, or example intervals where nobody said. */
const rhythmOf = (flags: QuestionFlags, file: LocatedPlan | null) => {
  const demand = file?.values.demand
  const at = file?.where ?? (() => '')
  const intervals = choose(
    flags.interval,
    (t) => parseDurations(t, '--interval'),
    demand?.interval,
    (value) => durationsAt(value, at('demand', 'interval')),
    flags.thinkTime === undefined && demand?.thinkTime === undefined ? exampleIntervals : [],
  )
  const thinkTimes = choose(
    flags.thinkTime,
    (t) => parseDurations(t, '--think-time'),
    demand?.thinkTime,
    (value) => durationsAt(value, at('demand', 'thinkTime')),
    [],
  )
  return { intervals, thinkTimes }
}

/** Flags, plan file and defaults → the question, with who chose each part. */
export const resolvePlan = (flags: QuestionFlags, file: LocatedPlan | null): Plan => {
  const plan = file?.values ?? {}
  const at = file?.where ?? (() => '')
  const sla = choose(
    flags.sla,
    (t) => parseSla(t, '--sla'),
    plan.sla,
    (t) => parseSla(t, at('sla')),
    parseSla(defaultSla, ''),
  )
  const { intervals, thinkTimes } = rhythmOf(flags, file)
  const shares = choose(
    flags.headroom,
    (t) => parseShares(t, '--headroom'),
    plan.headroom,
    (t) => parseShares(String(t), at('headroom')),
    [0.7, 0.75, 0.8],
  )
  const overflow = overflowOf(flags, file)
  const repeatPolicy = repeatPolicyOf(flags, file)
  const accept = acceptOf(flags, file)
  return {
    title: plan.title ?? null,
    customer: plan.customer ?? null,
    author: plan.author ?? null,
    sla: sla.value,
    intervals: intervals.value,
    thinkTimes: thinkTimes.value,
    utilizations: shares.value,
    overflow: overflow.value,
    repeatPolicy: repeatPolicy.value,
    accept: accept.value,
    series: plan.series ?? [],
    mixes: parseMixes(plan.mix ?? [], at),
    arrivals: parseArrivals(plan.arrivals ?? {}, at),
    demand: askedDemand(plan.demand ?? {}, at, intervals.by !== 'default' || thinkTimes.value.length > 0),
    spare: plan.availability?.toLowerCase() === 'n+1' ? 1 : 0,
    cost: plan.cost ? askedCost(plan.cost, at) : null,
    chosenBy: {
      sla: sla.by,
      intervals: intervals.by,
      thinkTimes: thinkTimes.by,
      utilizations: shares.by,
      overflow: overflow.by,
      repeatPolicy: repeatPolicy.by,
      accept: accept.by,
      spare: plan.availability === undefined ? 'default' : 'plan',
      arrivals: plan.arrivals === undefined ? 'default' : 'plan',
    },
  }
}
