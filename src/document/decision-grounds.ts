import type { Language } from '../i18n/language.ts'
import type { Assumption, Decision, Report } from '../model/report.ts'
import { promised, promisedDigits, sizingOf, shownUsers } from '../model/served.ts'
import { shortQuestion } from './decision-text.ts'
import { demandName } from './demand-words.ts'
import { moneyText } from './speech.ts'
import { assumptionName, assumptionValue } from './words.ts'

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
export const weakestName = (report: Report, decision: Decision, language: Language): string | null => {
  const found = weakestOf(report, decision)
  return found && assumptionName(found.row, language)
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
const otherReading = (
  report: Report,
  decision: Decision,
  { seconds, basis }: Weakest,
  language: Language,
): string | null => {
  const shown = shownUsers(report, decision)
  const isShown = shown?.basis === basis && seconds === (basis === 'open' ? shown.interval : shown.thinkTime)
  return isShown ? null : language.say(`decision.weakest.at.${basis}`, { seconds })
}

/** Users as it is taken, or at least so many where the limit was not found. */
const nowText = ({ count }: Decision, { users, isLeast }: Weakest, language: Language): string => {
  const now = (count ?? 1) > 1 ? 'now.each' : 'now'
  return language.say(isLeast ? `decision.weakest.${now}.least` : `decision.weakest.${now}`, { users })
}

/** The same with what it is, and how far the users move where it is otherwise. */
export const weakestEffect = (report: Report, decision: Decision, language: Language): string | null => {
  const found = weakestOf(report, decision)
  if (!found || found.users === 0) return weakestName(report, decision, language)
  const { row, users, isScaled } = found
  const reading = otherReading(report, decision, found, language)
  return language.say(row.parameter === 'reading' ? 'decision.weakest.reading' : 'decision.weakest.effect', {
    parameter: assumptionName(row, language),
    base: assumptionValue(row, row.base, language),
    ends: [
      ...(reading === null ? [] : [reading]),
      nowText(decision, found, language),
      ...row.ends.filter((end) => end.censored || !isSame(end.users, users)).map((end) => endText(row, end, language)),
      ...(isScaled ? [language.say('decision.weakest.scaled')] : []),
    ].join(language.say('finding.separator')),
  })
}

/** The largest share by which the weakest assumption moves the users; endless where nobody is left, 0 without one. */
const largestMove = (report: Report, decision: Decision): number => {
  const found = weakestOf(report, decision)
  if (!found || found.users === 0) return 0
  return Math.max(...found.row.ends.map(({ users }) => (users === null ? Infinity : Math.abs(users / found.users - 1))))
}

/** What the weakest assumption is taken to be, and of users who wait or of others; null where none moves them. */
const takenAs = (report: Report, decision: Decision, language: Language): string | null => {
  const found = weakestOf(report, decision)
  if (!found || largestMove(report, decision) === 0) return null
  const { row, basis } = found
  return [assumptionName(row, language), assumptionValue(row, row.base, language), basis].join(' ')
}

/** The weakest assumption of every question, once where all share it, with the question that it moves most; else null. */
export const sharedWeakest = (report: Report, language: Language): string | null => {
  const taken = new Set(report.decisions.map((one) => takenAs(report, one, language)))
  const [most, ...others] = report.decisions.toSorted((a, b) => largestMove(report, b) - largestMove(report, a))
  if (!most || others.length === 0 || taken.size > 1 || taken.has(null)) return null
  return language.say('decision.weakest.most', {
    effect: weakestEffect(report, most, language),
    question: shortQuestion(report, most, language),
  })
}

/** The same as a sentence. */
export const weakestText = (report: Report, decision: Decision, language: Language): string | null => {
  const parameter = weakestEffect(report, decision, language)
  return parameter === null ? null : language.say('decision.weakest', { parameter })
}

/** What each demand takes of all its workloads together; several are no sum, which is said. */
export const purchaseTexts = (report: Report, language: Language): readonly string[] => {
  const texts = report.purchases.map(({ demand, left, servers, gpus, cost, api }) =>
    language.say('decision.purchase', {
      demand: demandName(
        report.demand.find(({ id }) => id === demand)!,
        language,
      ),
      servers,
      gpus: gpus === null ? '' : language.say('decision.purchase.gpus', { gpus }),
      cost: cost === null ? '' : language.say('decision.purchase.cost', { cost: moneyText(report, cost, language) }),
      api: api === null ? '' : language.say('decision.purchase.api', { api: moneyText(report, api, language) }),
      left: left === 0 ? '' : language.say('decision.purchase.left', { left }),
    }),
  )
  if (texts.length === 0) return []
  const spare = report.plan.spare > 0 ? language.say('decision.purchase.spare') : ''
  return [...texts, language.say(texts.length > 1 ? 'decision.purchase.apart' : 'decision.purchase.whole', { spare })]
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
export const besideApi = (report: Report, headline: string, language: Language): string => {
  const { purchases, demand, decisions } = report
  const isWhole = purchases.every(({ api, cost, left }) => api !== null && cost !== null && left === 0)
  const byDemand = purchases.length > 1 && purchases.length === demand.length && isWhole
  const { all, cheaper } = byDemand
    ? { all: purchases.length, cheaper: purchases.filter(({ api, cost }) => api! < cost!) }
    : besideApiOf(report)
  const count = cheaper.length
  if (count * 2 <= (byDemand ? all : decisions.length)) return headline
  if (decisions.length === 1) return language.say('body.headline.api.one', { headline })
  return language.say(byDemand ? 'body.headline.api.demands' : 'body.headline.api', { headline, count, all })
}

/** That the same requests cost less from an API, and by how much where that is most; none where they nowhere do. */
export const apiTexts = (report: Report, language: Language): readonly string[] => {
  const { all, cheaper } = besideApiOf(report)
  const [most] = cheaper.toSorted((a, b) => a.api - a.own - (b.api - b.own))
  if (!most) return []
  const values = { api: moneyText(report, most.api, language), own: moneyText(report, most.own, language) }
  if (report.decisions.length === 1) return [language.say('decision.api', values)]
  const question = shortQuestion(report, most.decision, language)
  return [language.say('decision.api.some', { ...values, count: cheaper.length, all, question })]
}
