import type { Language } from '../../i18n/language.ts'
import type { Decision, Report } from '../../model/report.ts'
import { type Block, body, cell, left, right, type Section, tableOf } from '../block.ts'
import { recommendedText, shortQuestion, oneMoreText } from '../decision-text.ts'
import { sizingSentences } from '../demand-words.ts'
import { growth, optionsOf, optionsTable } from '../evidence/demand.ts'
import { readingText } from '../evidence/users.ts'

interface Row {
  readonly decision: Decision
  readonly users: Decision['users'][number]
  readonly ref: string
}

const rowsOf = ({ decisions }: Report): readonly Row[] =>
  decisions.flatMap((decision, i) =>
    decision.users.map((users, j) => ({ decision, users, ref: `decisions/${i}/users/${j}/users` })),
  )

const usersTable = (report: Report, language: Language): readonly Block[] => {
  const rows = rowsOf(report)
  if (rows.length === 0) return []
  const notes = report.plan.chosenBy.intervals === 'default' ? [language.say('users.assumedInterval')] : []
  return [
    tableOf<Row>(
      language.say('body.users.table'),
      rows,
      [
        [
          left(language.say('decision.column.question')),
          ({ decision }) => cell(shortQuestion(report, decision, language), { header: true }),
        ],
        [
          left(language.say('decision.column.layout')),
          ({ decision }) => cell(recommendedText(report, decision, language)),
        ],
        [left(language.say('column.reading')), ({ users }) => cell(readingText(users, language))],
        [
          right(language.say('decision.column.users')),
          ({ users, ref }) =>
            users.reachable
              ? cell(language.say('unit.users', { users: users.users }), { ref })
              : cell(language.say('body.users.unreachable')),
        ],
      ],
      { notes: [language.say('body.users.note'), ...notes] },
    ),
  ]
}

const moreTable = (report: Report, language: Language): readonly Block[] => {
  const rows = report.decisions.flatMap((decision, i) =>
    decision.oneMore ? [{ decision, more: decision.oneMore, ref: `decisions/${i}` }] : [],
  )
  if (rows.length === 0) return []
  return [
    tableOf(
      language.say('body.more.table'),
      rows,
      [
        [
          left(language.say('decision.column.question')),
          ({ decision }) => cell(shortQuestion(report, decision, language), { header: true }),
        ],
        [
          left(language.say('decision.column.layout')),
          ({ decision }) => cell(recommendedText(report, decision, language)),
        ],
        [
          right(language.say('decision.column.rate')),
          ({ decision, ref }) =>
            cell(language.value(decision.planningRate?.value, 'plannedRate'), { ref: `${ref}/planningRate/value` }),
        ],
        [
          left(language.say('decision.column.more')),
          ({ decision, ref }) => cell(oneMoreText(report, decision, language), { ref: `${ref}/oneMore/planningRate` }),
        ],
        [left(language.say('column.grounds')), ({ more }) => cell(language.say(`body.more.grounds.${more.from}`))],
      ],
      { notes: [language.say('body.more.note')] },
    ),
  ]
}

/** The servers that each demand takes, and how they grow. */
const demandBlocks = (report: Report, language: Language): readonly Block[] => {
  if (report.demand.length === 0) return []
  return [
    { kind: 'list', items: sizingSentences(report, language) },
    ...report.demand.flatMap((demand) => {
      const sizings = report.sizing.filter((one) => one.demand === demand.id)
      const placed = optionsOf(report, sizings)
      return [
        ...(placed.length > 0 ? [optionsTable(report, demand, placed, language)] : []),
        ...growth(report, demand, sizings, language),
      ]
    }),
  ]
}

/** How many people that serves, and what comes with one GPU or server more; nothing where nothing can be planned with. */
export const users = (report: Report, language: Language): readonly Section[] => {
  const blocks = [...usersTable(report, language), ...moreTable(report, language), ...demandBlocks(report, language)]
  if (blocks.length === 0) return []
  return [
    {
      id: 'users',
      title: language.say('body.section.users'),
      blocks: [body(language.say('body.users.text')), ...blocks],
    },
  ]
}
