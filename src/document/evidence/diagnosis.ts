import type { DiagnosisId, DiagnosisReasonId } from '../../diagnoses/index.ts'
import type { Missing } from '../../diagnoses/diagnosis.ts'
import type { Language } from '../../i18n/language.ts'
import type { Diagnosed, Report, Series } from '../../model/report.ts'
import { type Block, bullets, cell, filled, note, present, type Table, tableOf } from '../block.ts'
import { layoutText, levelText, seriesRef } from '../speech.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

type Rule = Diagnosed['rules'][number]

const titleText = (id: string, { say }: Language): string => say(`diagnosis.${id as DiagnosisId}.title`)

const missingText = (fields: readonly string[], { list, say }: Language): string =>
  list([...new Set(fields)].map((field) => say(`missing.${field as Missing}`)))

/** The level that a rule speaks of, and whether that is the limit or a finding about the whole sweep. */
const whereText = (series: Series, { about, level }: Rule, language: Language): string => {
  const where = about === 'sweep' ? 'sweep' : (series.diagnosis.at?.is ?? 'highestMeasured')
  return language.say(`diagnosis.where.${where}`, { level: levelText(series.capacity.axis, level, language) })
}

/** A rule that holds of a series. */
interface Held {
  readonly series: Series
  readonly rule: Rule
}

const evidenceText = ({ id, reason, evidence }: Rule, { say }: Language): string => {
  const shown = say(`diagnosis.${id}.${reason}` as `diagnosis.${DiagnosisReasonId}`, evidence)
  return [shown, say('finding.advice', { advice: say(`diagnosis.${id as DiagnosisId}.action`) })].join('\n')
}

const rulesTable = (edition: Edition, held: readonly Held[]): Table => {
  const { named, left } = columnsIn<Held>(edition)
  const refOf = ({ series, rule }: Held) =>
    `${seriesRef(edition.report, series)}/diagnosis/rules/${series.diagnosis.rules.indexOf(rule)}/evidence`
  const columns = [
    named('column.layout', ({ series }) => layoutText(series, edition)),
    left('column.bottleneck', ({ rule: { id } }) => `${id} ${titleText(id, edition)}`),
    left('column.seenAt', ({ series, rule }) => whereText(series, rule, edition)),
    left('column.evidence', (one) => cell(evidenceText(one.rule, edition), { ref: refOf(one), nature: 'derived' })),
  ]
  return tableOf(edition.say('diagnosis.table'), held, columns, { dense: true })
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

const numbers = [
  ['ttftShare', 'percent'],
  ['decodeShare', 'percent'],
  ['running', 'number'],
  ['prefillLoad', 'percent'],
  ['tpotGrowth', 'ratio'],
  ['throughputGrowth', 'ratio'],
  ['gapRatio', 'ratio'],
] as const

interface Level {
  readonly series: Series
  readonly level: Series['diagnosis']['levels'][number]
  readonly ref: string
}

/** The levels that are named: the one that stands for the limit, and those that rules compare. */
const namedLevels = (report: Report, series: Series): readonly Level[] => {
  const { at, rules, levels } = series.diagnosis
  const runs = new Set([at?.run, ...rules.flatMap(({ run, below }) => [run, below])])
  const ref = `${seriesRef(report, series)}/diagnosis/levels`
  return levels
    .map((level, i) => ({ series, level, ref: `${ref}/${i}` }))
    .filter(({ level }) => runs.has(level.run) && numbers.some(([name]) => level[name] !== null))
}

const levelsTable = (edition: Edition, series: readonly Series[]): Table => {
  const columnOf = columnsIn<Level>(edition, ({ ref }) => ref)
  const columns = [
    columnOf.named('column.layout', (one) => layoutText(one.series, edition)),
    columnOf.left('number.level', (one) =>
      cell(levelText(one.series.capacity.axis, one.level.level, edition), { ref: `${one.ref}/level` }),
    ),
    ...numbers.map(([name, kind]) => columnOf.number(`column.${name}`, name, kind)),
  ]
  const rows = series.flatMap((one) => namedLevels(edition.report, one))
  const more = { notes: [edition.say('diagnosis.levels.note')], dense: true }
  return tableOf(edition.say('diagnosis.levels'), rows, columns, more)
}

/** What binds each layout of a workload, with the numbers that show it and the first thing to do. */
export const diagnosisBlocks = (edition: Edition, series: readonly Series[]): readonly Block[] => {
  const held = series.flatMap((one) => one.diagnosis.rules.map((rule) => ({ series: one, rule })))
  return present<Block>([
    filled(rulesTable(edition, held)),
    held.length > 0 && note(edition.say('diagnosis.note')),
    bullets(series.flatMap((one) => remarks(one, edition))),
    filled(levelsTable(edition, series)),
  ])
}
