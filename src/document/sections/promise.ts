import type { Language } from '../../i18n/language.ts'
import type { Report, Series } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { expectationText, limiterText, refusalSentence } from '../promise-text.ts'
import { layoutText, seriesRef } from '../speech.ts'

type Headroom = NonNullable<Series['headroom']>
type Item = 'rate' | 'expectation' | 'rule' | 'servers' | 'sustained' | 'margin' | 'overflowRate' | 'limitedBy'

interface Telling {
  readonly report: Report
  readonly series: Series
  readonly headroom: Headroom
  readonly language: Language
}

const row = (item: Item, value: Cell, text: string, { language }: Telling): readonly Cell[] => [
  cell(language.say(`promise.row.${item}`), { header: true }),
  value,
  cell(text),
]

const perSecond = (rate: number | null, ref: string, more: Partial<Cell>, { language }: Telling): Cell =>
  cell(language.say('unit.rate', { rate }), { ref, ...more })

const rate = (telling: Telling, at: string): readonly Cell[] => {
  const { series, headroom, language } = telling
  const nature = series.basis?.judged ? 'derived' : 'assumed'
  const value = perSecond(headroom.arrivalRate, `${at}/arrivalRate`, { nature }, telling)
  return row('rate', value, language.say(`promise.row.rate.${headroom.promise.rule}`), telling)
}

const rule = (telling: Telling): readonly Cell[] => {
  const { series, headroom, language } = telling
  const { rule: name, levels } = headroom.promise
  const text = series.basis?.judged
    ? language.say(`promise.rule.${name}.text`, {
        levels: language.list(levels.map(String)),
        limit: headroom.promise.planned ?? 0,
        refusal: refusalSentence(series, language),
      })
    : language.say('promise.rule.unjudged.text')
  return row('rule', cell(language.say(`promise.rule.${name}`)), text, telling)
}

const overflowRate = (telling: Telling, at: string): readonly Cell[] => {
  const { headroom, language } = telling
  const value = perSecond(headroom.promise.overflowRate, `${at}/promise/overflowRate`, { nature: 'derived' }, telling)
  const limits = { limit: headroom.promise.planned ?? 0, overflow: headroom.overflow }
  return row('overflowRate', value, language.say('promise.row.overflowRate.text', limits), telling)
}

const replayRows = (telling: Telling, at: string): readonly (readonly Cell[])[] => {
  const { report, series, headroom, language } = telling
  const { sustained, margin, misfit, servers } = headroom.promise
  const estimated = { nature: 'estimated' } as const
  const place = `${at}/promise`
  const told = (item: Exclude<Item, 'rate' | 'rule' | 'overflowRate'>, value: Cell): readonly Cell[] =>
    row(item, value, language.say(`promise.row.${item}.text`, { misfit }), telling)
  return [
    told(
      'expectation',
      cell(expectationText(series, 'unit', language), { ref: `${at}/expectation/arrivalRate`, ...estimated }),
    ),
    rule(telling),
    told('servers', cell(language.value(servers, 'count'), { ref: `${place}/servers` })),
    told('sustained', perSecond(sustained, `${place}/sustained`, estimated, telling)),
    told('margin', cell(language.value(margin, 'percent'), { ref: `${place}/margin` })),
    told('limitedBy', cell(limiterText(report, headroom, language))),
    overflowRate(telling, at),
  ]
}

/** The arrivals with headroom of one layout, what is expected beside them, the rule, and that neither is measured. */
export const promiseTable = (report: Report, series: Series, language: Language): readonly Block[] => {
  const { headroom } = series
  if (!headroom) return []
  const telling = { report, series, headroom, language }
  const at = `${seriesRef(report, series)}/headroom`
  const rows = headroom.promise.rule === 'replay' ? replayRows(telling, at) : [rule(telling)]
  return [
    table(
      language.say('promise.table', { layout: layoutText(series, language) }),
      [left(language.say('column.item')), right(language.say('column.value')), left(language.say('column.meaning'))],
      [rate(telling, at), ...rows],
      { notes: [language.say('promise.note')], dense: true },
    ),
  ]
}
