import type { Language } from '../i18n/language.ts'
import type { Change, Movement, Revision } from '../model/report.ts'
import type { Reading } from '../model/served.ts'
import { demandName } from './demand-words.ts'
import { listed } from './shown.ts'
import { currencyText, layoutText, levelText, localText, modelText, workloadText, whereText } from './speech.ts'

const runsTexts = ({ runs }: Change, { say, list }: Language): readonly string[] => {
  const parts = (['added', 'removed', 'replaced'] as const).flatMap((kind) =>
    runs[kind] > 0 ? [say(`revision.runs.${kind}`, { count: runs[kind] })] : [],
  )
  return parts.length > 0 ? [say('revision.runs', { parts: list(parts) })] : []
}

export const partNames = (parts: Change['question'], { list, say }: Language): string =>
  list(parts.map((part) => say(`revision.question.${part}`)))

export const questionTexts = ({ question }: Change, language: Language): readonly string[] =>
  question.length > 0 ? [language.say('revision.question', { parts: partNames(question, language) })] : []

type Decided = Change['decisions'][number]
const choiceText = ({ status, layout, count }: NonNullable<Decided['old']>, language: Language): string => {
  if (status === 'nothing' || layout === null) return language.say('decision.nothing')
  const { model: _, ...distinction } = layout.distinction
  const named = layoutText({ ...layout, distinction }, language)
  const counted = count === null || count === 1 ? named : language.say('decision.count', { layout: named, count })
  return status === 'decided' ? counted : language.say('decision.soFar', { layout: counted })
}

const aboutText = ({ model, workload, mix, demand }: Decided, language: Language): string => {
  const told = workload ? modelText(model, workloadText(workload, language), language) : localText(mix, language)
  return demand
    ? language.say('decision.question.demand', { demand: demandName(demand, language), workload: told })
    : (told ?? '')
}

const kinds = { planningRate: 'plannedRate', users: 'plannedUsers', cost: 'money' } as const

/** What became of the answer to one question. */
const decisionLine = (decided: Decided, language: Language): string => {
  const { old, new: next } = decided
  const question = aboutText(decided, language)
  if (old === null || next === null) {
    const choice = next && choiceText(next, language)
    return language.say(`revision.decision.${choice === null ? 'removed' : 'added'}`, { question, choice })
  }
  const [was, is] = [choiceText(old, language), choiceText(next, language)]
  const isPrinted = (name: keyof typeof kinds): boolean =>
    old.layout !== null &&
    next.layout !== null &&
    language.value(old[name], kinds[name]) !== language.value(next[name], kinds[name])
  const numbers = (Object.keys(kinds) as (keyof typeof kinds)[]).filter(isPrinted).map((name) => {
    const currency = currencyText(decided.currency, language)
    return language.say(`revision.decision.${name}`, { old: old[name], new: next[name], currency })
  })
  const parts = [...(was === is ? [] : [language.say('revision.decision.choice', { old: was, new: is })]), ...numbers]
  return language.say('revision.decision', { question, parts: language.items(parts) })
}

/** More would be a list of all that was asked. */
const mostDecisions = 12

const decisionLines = ({ decisions }: Change, language: Language): readonly string[] =>
  listed(
    decisions.map((one) => decisionLine(one, language)),
    mostDecisions,
    'revision.decision.more',
    language,
  )

const sentences = (lines: readonly string[], { say }: Language): readonly string[] =>
  lines.map((line) => say('revision.sentence', { line }))

const outcomeText = ({ outcome, reason }: Movement, { say }: Language): string => {
  if (outcome !== 'better' && outcome !== 'worse' && outcome !== 'undecided') return say(`compare.outcome.${outcome}`)
  const text = say(`revision.outcome.${outcome}`)
  if (reason === null) return text
  return say('compare.because', { outcome: text, reason: say(`compare.reason.${reason as 'noise'}`) })
}

export const limitText = (
  axis: Movement['axis'],
  level: number | null,
  { status, failing }: NonNullable<Movement['limits']>['old'],
  language: Language,
) =>
  language.say(`compare.limit.${status}`, {
    level: levelText(axis, level, language),
    failing: levelText(axis, failing, language),
  })

/** Compared users by how they send: who does not wait has no time after an answer. */
export const usersName = ({ interval, thinkTime }: Omit<Reading, 'basis'>, { say }: Language): string =>
  thinkTime === null
    ? say('compare.name.users.open', { time: interval })
    : say('compare.name.users.closed', { time: thinkTime })

const nameText = (movement: Movement, language: Language): string =>
  movement.about === 'users' ? usersName(movement, language) : language.say(`compare.name.${movement.about}`)

/** What a number of a series was and is, by how much it moved, and whether beyond noise. */
export const movementLine = (movement: Movement, language: Language): string => {
  const { axis, limits, change, old, new: next } = movement
  const [name, outcome] = [nameText(movement, language), outcomeText(movement, language)]
  if (limits) {
    const [was, is] = [limitText(axis, old, limits.old, language), limitText(axis, next, limits.new, language)]
    return language.say('compare.limit.line', { name, old: was, new: is, outcome })
  }
  const id = movement.about === 'users' ? 'revision.value.users' : 'revision.value.rate'
  const values = { name, value: language.say(id, { old, new: next }), outcome }
  return change === null
    ? language.say('compare.line', values)
    : language.say('compare.line.change', { ...values, change })
}

const movementTexts = ({ movements, more }: Change, language: Language): readonly string[] => {
  const texts = movements.map((one) =>
    language.say('revision.movement', { where: whereText(one.place, language), line: movementLine(one, language) }),
  )
  return more > 0 ? [...texts, language.say('revision.more', { count: more })] : texts
}

/** More would be a list of all that there is. */
const mostSeries = 4

const seriesTexts = ({ series }: Change, language: Language): readonly string[] =>
  (['added', 'removed'] as const).flatMap((kind) => {
    const names = series[kind].slice(0, mostSeries).map((place) => whereText(place, language))
    const all = series[kind].length > mostSeries ? [...names, '…'] : names
    return all.length > 0 ? [language.say(`revision.series.${kind}`, { series: language.items(all) })] : []
  })

/** What a version changed, a sentence each. */
export const changeTexts = (change: Change, language: Language): readonly string[] => {
  const answer = [
    ...sentences(decisionLines(change, language), language),
    ...movementTexts(change, language),
    ...seriesTexts(change, language),
  ]
  return [
    ...runsTexts(change, language),
    ...questionTexts(change, language),
    ...(answer.length > 0 ? answer : [language.say('revision.same')]),
    ...(change.program === null ? [] : [language.say('revision.program', { version: change.program })]),
  ]
}

/** The same as one text. */
export const revisionText = ({ change }: Revision, language: Language): string =>
  change === null ? language.say('revision.first') : language.line(changeTexts(change, language))

/** What moved of the answer in a few words: decisions first, then the limits; rates and users where no limit did. */
export const movedTexts = (change: Change, language: Language): readonly string[] => {
  const limits = change.movements.filter(({ about }) => about === 'limit')
  const moved = (limits.length > 0 ? limits : change.movements).map((one) =>
    language.say('revision.moved', { where: whereText(one.place, language), line: movementLine(one, language) }),
  )
  return [...decisionLines(change, language), ...moved, ...seriesTexts(change, language)]
}
