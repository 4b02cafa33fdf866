import type { Answer, MatchedPair } from '../comparing/comparison.ts'
import { levelNumber, limitName } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import type { Capacity } from '../model/report.ts'
import { groupBy } from '../series/group-by.ts'
import { outcomeText } from './compare-outcome.ts'

type Axis = Capacity['axis']

/** A level, and by how much it changed where that is decided. */
const levelOf = ({ level, change, outcome }: Answer, axis: Axis, language: Language): string => {
  const number = levelNumber(axis, level, language)
  return outcome === 'better' || outcome === 'worse'
    ? language.say('compare.levels.changed', { level: number, change })
    : number
}

const groupText = (answers: readonly Answer[], axis: Axis, language: Language): string =>
  language.say('compare.levels.group', {
    outcome: outcomeText(answers[0]!, language),
    levels: language.list(answers.map((answer) => levelOf(answer, axis, language))),
  })

const line = (name: string, answers: readonly Answer[], axis: Axis, language: Language): string => {
  const groups = groupBy(answers, ({ outcome, reason }) => `${outcome} ${reason}`)
  const texts = [...groups.values()].map((group) => groupText(group, axis, language))
  return language.say('compare.levels.line', { name, groups: texts.join(language.say('finding.separator')) })
}

/** Throughput and each judged latency at equal load: one line each, levels of one outcome together. */
export const levelLines = ({ answers }: MatchedPair, axis: Axis, language: Language): readonly string[] => {
  const throughput = answers.filter(({ about }) => about === 'throughput')
  const latencies = groupBy(
    answers.filter(({ about }) => about === 'latency'),
    ({ limit }) => limit ?? '',
  )
  return [
    ...(throughput.length > 0 ? [line(language.say('compare.name.throughput'), throughput, axis, language)] : []),
    ...[...latencies].map(([limit, group]) =>
      line(language.say('compare.name.latency', { limit: limitName(limit) }), group, axis, language),
    ),
  ]
}
