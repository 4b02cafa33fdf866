import type { Language } from '../../i18n/language.ts'
import type { Decision, Finding } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { restsOn } from '../../model/standing.ts'
import { cell, filled, left, type Row, type Section, sectionOf, table, rowOf } from '../block.ts'
import { conditionLoad, conditionsByKind, ofQuestions, questionNames } from '../decision-text.ts'
import { adviceText, findingText, levelOf, placesOf } from '../evidence/findings.ts'
import { repeatTexts } from '../failure-text.ts'
import { whereText } from '../speech.ts'
import { signTexts } from '../evidence/server-side.ts'
import { listed } from '../shown.ts'
import { headsOf } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** More checks than this are counted; all stand in the evidence. */
const findingsAtMost = 8

const textsAtMost = 4
const numbersAtMost = 8

type Condition = Decision['conditions'][number]['kind']

/** What a condition says already of the levels that count. */
const saidBy: Readonly<Partial<Record<Finding['id'], Condition>>> = { V02: 'unconfirmed', V11: 'oneRun' }

/** Conditions that differ by one number from question to question: said once, with the number of each. */
const numbered = ['unconfirmed', 'oneRun', 'unproven'] as const

/** Conditions of one kind that say the same. */
type Group = readonly [text: string, members: NonNullable<ReturnType<ReturnType<typeof conditionsByKind>['get']>>]

const numberedText = (edition: Edition, kind: (typeof numbered)[number], groups: readonly Group[]): string => {
  const items = groups.flatMap(([, members]) => {
    const { values } = members[0]!
    const value = conditionLoad({ values }, edition) ?? edition.value(values['rate'] ?? null, 'plannedRate')
    const own = members.map(({ decision }) => decision)
    return questionNames(edition, own).map((question) => edition.say('body.risk.one', { question, value }))
  })
  const list = listed(items, numbersAtMost, 'body.list.more', edition)
  return edition.say(`body.risk.${kind}.several`, { list: edition.items(list) })
}

const isNumbered = (kind: Condition): kind is (typeof numbered)[number] =>
  (numbered as readonly Condition[]).includes(kind)

const conditionText = (edition: Edition, kind: Condition, groups: readonly Group[]): string => {
  if (groups.length > 1 && isNumbered(kind)) return numberedText(edition, kind, groups)
  const texts = groups.map(([text, members]) => {
    const own = members.map(({ decision }) => decision)
    return ofQuestions(edition, text, own)
  })
  const more = groups.slice(textsAtMost).reduce((sum, [, members]) => sum + members.length, 0)
  const rest = more > 0 ? [edition.say('body.list.more', { count: more })] : []
  return [...texts.slice(0, textsAtMost), ...rest].join('\n')
}

/** What each answer holds under is what may go wrong with it. */
const conditionRows = (edition: Edition): readonly Row[] =>
  [...conditionsByKind(edition)].map(([kind, group]) => {
    const groups = [...groupBy(group, ({ text }) => text)]
    return rowOf(
      edition.say(`body.risk.${kind}`),
      conditionText(edition, kind, groups),
      edition.say(`body.risk.${kind}.action`),
    )
  })

const findingRow = (edition: Edition, group: readonly Finding[]): Row => {
  const first = group[0]!
  const told = findingText(first, edition)
  const place = edition.report.series.length > 1 ? placesOf(edition, [first]) : levelOf(edition, first)
  const text = place === null ? told : edition.say('problems.at', { place, text: told })
  return rowOf(
    edition.say(`audit.${first.id}.title`),
    group.length > 1 ? edition.say('finding.example', { count: group.length, text }) : text,
    [...new Set(group.map((one) => adviceText(one, edition)))].join('\n'),
  )
}

/** What one kind of thing may do to the answer; no row where there is none. */
const textsRow = (
  risk: 'body.risk.repeats' | 'server.risk',
  texts: readonly string[],
  action: 'body.risk.oneRun.action' | 'server.risk.action',
  language: Language,
): readonly Row[] => {
  const told = cell(listed(texts, textsAtMost, 'body.list.more', language).join('\n'))
  return texts.length > 0 ? [rowOf(language.say(risk), told, language.say(action))] : []
}

/** Where repeats of a level that the answers rest on do not agree. */
const repeatRows = (edition: Edition): readonly Row[] => {
  const { report } = edition
  const chosen = report.series.filter((one) => report.decisions.some((answer) => restsOn(report, answer).includes(one)))
  const texts = chosen.flatMap((one) => {
    const place = whereText(one, edition)
    return repeatTexts(edition, one).map((text) =>
      chosen.length > 1 ? edition.say('problems.at', { place, text }) : text,
    )
  })
  return textsRow('body.risk.repeats', texts, 'body.risk.oneRun.action', edition)
}

/** What may make the answer wrong, and what to do about it: a row each; and how many kinds of findings are left out. */
export const riskRows = (edition: Edition): { readonly rows: readonly Row[]; readonly more: number } => {
  const conditions = conditionsByKind(edition)
  const isSaid = ({ id }: Finding): boolean => {
    const kind = saidBy[id]
    return kind !== undefined && conditions.has(kind)
  }
  const grave = edition.report.findings.filter((one) => one.severity !== 'info' && !isSaid(one))
  const groups = [...groupBy(grave, ({ id }) => id).values()]
  const rows = [
    ...conditionRows(edition),
    ...repeatRows(edition),
    ...textsRow('server.risk', signTexts(edition), 'server.risk.action', edition),
    ...groups.slice(0, findingsAtMost).map((group) => findingRow(edition, group)),
  ]
  return { rows, more: groups.length - findingsAtMost }
}

/** The same as a table; nothing where nothing was found. */
export const risks = (edition: Edition): readonly Section[] => {
  const { rows, more } = riskRows(edition)
  const columns = headsOf(left, ['body.column.risk', 'body.column.detail', 'body.column.action'], edition)
  const notes = [more > 0 && edition.say('body.risks.more', { count: more })]
  return sectionOf('risks', edition.say('body.section.risks'), [
    filled(table(edition.say('body.risks.table'), columns, rows, { notes, dense: true })),
  ])
}
