import type { AuditId } from '../audits/index.ts'
import type { Arrivals, Chooser, Plan } from '../model/plan.ts'
import { askedCost, askedDemand, parseArrivals, parseMixes } from './asked.ts'
import { parseAccept, parseBalancer, parseRepeatPolicy, spelled } from './choice.ts'
import { parseDuration, parseDurations, parsePositive, parseShare, parseShares } from './quantity.ts'
import { defaultSla, parseSla } from './sla.ts'
import { columnMappings } from './columns.ts'
import type { LocatedPlan } from './located-plan.ts'
import type { PlanFile } from './plan-schema.ts'

/** Parts of the question that have a flag: those that a plan has under its demand, and others. */
const ofDemand = ['interval', 'thinkTime', 'balancer'] as const
type OfDemand = (typeof ofDemand)[number]
type Part = OfDemand | 'sla' | 'headroom' | 'overflow' | 'repeatPolicy' | 'accept'

/** The flags that are part of the question, as typed. */
export type QuestionFlags = { readonly [Name in Part | 'burstiness' | 'dayCv']?: string | undefined }

type Paper = NonNullable<PlanFile['document']>

interface Chosen<T> {
  readonly value: T
  readonly by: Chooser
}

/** A value of the plan as it is written, or a flag. */
type Written = string | number | readonly (string | number)[]
type Parse<T> = (text: string, where: string) => T

const isOfDemand = (part: Part): part is OfDemand => ofDemand.some((one) => one === part)

/** Chooses a part of the question: a flag wins over the plan, the plan over the default. */
const choosing =
  (flags: QuestionFlags, plan: PlanFile, at: LocatedPlan['where']) =>
  <T>(part: Part, parse: (written: Written, where: string) => T, fallback: T): Chosen<T> => {
    const [flag, path] = [flags[part], isOfDemand(part) ? ['demand', part] : [part]]
    if (flag !== undefined) return { value: parse(flag, `--${spelled(part)}`), by: 'flag' }
    const planned = isOfDemand(part) ? plan.demand?.[part] : plan[part]
    return planned === undefined
      ? { value: fallback, by: 'default' }
      : { value: parse(planned, at(...path)), by: 'plan' }
  }

const asText =
  <T>(parse: Parse<T>) =>
  (written: Written, where: string): T =>
    parse(String(written), where)

const durationsOf = (written: Written, where: string): readonly number[] =>
  typeof written === 'object'
    ? written.map((duration) => parseDuration(String(duration), where))
    : parseDurations(String(written), where)

const acceptedOf = (written: Written, where: string): readonly AuditId[] =>
  parseAccept(typeof written === 'object' ? written.map(String) : String(written), where)

/** Seconds between requests shown as examples when nobody says how often a user asks: printed as assumptions. */
export const exampleIntervals = [3, 10, 30, 60] as const

/** How requests come: what was typed before what is planned. */
const arrivalsBy = ({ burstiness, dayCv }: QuestionFlags, planned: Arrivals): Arrivals => ({
  burstiness: burstiness === undefined ? planned.burstiness : parsePositive(burstiness, '--burstiness', '0.5'),
  dayToDay: dayCv === undefined ? planned.dayToDay : parseShare(dayCv, '--day-cv'),
})

const chooserOf = (isTyped: boolean, isPlanned: boolean): Chooser => {
  if (isTyped) return 'flag'
  return isPlanned ? 'plan' : 'default'
}

const paperOf = ({
  number,
  version,
  revisions = [],
  tone = 'plain',
  terms = {},
  ...people
}: Paper): Plan['document'] => ({
  number: number === undefined ? null : String(number),
  version: version === undefined ? null : String(version),
  company: people.company ?? null,
  confidentiality: people.confidentiality ?? null,
  reviewer: people.reviewer ?? null,
  approver: people.approver ?? null,
  revisions: revisions.map((one) => ({ ...one, version: String(one.version), author: one.author ?? null })),
  tone,
  terms,
})

/** Flags, plan file and defaults → the question, with who chose each part. */
export const resolvePlan = (flags: QuestionFlags, file: LocatedPlan | null): Plan => {
  const plan = file?.values ?? {}
  const at = file?.where ?? (() => '')
  const choose = choosing(flags, plan, at)
  const sla = choose('sla', asText(parseSla), parseSla(defaultSla, ''))
  const isThinking = (flags.thinkTime ?? plan.demand?.thinkTime) !== undefined
  const intervals = choose('interval', durationsOf, isThinking ? [] : exampleIntervals)
  const thinkTimes = choose('thinkTime', durationsOf, [])
  const balancer = choose('balancer', asText(parseBalancer), 'random')
  const shares = choose('headroom', asText(parseShares), [0.7, 0.75, 0.8])
  const overflow = choose('overflow', asText(parseShare), 0.01)
  const repeatPolicy = choose('repeatPolicy', asText(parseRepeatPolicy), 'worst')
  const accept = choose('accept', acceptedOf, [])
  return {
    title: plan.title ?? null,
    customer: plan.customer ?? null,
    author: plan.author ?? null,
    document: paperOf(plan.document ?? {}),
    sla: sla.value,
    intervals: intervals.value,
    thinkTimes: thinkTimes.value,
    balancer: balancer.value,
    utilizations: shares.value,
    overflow: overflow.value,
    repeatPolicy: repeatPolicy.value,
    accept: accept.value,
    series: plan.series ?? [],
    columns: columnMappings(plan.columns ?? []),
    mixes: parseMixes(plan.mix ?? [], at),
    arrivals: arrivalsBy(flags, parseArrivals(plan.arrivals ?? {}, at)),
    demand: askedDemand(plan.demand ?? {}, at, intervals.by !== 'default' || thinkTimes.value.length > 0),
    spare: plan.availability?.toLowerCase() === 'n+1' ? 1 : 0,
    cost: plan.cost ? askedCost(plan.cost, at) : null,
    chosenBy: {
      sla: sla.by,
      intervals: intervals.by,
      thinkTimes: thinkTimes.by,
      balancer: balancer.by,
      utilizations: shares.by,
      overflow: overflow.by,
      repeatPolicy: repeatPolicy.by,
      accept: accept.by,
      spare: plan.availability === undefined ? 'default' : 'plan',
      arrivals: chooserOf((flags.burstiness ?? flags.dayCv) !== undefined, plan.arrivals !== undefined),
    },
  }
}
