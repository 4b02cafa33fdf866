import type { Language } from '../i18n/language.ts'
import { mostServers } from '../maths/sizing.ts'
import { askedUsers, isAlike, isSending, shownUsers } from '../model/served.ts'
import { type Capacity, type Decision, type Report, type Series, uncounted } from '../model/report.ts'
import { byId } from '../model/by-id.ts'
import { groupBy } from '../model/group-by.ts'
import { answerSentence } from './answer.ts'
import { briefDemand, demandName } from './demand-words.ts'
import { simulatedOf } from './rate-grounds.ts'
import { isUnnamed, layoutText, levelText, mixName, seriesOf, timeText, briefWorkload, workloadName } from './speech.ts'

/** Above this many, the rest is counted. */
const decisionsAtMost = 12

/** The decisions that one table shows, how many it leaves out, and whether any has a cost. */
export const shownDecisions = ({ decisions }: Report, atMost = decisionsAtMost) => {
  const shown = decisions.slice(0, atMost)
  return { shown, more: decisions.length - shown.length, costs: shown.some(({ cost }) => cost !== null) }
}

const mixText = (report: Report, { mix: id }: Decision, language: Language): string => {
  const mix = byId(report.mixes, id)
  return mix ? mixName(report, mix, language) : ''
}

/** What is decided about: a workload or a mix, and a demand in it. */
export const questionText = (report: Report, decision: Decision, language: Language): string => {
  const workload = byId(report.workloads, decision.workload)
  const told = workload ? workloadName(report, workload, language) : mixText(report, decision, language)
  const demand = byId(report.demand, decision.demand)
  return demand
    ? language.say('decision.question.demand', { demand: demandName(demand, language), workload: told })
    : told
}

/** The same for the head of a row. */
export const shortQuestion = (report: Report, decision: Decision, language: Language): string => {
  const workload = byId(report.workloads, decision.workload)
  const lengths = workload ? briefWorkload(report, workload, language) : mixText(report, decision, language)
  const demand = byId(report.demand, decision.demand)
  return demand
    ? language.say('decision.question.demand', { demand: briefDemand(report, demand, language), workload: lengths })
    : lengths
}

const counted = (series: Series, count: number | null, language: Language): string => {
  const layout = layoutText(series, language)
  return count === null || count === 1 ? layout : language.say('decision.count', { count, layout })
}

/** The recommended layout with its number of servers; null where there is none. */
export const choiceText = (report: Report, { series, count }: Decision, language: Language): string | null =>
  series === null ? null : counted(seriesOf(report, series), count, language)

/** The same, marked where it is not settled. */
export const recommendedText = (report: Report, decision: Decision, language: Language): string => {
  const layout = choiceText(report, decision, language)
  if (layout === null) return language.say('decision.nothing')
  return decision.status === 'decided' ? layout : language.say('decision.soFar', { layout })
}

const doubts = ['contradiction', 'gap', 'lowerBound'] as const

/** The same, and that its own limit is in doubt. */
export const doubtedText = (report: Report, decision: Decision, language: Language): string => {
  const layout = recommendedText(report, decision, language)
  const doubt = doubts.find((kind) => decision.conditions.some((condition) => condition.kind === kind))
  return doubt ? language.say(`decision.doubt.${doubt}`, { layout }) : layout
}

/** Where the headroom of simulated rates is; null where none is planned with. */
export const headroomText = (report: Report, language: Language): string | null => {
  const isSimulated = report.decisions.some(
    ({ planningRate, series }) =>
      planningRate !== null && series !== null && simulatedOf(planningRate, seriesOf(report, series)) !== null,
  )
  return isSimulated ? language.say('decision.headroom') : null
}

/** That the readings shown are not of one time between requests, where no one of them serves all. */
export const differingText = (report: Report, language: Language): string | null => {
  const rows = report.decisions
    .flatMap((one) => {
      const row = shownUsers(report, one)
      return row && askedUsers(report, one, row) === null ? [row] : []
    })
    .filter(isSending)
  return rows.every((row) => isAlike(row, rows[0]!)) ? null : language.say('decision.users.differ')
}

/** A layout that may still overturn the choice: the one to be measured, or the next in order. */
const rivalOf = (report: Report, { options, series, next }: Decision, language: Language): string | null => {
  const id = next && next.series !== series ? next.series : options[1]?.series
  return id === undefined ? null : layoutText(seriesOf(report, id), language)
}

/** Of what was measured nothing else could be recommended, and nobody asked how many. */
export const isAlone = ({ why, demand }: Decision): boolean => why === 'only' && demand === null

/** Nothing was recommended before anything else, whatever was asked. */
export const areAlone = ({ decisions }: Report): boolean => {
  const chosen = decisions.filter(({ status }) => status !== 'nothing')
  return chosen.length > 0 && chosen.every((one) => one.status === 'decided' && isAlone(one))
}

/** Whether it is a recommendation, in a word. */
export const standingText = (decision: Decision, language: Language): string =>
  language.say(isAlone(decision) ? 'body.status.only' : `body.status.${decision.status}`)

/** What decided, or keeps it open. */
export const whyText = (report: Report, decision: Decision, language: Language): string =>
  language.say(`decision.why.${decision.why}`, { rival: rivalOf(report, decision, language), most: mostServers })

/** The same, and that two servers would take more than the larger layout that was measured. */
export const whyBesideText = (report: Report, decision: Decision, language: Language): string => {
  const why = whyText(report, decision, language)
  const isMore = decision.status === 'decided' && (decision.oneMore?.beside ?? null) !== null
  const rate = decision.planningRate?.value ?? null
  return !isMore || rate === null ? why : language.say('decision.whyBeside', { why, rate })
}

/** Not for want of a layout that could be planned with. */
const isUncounted = ({ why }: Decision): boolean => uncounted.some((one) => one === why)

/** What was found of a layout, by its name and those of which the same was found; without names where that is all. */
const foundText = (report: Report, series: Series, members: readonly Series[], language: Language): string => {
  const told = answerSentence(report, series, language)
  const namesOf = (some: readonly Series[]) => [...new Set(some.map((one) => layoutText(one, language)))]
  const names = namesOf(members.filter((one) => answerSentence(report, one, language) === told))
  if (names.length === namesOf(members).length) return told
  return language.say('decision.nothing.on', { layout: language.list(names), told })
}

/** Where nothing can be planned with, what was found of the first layout that was measured. */
export const nothingText = (report: Report, decision: Decision, language: Language): string => {
  const members = report.series.filter(({ workloadId }) => workloadId === decision.workload)
  const series = members.find(({ capacity }) => capacity.axis === 'concurrency') ?? members[0]
  if (!series || isUncounted(decision)) return whyText(report, decision, language)
  const told = foundText(report, series, members, language)
  if (decision.why !== 'noRoom' && decision.why !== 'smoother') return told
  return language.say('headroom.why', { told, why: whyText(report, decision, language) })
}

/** The answer to one question in one sentence, and why. */
export const decisionSentence = (report: Report, decision: Decision, language: Language): string => {
  const { status, planningRate } = decision
  const question = shortQuestion(report, decision, language)
  if (status === 'nothing' || !planningRate)
    return language.say(`decision.sentence.${isUncounted(decision) ? 'uncounted' : 'nothing'}`, {
      question,
      why: nothingText(report, decision, language),
    })
  const unnamed = decision.series !== null && isUnnamed(seriesOf(report, decision.series))
  return language.say(`decision.sentence.${unnamed ? 'unnamed' : status}`, {
    question,
    why: whyText(report, decision, language),
    layout: choiceText(report, decision, language),
    rate: planningRate.value,
    from: language.say(`decision.from.${planningRate.from}`),
    capped: planningRate.cappedBy === null ? '' : language.say(`decision.capped.${planningRate.cappedBy}`),
  })
}

type Condition = Decision['conditions'][number]

/** The load that a condition is about; null where it is about none. */
export const conditionLoad = (
  { values: { axis, level } }: Pick<Condition, 'values'>,
  language: Language,
): string | null => {
  if (level === undefined) return null
  const load = Number(level)
  return axis === undefined ? language.value(load, 'level') : levelText(axis as Capacity['axis'], load, language)
}

export const conditionTexts = ({ conditions }: Decision, language: Language): readonly string[] =>
  conditions.map((one) =>
    language.say(`decision.condition.${one.kind}`, { ...one.values, load: conditionLoad(one, language) }),
  )

/** Conditions of all decisions with what they say, by their kind, in the order in which they are first met. */
export const conditionsByKind = (report: Report, language: Language) => {
  const all = report.decisions.flatMap((decision) => {
    const texts = conditionTexts(decision, language)
    return decision.conditions.map(({ kind, values }, i) => ({ decision, kind, values, text: texts[i]! }))
  })
  return groupBy(all, ({ kind }) => kind)
}

/** Questions by name; a workload of which all are meant by its lengths alone. */
export const questionNames = (
  report: Report,
  decisions: readonly Decision[],
  language: Language,
): readonly string[] => {
  const isWhole = (workload: string | null): boolean =>
    workload !== null && report.decisions.every((one) => one.workload !== workload || decisions.includes(one))
  const names = decisions.map((one) => {
    const workload = report.workloads.find(({ id }) => id === one.workload)
    return workload && isWhole(one.workload)
      ? briefWorkload(report, workload, language)
      : shortQuestion(report, one, language)
  })
  return [...new Set(names)]
}

const namesAtMost = 3

/** A text, with the questions that it is said of where these are not all: each by its name, or the first and how many. */
export const ofQuestions = (
  report: Report,
  text: string,
  decisions: readonly Decision[],
  language: Language,
): string => {
  if (decisions.length === report.decisions.length) return text
  const names = questionNames(report, decisions, language)
  const [question] = names
  return names.length > namesAtMost
    ? language.say('body.condition.others', { text, question, more: names.length - 1 })
    : language.say('body.condition', { question: language.items(names), text })
}

/** What to measure first, and of one question what for; null where nothing is proposed. */
export const nextName = (report: Report, { next }: Decision, language: Language): string | null => {
  if (!next) return null
  const { level, rate, seconds, gain } = next
  const layout = layoutText(seriesOf(report, next.series), language)
  const time = seconds === null ? '' : language.say('decision.next.time', { time: timeText(seconds, language) })
  if (level === null) return language.say('decision.next.rate', { layout, rate, time })
  const load = levelText('concurrency', level, language)
  if (report.decisions.length > 1) return language.say('decision.next.level', { layout, load, time })
  const purpose = language.say(`body.gain.${gain}` as 'body.gain.top')
  return language.say('decision.next.purpose', { layout, load, time, purpose })
}

/** The same as a sentence. */
export const nextText = (report: Report, decision: Decision, language: Language): string | null => {
  const name = nextName(report, decision, language)
  return name === null ? null : language.say('decision.next', { name })
}
