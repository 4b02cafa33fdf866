import type { Language } from '../i18n/language.ts'
import { mostServers } from '../maths/sizing.ts'
import { resultNature } from './nature.ts'
import type { Demand, Report, Sizing, SizingOption } from '../model/report.ts'
import { layoutOf, localText, moneyText, seriesOf, whereText, workloadName } from './speech.ts'
import { listed } from './shown.ts'
import type { Edition } from './edition.ts'

/** `500 people who may use it`; of a list that grows with those of the year that is sized for. */
const peopleText = ({ users, lastUsers, years }: Omit<Demand, 'id'>, { say }: Language): string =>
  lastUsers === null
    ? say('demand.people', { users })
    : say('demand.people.grown', { users, last: lastUsers, year: years.length - 1 })

/** A demand in a few words: `500 people on the list`, `18 requests a minute`. */
export const demandName = (demand: Omit<Demand, 'id'>, language: Language): string => {
  const normal = demand.normalRate ?? demand.normalTokenRate ?? demand.peakUsers
  return language.say(normal === null ? `demand.${demand.kind}` : `demand.${demand.kind}.peakDay`, {
    people: peopleText(demand, language),
    users: demand.users,
    peakUsers: demand.peakUsers,
    interval: demand.interval,
    thinkTime: demand.thinkTime,
    normal: demand.normalRate,
    rate: demand.arrivalRate,
    minute: (demand.arrivalRate ?? 0) * 60,
    normalTokens: demand.normalTokenRate,
    tokens: demand.tokenRate,
  })
}

/** The same for the head of a row, as it was given: of a normal day, with how many times that a peak day has. */
export const briefDemand = ({ plan }: Pick<Report, 'plan'>, demand: Demand, language: Language): string => {
  const normalDay = language.say(`demand.brief.${demand.kind}`, {
    people: peopleText(demand, language),
    users: demand.users,
    interval: demand.interval,
    thinkTime: demand.thinkTime,
    rate: demand.normalRate ?? demand.arrivalRate,
    tokens: demand.normalTokenRate ?? demand.tokenRate,
  })
  if (!plan.demand.peakDay) return normalDay
  const { factor, name } = plan.demand.peakDay
  const day = localText(name, language) ?? language.say('demand.brief.day')
  return language.say('demand.brief.peakDay', { demand: normalDay, factor, day })
}

export const demandOf = (report: Report, sizing: Sizing): Demand =>
  report.demand.find(({ id }) => id === sizing.demand)!

const workloadOf = (edition: Edition, sizing: Sizing): string => {
  const workload = edition.report.workloads.find(({ id }) => id === sizing.workload)!
  return workloadName(edition, workload)
}

/** Servers are counted of some demand. */
export const isSized = ({ sizing, mixes }: Report): boolean =>
  sizing.some(({ options }) => options.length > 0) ||
  mixes.some(({ layouts }) => layouts.some(({ sized }) => sized.some(({ replicas }) => replicas !== null)))

/** That the day which is sized for is not a normal one; nothing where no peak day is known, or no servers are counted. */
export const peakDayTexts = (edition: Edition): readonly string[] => {
  const { peakDay } = edition.report.plan.demand
  if (!peakDay || !isSized(edition.report)) return []
  const { factor, name } = peakDay
  const day = localText(name, edition)
  return [edition.say(day === null ? 'demand.peakDay' : 'demand.peakDay.named', { factor, day })]
}

const onNormalDay = ({ normalUtilization: load }: SizingOption, { say }: Language): readonly string[] =>
  load === null ? [] : [say('sizing.normalDay', { load })]

/** What the tokens of a request are: those of results are as these are. */
export const lengthNature = (report: Report, { series, length }: SizingOption) =>
  length?.nature === 'measured' ? resultNature(seriesOf(report, series)) : 'assumed'

/** `2,000 output tokens/s, that is 15.6 requests/s at 128 tokens`; of a demand in requests itself. */
const inRequests = ({ report, say }: Edition, demand: string, option: SizingOption): string => {
  const { length, arrivalRate: rate } = option
  if (length === null) return demand
  return say(`sizing.tokens.${lengthNature(report, option)}`, { demand, rate, length: length.tokens })
}

const withSpare = ({ report: { plan }, say }: Edition, { nPlusOne }: SizingOption): readonly string[] =>
  plan.spare > 0 ? [say('sizing.spare', { servers: nPlusOne.replicas, gpus: nPlusOne.gpus })] : []

const withCost = (edition: Edition, { cost }: SizingOption): readonly string[] =>
  typeof cost?.monthly === 'number' ? [edition.say('sizing.cost', { cost: moneyText(edition, cost.monthly) })] : []

/** What a balancer by the fewest in flight saves against requests sent at random, or why it is not counted on; one server is no pool. */
const withPool = ({ pool, replicas }: SizingOption, { say }: Language): readonly string[] => {
  if (!pool) return []
  if (pool.unproven && pool.random > 1) return [say(`pool.unproven.${pool.unproven}`)]
  const saved = pool.random - replicas
  return [say(saved > 0 ? 'pool.saves' : 'pool.same', { saved, random: pool.random })]
}

const reasonText = ({ reason }: Sizing['left'][number], { say }: Language): string =>
  say(`sizing.left.${reason}`, { most: mostServers })

/** Why the layouts of a sizing were left out, one item each. */
export const leftTexts = (edition: Edition, sizing: Sizing): readonly string[] =>
  sizing.left.map((one) =>
    edition.say('sizing.left', {
      where: whereText(seriesOf(edition.report, one.series), edition),
      reason: reasonText(one, edition),
    }),
  )

/** That nothing measured can be sized with, and why where all of it shares one reason. */
const noneText = ({ left }: Sizing, about: Record<'demand' | 'workload', string>, language: Language): string => {
  const [reason, ...others] = new Set(left.map((one) => reasonText(one, language)))
  return reason === undefined || others.length > 0
    ? language.say('sizing.none', about)
    : language.say('sizing.none.because', { ...about, reason })
}

/** What a demand takes in one workload, on the layout that comes first; or that nothing measured can be sized with. */
export const sizingSentence = (edition: Edition, sizing: Sizing): string => {
  const [best] = sizing.options
  const about = { demand: demandName(demandOf(edition.report, sizing), edition), workload: workloadOf(edition, sizing) }
  if (!best) return noneText(sizing, about, edition)
  return edition.line([
    edition.say('sizing.sentence', {
      ...about,
      demand: inRequests(edition, about.demand, best),
      layout: layoutOf(edition, best.series),
      servers: best.replicas,
      gpus: best.gpus,
      load: best.utilization,
    }),
    ...onNormalDay(best, edition),
    ...withPool(best, edition),
    ...withSpare(edition, best),
    ...withCost(edition, best),
  ])
}

/** Above this many, what the demand takes is left to its own section. */
const sentencesAtMost = 12

/** How requests are taken to be sent to the servers, where a demand takes any. */
export const balancerSentences = ({ report: { plan, sizing }, say }: Edition): readonly string[] =>
  sizing.length === 0
    ? []
    : [
        say('balancer.sentence', {
          balancer: say(`balancer.${plan.balancer}`),
          chooser: say(`chooser.${plan.chosenBy.balancer}`),
        }),
      ]

/** What each demand takes, one sentence for each workload; the rest counted. */
export const sizingSentences = (edition: Edition): readonly string[] => {
  const all = edition.report.sizing.map((one) => sizingSentence(edition, one))
  return listed(all, sentencesAtMost, 'sizing.more', edition)
}
