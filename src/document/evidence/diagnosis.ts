import type { DiagnosisId, DiagnosisReasonId } from '../../diagnoses/index.ts'
import type { Missing } from '../../diagnoses/diagnosis.ts'
import type { Language } from '../../i18n/language.ts'
import type { Diagnosed, Report, Series } from '../../model/report.ts'
import { type Block, type Cell, cell, left, note, right, table, bullets } from '../block.ts'
import { layoutText, levelText, seriesRef } from '../speech.ts'

type Rule = Diagnosed['rules'][number]

const titleText = (id: string, language: Language): string => language.say(`diagnosis.${id as DiagnosisId}.title`)

const missingText = (fields: readonly string[], language: Language): string =>
  language.list([...new Set(fields)].map((field) => language.say(`missing.${field as Missing}`)))

/** The level that a rule speaks of, and whether that is the limit or a finding about the whole sweep. */
const whereText = (series: Series, { about, level }: Rule, language: Language): string => {
  const where = about === 'sweep' ? 'sweep' : (series.diagnosis.at?.is ?? 'highestMeasured')
  return language.say(`diagnosis.where.${where}`, { level: levelText(series.capacity.axis, level, language) })
}

const ruleRow = (report: Report, series: Series, rule: Rule, language: Language): readonly Cell[] => {
  const ref = `${seriesRef(report, series)}/diagnosis/rules/${series.diagnosis.rules.indexOf(rule)}`
  const shown = language.say(`diagnosis.${rule.id}.${rule.reason}` as `diagnosis.${DiagnosisReasonId}`, rule.evidence)
  const action = language.say(`diagnosis.${rule.id as DiagnosisId}.action`)
  return [
    cell(layoutText(series, language), { header: true }),
    cell(`${rule.id} ${titleText(rule.id, language)}`),
    cell(whereText(series, rule, language)),
    cell([shown, language.say('finding.advice', { advice: action })].join('\n'), {
      ref: `${ref}/evidence`,
      nature: 'derived',
    }),
  ]
}

/** Series without a rule that holds, and rules that cannot be judged: nothing is passed over in silence. */
const remarks = (series: Series, language: Language): readonly string[] => {
  const { rules, absent, cannot } = series.diagnosis
  const layout = layoutText(series, language)
  const missing = missingText(
    cannot.flatMap((one) => one.missing),
    language,
  )
  const titles = (ids: readonly string[]): string => language.list(ids.map((id) => `${id} ${titleText(id, language)}`))
  if (rules.length === 0 && absent.length === 0) return [language.say('diagnosis.cannot.all', { layout, missing })]
  const none = rules.length === 0 ? [language.say('diagnosis.none', { layout, absent: titles(absent) })] : []
  const rest = { layout, rules: titles(cannot.map(({ id }) => id)), missing }
  return cannot.length > 0 ? [...none, language.say('diagnosis.cannot', rest)] : none
}

const columns = [
  ['ttftShare', 'percent'],
  ['decodeShare', 'percent'],
  ['running', 'number'],
  ['prefillLoad', 'percent'],
  ['tpotGrowth', 'ratio'],
  ['throughputGrowth', 'ratio'],
  ['gapRatio', 'ratio'],
] as const

/** The levels that are named: the one that stands for the limit, and those that rules compare. */
const levelRows = (report: Report, series: Series, language: Language): readonly (readonly Cell[])[] => {
  const { at, rules, levels } = series.diagnosis
  const runs = new Set(rules.flatMap(({ run, below }) => [run, below]))
  return levels.flatMap((level, i) => {
    if (!runs.has(level.run) && level.run !== at?.run) return []
    if (columns.every(([name]) => level[name] === null)) return []
    const ref = `${seriesRef(report, series)}/diagnosis/levels/${i}`
    const numbers = columns.map(([name, kind]) => cell(language.value(level[name], kind), { ref: `${ref}/${name}` }))
    return [
      [
        cell(layoutText(series, language), { header: true }),
        cell(levelText(series.capacity.axis, level.level, language), { ref: `${ref}/level` }),
        ...numbers,
      ],
    ]
  })
}

const levelsTable = (rows: readonly (readonly Cell[])[], language: Language): Block =>
  table(
    language.say('diagnosis.levels'),
    [
      left(language.say('column.layout')),
      left(language.say('number.level')),
      ...columns.map(([name]) => right(language.say(`column.${name}`))),
    ],
    rows,
    { notes: [language.say('diagnosis.levels.note')], dense: true },
  )

/** What binds each layout of a workload, with the numbers that show it and the first thing to do. */
export const diagnosisBlocks = (report: Report, series: readonly Series[], language: Language): readonly Block[] => {
  const rows = series.flatMap((one) => one.diagnosis.rules.map((rule) => ruleRow(report, one, rule, language)))
  const told = series.flatMap((one) => remarks(one, language))
  const levels = series.flatMap((one) => levelRows(report, one, language))
  const heads = (['layout', 'bottleneck', 'seenAt', 'evidence'] as const).map((name) =>
    left(language.say(`column.${name}`)),
  )
  return [
    ...(rows.length > 0
      ? [table(language.say('diagnosis.table'), heads, rows, { dense: true }), note(language.say('diagnosis.note'))]
      : []),
    ...bullets(told),
    ...(levels.length > 0 ? [levelsTable(levels, language)] : []),
  ]
}
