import { inputOf } from '../../inputs/index.ts'
import type { EndOf } from '../../i18n/catalog.ts'
import type { Language } from '../../i18n/language.ts'
import { ofSeries } from '../../model/by-id.ts'
import { ownSetting } from '../../model/setting.ts'
import type { ReportRun, Series } from '../../model/report.ts'
import { body, breakable, type Cell, cell, left, type Row, section, type Section, table, rowOf } from '../block.ts'
import { moreThanShown, shownSeries } from '../shown.ts'
import { lengthsText, seriesCaption, seriesRef, workloadText } from '../speech.ts'
import type { Edition } from '../edition.ts'

/** What is known of these, each once. */
export const distinct = (values: readonly (string | null)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== null)),
]

const spread = (values: readonly (number | null)[], language: Language): string => {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return language.say('notRecorded')
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const text = (value: number): string => language.value(value, 'number')
  return low === high ? text(low) : language.say('range', { low: text(low), high: text(high) })
}

const rateText = (runs: readonly ReportRun[], { say, value, list }: Language): string => {
  const rates = distinct(runs.map(({ load }) => (load.requestRate === null ? null : String(load.requestRate))))
  const spoken = rates.map((rate) => (rate === 'inf' ? say('rate.inf') : value(Number(rate), 'rate')))
  return spoken.length > 0 ? list(spoken) : say('notRecorded')
}

const or = (values: readonly string[], { list, say }: Language): string =>
  values.length > 0 ? list(values) : say('notRecorded')

/** The day of a date as the tool wrote it (YYYYMMDD-HHMMSS, local time without a zone, or ISO) as YYYY-MM-DD; other forms stay. */
export const dayOf = (date: string | null): string | null =>
  date === null ? null : date.replace(/^(\d{4})(-?)(\d{2})\2(\d{2})([-T ].*)?$/, '$1-$3-$4')

const dates = (runs: readonly ReportRun[], language: Language): string => {
  const days = distinct(runs.map((run) => dayOf(run.date))).toSorted()
  if (days.length <= 2) return or(days, language)
  return language.say('range', { low: days[0], high: days.at(-1) })
}

const measuredText = ({ workload: { measured } }: Series, { say }: Language): string => {
  const { inputTokens: input, outputTokens: output } = measured
  if (input === null && output === null) return say('notRecorded')
  return say('condition.measured.text', { input, output })
}

const rows = (series: Series, runs: readonly ReportRun[], ref: string, language: Language): readonly Row[] => {
  const item = (name: EndOf<'condition'>, text: string, place?: string): readonly Cell[] =>
    rowOf(language.say(`condition.${name}`), cell(text, place === undefined ? {} : { ref: `${ref}/${place}` }))
  const isMixed = series.workload.mix !== null
  const spreadOf = <T>(name: EndOf<'condition'>, things: readonly T[], of: (thing: T) => number | null) =>
    item(name, spread(things.map(of), language))
  return [
    item('tool', distinct(runs.map((run) => inputOf(run.tool)?.tool ?? run.tool)).join(', ')),
    item('model', series.model ?? language.say('notRecorded'), 'model'),
    item('tokenizer', or(distinct(runs.map((run) => run.tokenizer)), language)),
    item('lengths', (isMixed ? lengthsText : workloadText)(series.workload, language), 'workload'),
    item('measured', measuredText(series, language), 'workload/measured'),
    spreadOf('prompts', runs, ({ load }) => load.prompts),
    item('rate', rateText(runs, language)),
    spreadOf('duration', runs, ({ duration }) => duration),
    spreadOf('repeats', series.points, (point) => point.runs.length),
    item('dates', dates(runs, language)),
  ]
}

const always: ReadonlySet<string> = new Set(['gpu', 'gpus', 'tensorParallel'])

const facts = [
  ...(['gpu', 'gpus', 'tensorParallel', 'pipelineParallel', 'dataParallel', 'prefillWorkers'] as const),
  ...(['decodeWorkers', 'engine', 'kvCacheTokens', 'minGpus', 'mix'] as const),
]

const factRows = (series: Series, ref: string, { say }: Language): readonly Row[] =>
  facts
    .filter((name) => series.facts[name] !== undefined || always.has(name))
    .map((name) => {
      const fact = series.facts[name]
      const origin = fact && say(`origin.${fact.from}`)
      const text = fact
        ? say('fact.value', { value: String(fact.value), origin, where: fact.where })
        : say('notRecorded')
      return rowOf(say(`fact.${name}`), cell(text, { ref: `${ref}/facts/${name}` }))
    })

const settings = (runs: readonly ReportRun[], language: Language): readonly Row[] => {
  const keys = distinct(runs.flatMap((run) => Object.keys(run.settings))).toSorted()
  return keys.map((key) =>
    rowOf(key, or(distinct(runs.map((run) => ownSetting(run.settings, key))).slice(0, 6), language)),
  )
}

/** How each series was measured: what the files say, what plan and paths add, each with its origin. */
export const conditions = (edition: Edition): Section => {
  const columns = [left(edition.say('column.item')), breakable(edition.say('column.value'))]
  const tables = shownSeries(edition.report).map((series) => {
    const runs = ofSeries(edition.report.runs, series.id)
    const ref = seriesRef(edition.report, series)
    const told = [...factRows(series, ref, edition), ...rows(series, runs, ref, edition), ...settings(runs, edition)]
    return table(seriesCaption(series, edition), columns, told, { dense: true })
  })
  const text = body(edition.say('conditions.text'))
  return section('conditions', edition.say('section.conditions'), [text, tables, moreThanShown(edition)])
}
