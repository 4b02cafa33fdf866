import type { Language } from '../i18n/language.ts'
import { mostServers } from '../maths/sizing.ts'
import { askedUsers, isAlike, isSending, shownUsers } from '../model/served.ts'
import { type Capacity, type Decision, type Report, type Series, uncounted } from '../model/report.ts'
import { byId } from '../model/by-id.ts'
import { groupBy } from '../model/group-by.ts'
import { answerSentence } from './answer.ts'
import { briefDemand, demandName } from './demand-words.ts'
import type { Edition } from './edition.ts'
import { simulatedOf } from './rate-grounds.ts'
import {
  isUnnamed,
  layoutOf,
  layoutText,
  lengthsText,
  levelText,
  mixName,
  seriesOf,
  serverText,
  timeText,
  briefWorkload,
  whereText,
  workloadName,
} from './speech.ts'

/** Above this many, the rest is counted. */
const decisionsAtMost = 12

/** The decisions that one table shows, how many it leaves out, and whether any has a cost. */
export const shownDecisions = ({ decisions }: Report, atMost = decisionsAtMost) => {
  const shown = decisions.slice(0, atMost)
  return { shown, more: decisions.length - shown.length, costs: shown.some(({ cost }) => cost !== null) }
}

/** A mix that is estimated; where it was sent too, and is a workload of that name, the one is told from the other. */
const mixText = (edition: Edition, { mix: id }: Decision): string => {
  const mix = byId(edition.report.mixes, id)
  if (!mix) return ''
  const name = mixName(edition, mix)
  const isSent = edition.report.workloads.some((one) => one.mix && JSON.stringify(one.mix) === JSON.stringify(mix.name))
  return isSent ? edition.say('mix.estimated', { name }) : name
}

/** What is decided about: a workload or a mix, and a demand in it. */
export const questionText = (edition: Edition, decision: Decision): string => {
  const workload = byId(edition.report.workloads, decision.workload)
  const told = workload ? workloadName(edition, workload) : mixText(edition, decision)
  const demand = byId(edition.report.demand, decision.demand)
  return demand
    ? edition.say('decision.question.demand', { demand: demandName(demand, edition), workload: told })
    : told
}

/** A workload by its lengths, or a mix by its name. */
const briefSubject = (edition: Edition, decision: Decision): string => {
  const workload = byId(edition.report.workloads, decision.workload)
  return workload ? briefWorkload(edition, workload) : mixText(edition, decision)
}

/** The same for the head of a row. */
export const shortQuestion = (edition: Edition, decision: Decision): string => {
  const { report } = edition
  const workload = briefSubject(edition, decision)
  const demand = byId(report.demand, decision.demand)
  return demand
    ? edition.say('decision.question.demand', { demand: briefDemand(report, demand, edition), workload })
    : workload
}

const counted = (series: Series, count: number | null, language: Language): string => {
  const layout = serverText(series, language)
  return count === null || count === 1 ? layout : language.say('decision.count', { count, layout })
}

/** The recommended layout with its number of servers; null where there is none. */
export const choiceText = (edition: Edition, { series, count }: Decision): string | null =>
  series === null ? null : counted(seriesOf(edition.report, series), count, edition)

/** The same, marked where it is not settled. */
export const recommendedText = (edition: Edition, decision: Decision): string => {
  const layout = choiceText(edition, decision)
  if (layout === null) return edition.say('decision.nothing')
  return decision.status === 'decided' ? layout : edition.say('decision.soFar', { layout })
}

const doubts = ['contradiction', 'gap', 'lowerBound'] as const

/** The same, and that its own limit is in doubt. */
export const doubtedText = (edition: Edition, decision: Decision): string => {
  const layout = recommendedText(edition, decision)
  const doubt = doubts.find((kind) => decision.conditions.some((condition) => condition.kind === kind))
  return doubt ? edition.say(`decision.doubt.${doubt}`, { layout }) : layout
}

/** Where the headroom of simulated rates is; null where none is planned with. */
export const headroomText = ({ report, say }: Edition): string | null => {
  const isSimulated = report.decisions.some(
    ({ planningRate, series }) =>
      planningRate !== null && series !== null && simulatedOf(planningRate, seriesOf(report, series)) !== null,
  )
  return isSimulated ? say('decision.headroom') : null
}

/** That the readings shown are not of one time between requests, where no one of them serves all. */
export const differingText = ({ report, say }: Edition): string | null => {
  const rows = report.decisions
    .flatMap((one) => {
      const row = shownUsers(report, one)
      return row && askedUsers(report, one, row) === null ? [row] : []
    })
    .filter(isSending)
  return rows.every((row) => isAlike(row, rows[0]!)) ? null : say('decision.users.differ')
}

/** A layout that may still overturn the choice: the one to be measured, or the next in order. */
const rivalOf = (edition: Edition, { options, series, next }: Decision): string | null => {
  const id = next && next.series !== series ? next.series : options[1]?.series
  return id === undefined ? null : layoutOf(edition, id)
}

/** Of what was measured nothing else could be recommended, and nobody asked how many. */
export const isAlone = ({ why, demand }: Decision): boolean => why === 'only' && demand === null

/** Nothing was recommended before anything else, whatever was asked. */
export const areAlone = ({ decisions }: Report): boolean => {
  const chosen = decisions.filter(({ status }) => status !== 'nothing')
  return chosen.length > 0 && chosen.every((one) => one.status === 'decided' && isAlone(one))
}

/** Whether it is a recommendation, in a word. */
export const standingText = (decision: Decision, { say }: Language): string =>
  say(isAlone(decision) ? 'body.status.only' : `body.status.${decision.status}`)

/** What decided, or keeps it open. */
export const whyText = (edition: Edition, decision: Decision): string =>
  edition.say(`decision.why.${decision.why}`, { rival: rivalOf(edition, decision), most: mostServers })

/** The same, and that two servers would take more than the larger layout that was measured. */
export const whyBesideText = (edition: Edition, decision: Decision): string => {
  const why = whyText(edition, decision)
  const isMore = decision.status === 'decided' && (decision.oneMore?.beside ?? null) !== null
  const rate = decision.planningRate?.value ?? null
  return !isMore || rate === null ? why : edition.say('decision.whyBeside', { why, rate })
}

/** Not for want of a layout that could be planned with. */
const isUncounted = ({ why }: Decision): boolean => uncounted.some((one) => one === why)

/** What was found of a layout, by its name and those of which the same was found; without names where that is all. */
const foundText = (edition: Edition, series: Series, members: readonly Series[]): string => {
  const told = answerSentence(edition, series)
  const namesOf = (some: readonly Series[]) => [...new Set(some.map((one) => layoutText(one, edition)))]
  const names = namesOf(members.filter((one) => answerSentence(edition, one) === told))
  if (names.length === namesOf(members).length) return told
  return edition.say('decision.nothing.on', { layout: edition.list(names), told })
}

/** Where nothing can be planned with, what was found of the first layout that was measured. */
export const nothingText = (edition: Edition, decision: Decision): string => {
  const members = edition.report.series.filter(({ workloadId }) => workloadId === decision.workload)
  const series = members.find(({ capacity }) => capacity.axis === 'concurrency') ?? members[0]
  if (!series || isUncounted(decision)) return whyText(edition, decision)
  const told = foundText(edition, series, members)
  if (decision.why !== 'noRoom' && decision.why !== 'smoother') return told
  return edition.say('headroom.why', { told, why: whyText(edition, decision) })
}

/** The answer to one question in one sentence, and why. */
export const decisionSentence = (edition: Edition, decision: Decision): string => {
  const { status, planningRate } = decision
  const question = shortQuestion(edition, decision)
  if (status === 'nothing' || !planningRate)
    return edition.say(`decision.sentence.${isUncounted(decision) ? 'uncounted' : 'nothing'}`, {
      question,
      why: nothingText(edition, decision),
    })
  const unnamed = decision.series !== null && isUnnamed(seriesOf(edition.report, decision.series))
  return edition.say(`decision.sentence.${unnamed ? 'unnamed' : status}`, {
    question,
    why: whyText(edition, decision),
    layout: choiceText(edition, decision),
    rate: planningRate.value,
    from: edition.say(`decision.from.${planningRate.from}`),
    capped: planningRate.cappedBy === null ? '' : edition.say(`decision.capped.${planningRate.cappedBy}`),
  })
}

/** The load that a condition is about, of a mix with the class that it was measured of; null where it is about none. */
export const conditionLoad = (
  { values: { axis, level, series } }: Pick<Decision['conditions'][number], 'values'>,
  edition: Edition,
): string | null => {
  if (level === undefined) return null
  const load = Number(level)
  const name = axis === undefined ? edition.value(load, 'level') : levelText(axis as Capacity['axis'], load, edition)
  const own = edition.report.series.find(({ id }) => id === series)
  return own ? edition.say('mix.class', { name, lengths: lengthsText(own.workload, edition) }) : name
}

export const conditionTexts = ({ conditions }: Decision, edition: Edition): readonly string[] =>
  conditions.map((one) =>
    edition.say(`decision.condition.${one.kind}`, { ...one.values, load: conditionLoad(one, edition) }),
  )

/** Conditions of all decisions with what they say, by their kind, in the order in which they are first met. */
export const conditionsByKind = (edition: Edition) => {
  const all = edition.report.decisions.flatMap((decision) => {
    const texts = conditionTexts(decision, edition)
    return decision.conditions.map(({ kind, values }, i) => ({ decision, kind, values, text: texts[i]! }))
  })
  return groupBy(all, ({ kind }) => kind)
}

/** Questions by name; a workload or a mix of which all are meant without their demands. */
export const questionNames = (edition: Edition, decisions: readonly Decision[]): readonly string[] => {
  const isWhole = ({ workload, mix }: Decision): boolean =>
    edition.report.decisions.every((one) => one.workload !== workload || one.mix !== mix || decisions.includes(one))
  return [...new Set(decisions.map((one) => (isWhole(one) ? briefSubject : shortQuestion)(edition, one)))]
}

const namesAtMost = 3

/** A text, with the questions that it is said of where these are not all: each by its name, or the first and how many. */
export const ofQuestions = (edition: Edition, text: string, decisions: readonly Decision[]): string => {
  if (decisions.length === edition.report.decisions.length) return text
  const names = questionNames(edition, decisions)
  const [question] = names
  return names.length > namesAtMost
    ? edition.say('body.condition.others', { text, question, more: names.length - 1 })
    : edition.say('body.condition', { question: edition.items(names), text })
}

/** What to measure first, and of one question what for; null where nothing is proposed. */
export const nextName = (edition: Edition, { next, mix }: Decision): string | null => {
  if (!next) return null
  const { level, rate, seconds, gain } = next
  const isOfMix = gain === 'mix'
  const layout = (mix === null || isOfMix ? layoutText : whereText)(seriesOf(edition.report, next.series), edition)
  const time = seconds === null ? '' : edition.say('decision.next.time', { time: timeText(seconds, edition) })
  if (level === null) return edition.say(`decision.next.${isOfMix ? 'mix' : 'rate'}`, { layout, rate, time })
  const load = levelText('concurrency', level, edition)
  if (edition.report.decisions.length > 1) return edition.say('decision.next.level', { layout, load, time })
  const purpose = edition.say(`body.gain.${gain}` as 'body.gain.top')
  return edition.say('decision.next.purpose', { layout, load, time, purpose })
}

/** The same as a sentence. */
export const nextText = (edition: Edition, decision: Decision): string | null => {
  const name = nextName(edition, decision)
  return name === null ? null : edition.say('decision.next', { name })
}
