import type { Language } from '../../i18n/language.ts'
import type { Recommendation } from '../../model/report.ts'
import type { Block } from '../block.ts'
import { cell, center, left, table } from '../cells.ts'
import type { Spoken } from './recommendation-values.ts'

const tones = { fires: 'info', silent: 'plain', open: 'unknown' } as const

/** Each rule of the choice with its result and its evidence, in the order in which they decide. */
export const ruleTable = ({ rules }: Recommendation, values: Spoken, language: Language): Block =>
  table(
    language.say('recommend.rules'),
    [
      left(language.say('column.rule')),
      center(language.say('column.rule.state')),
      left(language.say('column.rule.evidence')),
    ],
    rules.map(({ id, state, reason }) => [
      cell(language.say(`rule.${id}` as 'rule.R0'), { header: true }),
      cell(language.say(`rule.state.${state}`), { tone: tones[state] }),
      cell(language.say(`rule.${id}.${reason}` as 'rule.R0.served', values)),
    ]),
    { notes: [language.say('recommend.rules.note')], dense: true },
  )
