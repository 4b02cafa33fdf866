import type { Language } from '../i18n/language.ts'
import { byId } from '../model/by-id.ts'
import type { Assumption, Decision, Report } from '../model/report.ts'
import { promised, promisedDigits, sizingOf, shownUsers } from '../model/served.ts'
import { shortQuestion } from './decision-text.ts'
import { demandName } from './demand-words.ts'
import { moneyText } from './speech.ts'
import { assumptionName, assumptionValue } from './words.ts'
import type { Edition } from './edition.ts'

const ROUNDING = 1e-9

/** The assumption that moves the users most, and the users that it moves; null without one. */
const weakestOf = (report: Report, { series, weakest }: Decision) => {
  const own = report.series.find(({ id }) => id === series)
  const sensitivity = own?.sensitivity
  const row = sensitivity?.assumptions.find(({ parameter }) => parameter === weakest)
  if (!sensitivity || !row) return null
  const { users, basis, interval, thinkTime, factor } = sensitivity
  const isScaled = row.parameter === 'threshold' && Math.abs(factor - 1) > ROUNDING
  const isLeast = own!.capacity.status === 'rightCensored'
  return { row, users, seconds: basis === 'open' ? interval : thinkTime, basis, isScaled, isLeast }
}

/** Its name; null without one. */
export const weakestName = (edition: Edition, decision: Decision): string | null => {
  const found = weakestOf(edition.report, decision)
  return found && assumptionName(found.row, edition)
}

/** `1.50 s: 95 users`; of a limit beyond which nothing was measured at least so many. */
const endText = (
  row: Assumption,
  { value, users, censored }: Assumption['ends'][number],
  language: Language,
): string => {
  const told = { value: assumptionValue(row, value, language), users }
  if (users === null) return language.say('decision.weakest.lost', told)
  return language.say(censored ? 'decision.weakest.least' : 'decision.weakest.end', told)
}

type Weakest = NonNullable<ReturnType<typeof weakestOf>>

const isSame = (other: number | null, users: number): boolean =>
  other !== null && promised(other, promisedDigits.users) === promised(users, promisedDigits.users)

/** How the users ask that an assumption moves; null where they are the users that are shown. */
const otherReading = ({ report, say }: Edition, decision: Decision, { seconds, basis }: Weakest): string | null => {
  const shown = shownUsers(report, decision)
  const isShown = shown?.basis === basis && seconds === (basis === 'open' ? shown.interval : shown.thinkTime)
  return isShown ? null : say(`decision.weakest.at.${basis}`, { seconds })
}

/** Users as it is taken, or at least so many where the limit was not found. */
const nowText = ({ count }: Decision, { users, isLeast }: Weakest, { say }: Language): string => {
  const now = (count ?? 1) > 1 ? 'now.each' : 'now'
  return say(isLeast ? `decision.weakest.${now}.least` : `decision.weakest.${now}`, { users })
}

/** The same with what it is, and how far the users move where it is otherwise. */
export const weakestEffect = (edition: Edition, decision: Decision): string | null => {
  const found = weakestOf(edition.report, decision)
  if (!found || found.users === 0) return weakestName(edition, decision)
  const { row, users, isScaled } = found
  const reading = otherReading(edition, decision, found)
  return edition.say(row.parameter === 'reading' ? 'decision.weakest.reading' : 'decision.weakest.effect', {
    parameter: assumptionName(row, edition),
    base: assumptionValue(row, row.base, edition),
    ends: [
      ...(reading === null ? [] : [reading]),
      nowText(decision, found, edition),
      ...row.ends.filter((end) => end.censored || !isSame(end.users, users)).map((end) => endText(row, end, edition)),
      ...(isScaled ? [edition.say('decision.weakest.scaled')] : []),
    ].join(edition.say('finding.separator')),
  })
}

/** The largest share by which the weakest assumption moves the users; endless where nobody is left, 0 without one. */
export const largestMove = (report: Report, decision: Decision): number => {
  const found = weakestOf(report, decision)
  if (!found || found.users === 0) return 0
  return Math.max(...found.row.ends.map(({ users }) => (users === null ? Infinity : Math.abs(users / found.users - 1))))
}

/** What the weakest assumption is taken to be, and of users who wait or of others; null where none moves them. */
const takenAs = (edition: Edition, decision: Decision): string | null => {
  const found = weakestOf(edition.report, decision)
  if (!found || largestMove(edition.report, decision) === 0) return null
  const { row, basis } = found
  return [assumptionName(row, edition), assumptionValue(row, row.base, edition), basis].join(' ')
}

/** The weakest assumption of every question, once where all share it, with the question that it moves most; else null. */
export const sharedWeakest = (edition: Edition): string | null => {
  const { report } = edition
  const taken = new Set(report.decisions.map((one) => takenAs(edition, one)))
  const [most, ...others] = report.decisions.toSorted((a, b) => largestMove(report, b) - largestMove(report, a))
  if (!most || others.length === 0 || taken.size > 1 || taken.has(null)) return null
  return edition.say('decision.weakest.most', {
    effect: weakestEffect(edition, most),
    question: shortQuestion(edition, most),
  })
}

/** The same as a sentence. */
export const weakestText = (edition: Edition, decision: Decision): string | null => {
  const parameter = weakestEffect(edition, decision)
  return parameter === null ? null : edition.say('decision.weakest', { parameter })
}

/** What each demand takes of all its workloads together; several are no sum, which is said. */
export const purchaseTexts = (edition: Edition): readonly string[] => {
  const { report } = edition
  const texts = report.purchases.map(({ demand, left, servers, gpus, cost, api }) =>
    edition.say('decision.purchase', {
      demand: demandName(byId(report.demand, demand)!, edition),
      servers,
      gpus: gpus === null ? '' : edition.say('decision.purchase.gpus', { gpus }),
      cost: cost === null ? '' : edition.say('decision.purchase.cost', { cost: moneyText(edition, cost) }),
      api: api === null ? '' : edition.say('decision.purchase.api', { api: moneyText(edition, api) }),
      left: left === 0 ? '' : edition.say('decision.purchase.left', { left }),
    }),
  )
  if (texts.length === 0) return []
  const spare = report.plan.spare > 0 ? edition.say('decision.purchase.spare') : ''
  return [...texts, edition.say(texts.length > 1 ? 'decision.purchase.apart' : 'decision.purchase.whole', { spare })]
}

/** Answers of which both costs of a month are known, and those of them that would cost less from an API. */
const besideApiOf = (report: Report) => {
  const known = report.decisions.flatMap((decision) => {
    const option = sizingOf(report, decision)?.options.find(({ series }) => series === decision.series)
    const [own, api] = [decision.cost, option?.cost?.api?.monthly ?? null]
    return own !== null && api !== null ? [{ decision, own, api }] : []
  })
  return { all: known.length, cheaper: known.filter(({ api, own }) => api < own) }
}

/** A headline, and that most of the demands, or of the questions where these are not added up, cost less from an API. */
export const besideApi = ({ report, say }: Edition, headline: string): string => {
  const { purchases, demand, decisions } = report
  const isWhole = purchases.every(({ api, cost, left }) => api !== null && cost !== null && left === 0)
  const byDemand = purchases.length > 1 && purchases.length === demand.length && isWhole
  const { all, cheaper } = byDemand
    ? { all: purchases.length, cheaper: purchases.filter(({ api, cost }) => api! < cost!) }
    : besideApiOf(report)
  const count = cheaper.length
  if (count * 2 <= (byDemand ? all : decisions.length)) return headline
  if (decisions.length === 1) return say('body.headline.api.one', { headline })
  return say(byDemand ? 'body.headline.api.demands' : 'body.headline.api', { headline, count, all })
}

/** That the same requests cost less from an API, and by how much where that is most; none where they nowhere do. */
export const apiTexts = (edition: Edition): readonly string[] => {
  const { all, cheaper } = besideApiOf(edition.report)
  const [most] = cheaper.toSorted((a, b) => a.api - a.own - (b.api - b.own))
  if (!most) return []
  const values = { api: moneyText(edition, most.api), own: moneyText(edition, most.own) }
  if (edition.report.decisions.length === 1) return [edition.say('decision.api', values)]
  const question = shortQuestion(edition, most.decision)
  return [edition.say('decision.api.some', { ...values, count: cheaper.length, all, question })]
}
