import type { Language } from '../../i18n/language.ts'
import type { Interpolated, Report, Series } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { layoutText, levelNumber, seriesRef } from '../speech.ts'

const valueCell = (told: Interpolated | null, kind: 'rate' | 'latency', ref: string, language: Language): Cell => {
  if (told === null || told.value === null)
    return cell(language.say(`between.reason.${told?.reason ?? 'metricMissing'}`))
  const value = language.value(told.value, kind)
  return cell(language.say('between.value', { value, error: told.error }), { ref: `${ref}/value`, nature: 'estimated' })
}

const heldCell = (told: Interpolated | null, language: Language): Cell =>
  told?.holdOut
    ? cell(
        language.say('between.held', {
          count: told.holdOut.count,
          median: told.holdOut.median,
          worst: told.holdOut.worst,
        }),
      )
    : cell('—')

const row = (report: Report, series: Series, language: Language): readonly Cell[] => {
  const { at, throughput, tpot, ttft } = series.interpolation
  const ref = `${seriesRef(report, series)}/interpolation`
  return [
    cell(layoutText(series, language), { header: true }),
    cell(levelNumber(series.capacity.axis, at, language), { ref: `${ref}/at`, nature: 'estimated' }),
    valueCell(throughput, 'rate', `${ref}/throughput`, language),
    valueCell(tpot, 'latency', `${ref}/tpot`, language),
    valueCell(ttft, 'latency', `${ref}/ttft`, language),
    heldCell(throughput, language),
  ]
}

const tellsAnything = ({ interpolation: { at, throughput, tpot, ttft } }: Series): boolean =>
  at !== null && [throughput, tpot, ttft].some((told) => typeof told?.value === 'number')

/** What is expected where the SLA is estimated to be lost, between two levels; nothing where nothing may be given. */
export const betweenBlocks = (report: Report, series: readonly Series[], language: Language): readonly Block[] => {
  const between = series.filter(tellsAnything)
  if (between.length === 0) return []
  const columns = [
    left(language.say('column.layout')),
    right(language.say('column.between.at')),
    right(language.say('column.throughput')),
    right(language.say('column.between.tpot')),
    right(language.say('column.between.ttft')),
    left(language.say('column.between.held')),
  ]
  return [
    table(
      language.say('between.table'),
      columns,
      between.map((one) => row(report, one, language)),
      { notes: [language.say('between.note')], dense: true },
    ),
  ]
}
