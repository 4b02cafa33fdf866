import type { Language } from '../../i18n/language.ts'
import type { Decision, Finding, Report } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { cell, filled, left, type Row, type Section, sectionOf, table } from '../block.ts'
import { conditionLoad, conditionsByKind, ofQuestions, questionNames } from '../decision-text.ts'
import { adviceText, findingText, levelOf, placesOf } from '../evidence/findings.ts'
import { repeatTexts } from '../repeat-text.ts'
import { whereText } from '../speech.ts'
import { signTexts } from '../evidence/server-side.ts'
import { listed } from '../shown.ts'
import { headsOf } from '../columns.ts'

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

const numberedText = (
  report: Report,
  kind: (typeof numbered)[number],
  groups: readonly Group[],
  language: Language,
): string => {
  const items = groups.flatMap(([, members]) => {
    const { values } = members[0]!
    const value = conditionLoad({ values }, language) ?? language.value(values['rate'] ?? null, 'plannedRate')
    const own = members.map(({ decision }) => decision)
    return questionNames(report, own, language).map((question) => language.say('body.risk.one', { question, value }))
  })
  const list = listed(items, numbersAtMost, 'body.list.more', language)
  return language.say(`body.risk.${kind}.several`, { list: list.join(language.say('finding.separator')) })
}

const isNumbered = (kind: Condition): kind is (typeof numbered)[number] =>
  (numbered as readonly Condition[]).includes(kind)

const conditionText = (report: Report, kind: Condition, groups: readonly Group[], language: Language): string => {
  if (groups.length > 1 && isNumbered(kind)) return numberedText(report, kind, groups, language)
  const texts = groups.map(([text, members]) => {
    const own = members.map(({ decision }) => decision)
    return ofQuestions(report, text, own, language)
  })
  const more = groups.slice(textsAtMost).reduce((sum, [, members]) => sum + members.length, 0)
  const rest = more > 0 ? [language.say('body.list.more', { count: more })] : []
  return [...texts.slice(0, textsAtMost), ...rest].join('\n')
}

/** What each answer holds under is what may go wrong with it. */
const conditionRows = (report: Report, language: Language): readonly Row[] =>
  [...conditionsByKind(report, language)].map(([kind, group]) => {
    const groups = [...groupBy(group, ({ text }) => text)]
    return [
      cell(language.say(`body.risk.${kind}`), { header: true }),
      cell(conditionText(report, kind, groups, language)),
      cell(language.say(`body.risk.${kind}.action`)),
    ]
  })

const findingRow = (report: Report, group: readonly Finding[], language: Language): Row => {
  const first = group[0]!
  const told = findingText(first, language)
  const place = report.series.length > 1 ? placesOf(report, [first], language) : levelOf(report, first, language)
  const text = place === null ? told : language.say('problems.at', { place, text: told })
  return [
    cell(language.say(`audit.${first.id}.title`), { header: true }),
    cell(group.length > 1 ? language.say('finding.example', { count: group.length, text }) : text),
    cell([...new Set(group.map((one) => adviceText(one, language)))].join('\n')),
  ]
}

/** What one kind of thing may do to the answer; no row where there is none. */
const textsRow = (
  risk: 'body.risk.repeats' | 'server.risk',
  texts: readonly string[],
  action: 'body.risk.oneRun.action' | 'server.risk.action',
  language: Language,
): readonly Row[] => {
  const told = cell(listed(texts, textsAtMost, 'body.list.more', language).join('\n'))
  return texts.length > 0 ? [[cell(language.say(risk), { header: true }), told, cell(language.say(action))]] : []
}

/** Where repeats of a level that the answers rest on do not agree. */
const repeatRows = (report: Report, language: Language): readonly Row[] => {
  const chosen = report.series.filter(({ id }) => report.decisions.some(({ series }) => series === id))
  const texts = chosen.flatMap((one) => {
    const place = whereText(one, language)
    return repeatTexts(report, one, language).map((text) =>
      chosen.length > 1 ? language.say('problems.at', { place, text }) : text,
    )
  })
  return textsRow('body.risk.repeats', texts, 'body.risk.oneRun.action', language)
}

/** What may make the answer wrong, and what to do about it: a row each; and how many kinds of findings are left out. */
export const riskRows = (
  report: Report,
  language: Language,
): { readonly rows: readonly Row[]; readonly more: number } => {
  const conditions = conditionsByKind(report, language)
  const isSaid = ({ id }: Finding): boolean => {
    const kind = saidBy[id]
    return kind !== undefined && conditions.has(kind)
  }
  const grave = report.findings.filter((one) => one.severity !== 'info' && !isSaid(one))
  const groups = [...groupBy(grave, ({ id }) => id).values()]
  const rows = [
    ...conditionRows(report, language),
    ...repeatRows(report, language),
    ...textsRow('server.risk', signTexts(report, language), 'server.risk.action', language),
    ...groups.slice(0, findingsAtMost).map((group) => findingRow(report, group, language)),
  ]
  return { rows, more: groups.length - findingsAtMost }
}

/** The same as a table; nothing where nothing was found. */
export const risks = (report: Report, language: Language): readonly Section[] => {
  const { rows, more } = riskRows(report, language)
  const columns = headsOf(left, ['body.column.risk', 'body.column.detail', 'body.column.action'], language)
  const notes = [more > 0 && language.say('body.risks.more', { count: more })]
  return sectionOf('risks', language.say('body.section.risks'), [
    filled(table(language.say('body.risks.table'), columns, rows, { notes, dense: true })),
  ])
}
