import type { EndOf } from '../../i18n/catalog.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report, Series } from '../../model/report.ts'
import { type Block, type Cell, cell, filled, left, right, table, tableOf } from '../block.ts'
import { expectationText, isSwept, limiterText, type Swept, withRefusal } from '../promise-text.ts'
import { decidedBy } from '../rate-grounds.ts'
import { layoutText, seriesRef } from '../speech.ts'
import { columnsIn, numberCell } from '../columns.ts'

type Headroom = NonNullable<Series['headroom']>
type Item = EndOf<'promise.row'>

interface Telling {
  readonly report: Report
  readonly series: Series
  readonly headroom: Headroom
  readonly language: Language
}

/** Of a sweep. */
type Sweeping = Telling & { readonly headroom: Swept }

const itemRow = (item: Item, value: Cell, text: string, { language }: Telling): readonly Cell[] => [
  cell(language.say(`promise.row.${item}`), { header: true }),
  value,
  cell(text),
]

const perSecond = (rate: number | null, ref: string, more: Partial<Cell>, { language }: Telling): Cell =>
  cell(language.say('unit.plannedRate', { rate }), { ref, ...more })

const rate = (telling: Telling, at: string): readonly Cell[] => {
  const { series, headroom, language } = telling
  const nature = series.basis?.judged ? 'derived' : 'assumed'
  const value = perSecond(headroom.arrivalRate, `${at}/arrivalRate`, { nature }, telling)
  return itemRow('rate', value, language.say(`planningRate.${decidedBy(headroom)}`), telling)
}

/** The requests at random that decide the planning rate; no rows where none do. */
const shownRows = (telling: Telling, at: string): readonly (readonly Cell[])[] => {
  const { headroom, language } = telling
  if (!headroom.shown) return []
  const { kept, rate: offered, carried, margin } = headroom.shown
  const place = `${at}/shown`
  const sent = cell(language.say('unit.rate', { rate: offered }), { ref: `${place}/rate` })
  const adjusted = perSecond(carried, `${place}/carried`, { nature: 'estimated' }, telling)
  const off = cell(language.value(margin, 'percent'), { ref: `${place}/margin` })
  const way = carried === null ? 'fixed' : 'adjusted'
  return [
    itemRow('shown', sent, language.say(`promise.row.shown.${kept ? 'kept' : 'broken'}`), telling),
    ...(carried === null ? [] : [itemRow('carried', adjusted, language.say('promise.row.carried.text'), telling)]),
    itemRow('off', off, language.say(`promise.row.off.${way}`), telling),
  ]
}

const rule = (telling: Sweeping): readonly Cell[] => {
  const { series, headroom, language } = telling
  const { rule: name, levels } = headroom.promise
  const known = { levels: language.list(levels.map(String)), limit: headroom.promise.planned ?? 0 }
  const text = series.basis?.judged
    ? withRefusal(series, language.say(`promise.rule.${name}.text`, known), language)
    : language.say('promise.rule.unjudged.text')
  return itemRow('rule', cell(language.say(`promise.rule.${name}`)), text, telling)
}

const overflowRate = (telling: Sweeping, at: string): readonly Cell[] => {
  const { headroom, language } = telling
  const value = perSecond(headroom.promise.overflowRate, `${at}/promise/overflowRate`, { nature: 'derived' }, telling)
  const limits = { limit: headroom.promise.planned, overflow: headroom.overflow }
  return itemRow('overflowRate', value, language.say('promise.row.overflowRate.text', limits), telling)
}

/** How answers are assumed to vary; no row where the results tell it. */
const answersRow = (telling: Sweeping, at: string): readonly (readonly Cell[])[] => {
  const { headroom, language } = telling
  const variation = headroom.promise.answerVariation
  if (variation === null) return []
  const text = language.say(`promise.row.answers.${variation > 0 ? 'varied' : 'alike'}`, { variation })
  const value = cell(text, { ref: `${at}/promise/answerVariation`, nature: 'assumed' })
  const use = language.say(`promise.row.answers.use.${headroom.promise.rule}`)
  return [itemRow('answers', value, language.say('promise.row.answers.text', { use }), telling)]
}

/** What of a first token is no work of the server; no row where nothing is. */
const delayRow = (telling: Sweeping, at: string): readonly (readonly Cell[])[] => {
  const { headroom, language } = telling
  const { delay } = headroom.promise
  if (delay === null || delay === 0) return []
  const value = cell(language.value(delay, 'seconds'), { ref: `${at}/promise/delay`, nature: 'estimated' })
  return [itemRow('delay', value, language.say('promise.row.delay.text'), telling)]
}

const replayRows = (telling: Sweeping, at: string): readonly (readonly Cell[])[] => {
  const { report, series, headroom, language } = telling
  const { sustained, margin, misfit, servers } = headroom.promise
  const estimated = { nature: 'estimated' } as const
  const place = `${at}/promise`
  const told = (
    item: Exclude<Item, 'rate' | 'shown' | 'off' | 'rule' | 'delay' | 'answers' | 'overflowRate'>,
    value: Cell,
  ): readonly Cell[] => itemRow(item, value, language.say(`promise.row.${item}.text`, { misfit }), telling)
  return [
    told(
      'expectation',
      cell(expectationText(series, language), { ref: `${at}/expectation/arrivalRate`, ...estimated }),
    ),
    rule(telling),
    ...delayRow(telling, at),
    ...answersRow(telling, at),
    told('servers', cell(language.value(servers, 'count'), { ref: `${place}/servers` })),
    told(
      'sustained',
      cell(language.say('unit.rate', { rate: sustained }), { ref: `${place}/sustained`, ...estimated }),
    ),
    told('margin', cell(language.value(margin, 'percent'), { ref: `${place}/margin` })),
    told('limitedBy', cell(limiterText(report, headroom, language))),
    ...(headroom.promise.planned === null ? [] : [overflowRate(telling, at)]),
  ]
}

const sweepRows = (telling: Sweeping, at: string): readonly (readonly Cell[])[] =>
  telling.headroom.promise.rule === 'replay' ? replayRows(telling, at) : [rule(telling), ...answersRow(telling, at)]

/** The arrivals with headroom of one layout, what is expected beside them, the rule, and that neither is measured. */
export const promiseTable = (report: Report, series: Series, language: Language): readonly Block[] => {
  const { headroom } = series
  if (!headroom) return []
  const telling = { report, series, headroom, language }
  const at = `${seriesRef(report, series)}/headroom`
  const rows = isSwept(headroom) ? sweepRows({ ...telling, headroom }, at) : []
  return [
    table(
      language.say('promise.table', { layout: layoutText(series, language) }),
      [left(language.say('column.item')), right(language.say('column.value')), left(language.say('column.meaning'))],
      [rate(telling, at), ...shownRows(telling, at), ...rows],
      { notes: headroom.from === 'measured' ? [] : [language.say('promise.note')], dense: true },
    ),
  ]
}

type Row = Series['headroomModels'][number]

const conditionText = (row: Row, series: Series, report: Report, language: Language): string => {
  if (row.unavailable !== null) return language.say(`model.absent.${row.unavailable}`)
  const { burstiness, dayToDay } = report.plan.arrivals
  return language.say(`model.${row.model}.text`, {
    limit: series.basis?.level ?? null,
    wait: row.wait,
    burstiness: language.value(burstiness ?? 1, 'number'),
    dayToDay: dayToDay ?? 0,
  })
}

/** The model of the curve is at most used to this share, which its row cannot say. */
const curveNote = ({ headroomModels }: Series, language: Language): readonly string[] =>
  headroomModels.flatMap(({ cap }) => (cap === null ? [] : language.say('models.curveNote', { cap })))

/** What other models of the arrivals would allow at this limit, each with what it assumes or why it is not computed. */
export const arrivalModels = (report: Report, series: Series, language: Language): readonly Block[] => {
  const { left, number } = columnsIn<Row>(
    report,
    language,
    (_, i) => `${seriesRef(report, series)}/headroomModels/${i}`,
  )
  const columns = [
    left('column.model', (row) => cell(language.say(`model.${row.model}`), { header: true })),
    left('column.model.condition', (row) => cell(conditionText(row, series, report, language))),
    number('column.model.load', 'utilization', 'percent'),
    number('column.model.rate', 'arrivalRate', 'plannedRate'),
  ]
  const notes = [language.say('models.note', { overflow: report.plan.overflow }), curveNote(series, language)]
  const caption = language.say('models.table', { layout: layoutText(series, language) })
  return filled(tableOf(caption, series.headroomModels, columns, { notes, dense: true }))
}

/** How many users may begin at about the same time; nothing where no arrivals were derived. */
export const startsTable = (report: Report, series: Series, language: Language): readonly Block[] => {
  const waits = [...new Set(series.starts.map(({ thinkTime }) => thinkTime))]
  const times = [...new Set(series.starts.map(({ within }) => within))]
  const { left, headed } = columnsIn<number>(report, language)
  const columns = [
    left('column.reading', (thinkTime) => cell(language.say('users.closed', { thinkTime }), { header: true })),
    ...times.map((within) =>
      headed(language.say('column.within', { minutes: within / 60 }), (wait) => {
        const index = series.starts.findIndex((one) => one.thinkTime === wait && one.within === within)
        return numberCell(report, `${seriesRef(report, series)}/starts/${index}/users`, 'count', language)
      }),
    ),
  ]
  const caption = language.say('starts.table', { layout: layoutText(series, language) })
  return filled(tableOf(caption, waits, columns, { notes: [language.say('starts.note')] }))
}
