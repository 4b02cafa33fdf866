import type { Kind } from '../../i18n/format.ts'
import { valueAt } from '../../model/place.ts'
import type { EndOf } from '../../i18n/catalog.ts'
import type { Language } from '../../i18n/language.ts'
import type { Series } from '../../model/report.ts'
import {
  type Block,
  type Cell,
  cell,
  filled,
  left,
  type Nature,
  present,
  right,
  type Row,
  table,
  tableOf,
  rowOf,
} from '../block.ts'
import { expectationText, isSwept, limiterText, type Swept, withRefusal } from '../promise-text.ts'
import { decidedBy } from '../rate-grounds.ts'
import { layoutText, seriesRef } from '../speech.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** What the rows are told from; `at` is the place of the headroom. */
interface Telling extends Edition {
  readonly series: Series
  readonly headroom: NonNullable<Series['headroom']>
  readonly at: string
}

/** Of a sweep. */
type Sweeping = Telling & { readonly headroom: Swept }

const itemRow = (item: EndOf<'promise.row'>, value: Cell, text: string, { say }: Telling): Row =>
  rowOf(say(`promise.row.${item}`), value, text)

/** A rate to plan with. */
const plannedCell = (name: string, nature: Nature, { report, at, say }: Telling): Cell => {
  const rate = valueAt(report, `${at}/${name}`) as number | null
  return cell(say('unit.plannedRate', { rate }), { ref: `${at}/${name}`, nature })
}

const ownNumber = (name: string, kind: Kind, telling: Telling, more?: Partial<Cell>): Cell =>
  numberCell(telling, `${telling.at}/${name}`, kind, more)

const rate = (telling: Telling): Row => {
  const { series, headroom } = telling
  const value = plannedCell('arrivalRate', series.basis?.judged ? 'derived' : 'assumed', telling)
  return itemRow('rate', value, telling.say(`planningRate.${decidedBy(headroom)}`), telling)
}

/** The requests at random that decide the planning rate; no rows where none do. */
const shownRows = (telling: Telling): readonly Row[] => {
  const { headroom, at } = telling
  if (!headroom.shown) return []
  const { kept, rate: offered, carried } = headroom.shown
  const sent = cell(telling.say('unit.rate', { rate: offered }), { ref: `${at}/shown/rate` })
  const adjusted = plannedCell('shown/carried', 'estimated', telling)
  const off = ownNumber('shown/margin', 'percent', telling)
  const way = carried === null ? 'fixed' : 'adjusted'
  return [
    itemRow('shown', sent, telling.say(`promise.row.shown.${kept ? 'kept' : 'broken'}`), telling),
    ...(carried === null ? [] : [itemRow('carried', adjusted, telling.say('promise.row.carried.text'), telling)]),
    itemRow('off', off, telling.say(`promise.row.off.${way}`), telling),
  ]
}

const rule = (telling: Sweeping): Row => {
  const { series, headroom } = telling
  const { rule: name, levels } = headroom.promise
  const known = { levels: telling.list(levels.map(String)), limit: headroom.promise.planned ?? 0 }
  const text = series.basis?.judged
    ? withRefusal(series, telling.say(`promise.rule.${name}.text`, known), telling)
    : telling.say('promise.rule.unjudged.text')
  return itemRow('rule', cell(telling.say(`promise.rule.${name}`)), text, telling)
}

/** How answers are assumed to vary; no row where the results tell it. */
const answersRow = (telling: Sweeping): readonly Row[] => {
  const { headroom, at } = telling
  const variation = headroom.promise.answerVariation
  if (variation === null) return []
  const text = telling.say(`promise.row.answers.${variation > 0 ? 'varied' : 'alike'}`, { variation })
  const value = cell(text, { ref: `${at}/promise/answerVariation`, nature: 'assumed' })
  const use = telling.say(`promise.row.answers.use.${headroom.promise.rule}`)
  return [itemRow('answers', value, telling.say('promise.row.answers.text', { use }), telling)]
}

const replayRows = (telling: Sweeping): readonly Row[] => {
  const { series, headroom, at } = telling
  const { misfit, delay, planned, sustained } = headroom.promise
  const estimated = { nature: 'estimated' } as const
  const told = (item: 'expectation' | 'servers' | 'sustained' | 'margin' | 'limitedBy', value: Cell): Row =>
    itemRow(item, value, telling.say(`promise.row.${item}.text`, { misfit }), telling)
  const expected = cell(expectationText(series, telling), { ref: `${at}/expectation/arrivalRate`, ...estimated })
  const latency = ownNumber('promise/delay', 'seconds', telling, estimated)
  const limits = { limit: planned, overflow: headroom.overflow }
  const carried = cell(telling.say('unit.rate', { rate: sustained }), { ref: `${at}/promise/sustained`, ...estimated })
  const overflowRate = plannedCell('promise/overflowRate', 'derived', telling)
  return present<Row>([
    [told('expectation', expected), rule(telling)],
    /** What of a first token is no work of the server. */
    delay !== null && delay !== 0 && [itemRow('delay', latency, telling.say('promise.row.delay.text'), telling)],
    answersRow(telling),
    [
      told('servers', ownNumber('promise/servers', 'count', telling)),
      told('sustained', carried),
      told('margin', ownNumber('promise/margin', 'percent', telling)),
      told('limitedBy', cell(limiterText(telling, headroom))),
    ],
    planned !== null && [
      itemRow('overflowRate', overflowRate, telling.say('promise.row.overflowRate.text', limits), telling),
    ],
  ])
}

const sweepRows = (telling: Sweeping): readonly Row[] =>
  telling.headroom.promise.rule === 'replay' ? replayRows(telling) : [rule(telling), ...answersRow(telling)]

/** The arrivals with headroom of one layout, what is expected beside them, the rule, and that neither is measured. */
export const promiseTable = (edition: Edition, series: Series): readonly Block[] => {
  const { headroom } = series
  if (!headroom) return []
  const telling = { ...edition, series, headroom, at: `${seriesRef(edition.report, series)}/headroom` }
  const rows = isSwept(headroom) ? sweepRows({ ...telling, headroom }) : []
  const columns = [
    left(edition.say('column.item')),
    right(edition.say('column.value')),
    left(edition.say('column.meaning')),
  ]
  const caption = edition.say('promise.table', { layout: layoutText(series, edition) })
  const notes = [headroom.from !== 'measured' && edition.say('promise.note')]
  return [table(caption, columns, [rate(telling), ...shownRows(telling), ...rows], { notes, dense: true })]
}

type Model = Series['headroomModels'][number]

const conditionText = (row: Model, series: Series, { report, say, value }: Edition): string => {
  if (row.unavailable !== null) return say(`model.absent.${row.unavailable}`)
  const { burstiness, dayToDay } = report.plan.arrivals
  return say(`model.${row.model}.text`, {
    limit: series.basis?.level ?? null,
    wait: row.wait,
    burstiness: value(burstiness ?? 1, 'number'),
    dayToDay: dayToDay ?? 0,
  })
}

/** The model of the curve is at most used to this share, which its row cannot say. */
const curveNote = ({ headroomModels }: Series, { say }: Language): readonly string[] =>
  headroomModels.flatMap(({ cap }) => (cap === null ? [] : say('models.curveNote', { cap })))

/** What other models of the arrivals would allow at this limit, each with what it assumes or why it is not computed. */
export const arrivalModels = (edition: Edition, series: Series): readonly Block[] => {
  const columnOf = columnsIn<Model>(edition, (_, i) => `${seriesRef(edition.report, series)}/headroomModels/${i}`)
  const columns = [
    columnOf.named('column.model', (row) => edition.say(`model.${row.model}`)),
    columnOf.left('column.model.condition', (row) => conditionText(row, series, edition)),
    columnOf.number('column.model.load', 'utilization', 'percent'),
    columnOf.number('column.model.rate', 'arrivalRate', 'plannedRate'),
  ]
  const notes = [edition.say('models.note', { overflow: edition.report.plan.overflow }), curveNote(series, edition)]
  const caption = edition.say('models.table', { layout: layoutText(series, edition) })
  return filled(tableOf(caption, series.headroomModels, columns, { notes, dense: true }))
}

/** How many users may begin at about the same time; nothing where no arrivals were derived. */
export const startsTable = (edition: Edition, series: Series): readonly Block[] => {
  const waits = [...new Set(series.starts.map(({ thinkTime }) => thinkTime))]
  const times = [...new Set(series.starts.map(({ within }) => within))]
  const columnOf = columnsIn<number>(edition)
  const columns = [
    columnOf.named('column.reading', (thinkTime) => edition.say('users.closed', { thinkTime })),
    ...times.map((within) =>
      columnOf.headed(edition.say('column.within', { minutes: within / 60 }), (wait) => {
        const index = series.starts.findIndex((one) => one.thinkTime === wait && one.within === within)
        return numberCell(edition, `${seriesRef(edition.report, series)}/starts/${index}/users`, 'count')
      }),
    ),
  ]
  const caption = edition.say('starts.table', { layout: layoutText(series, edition) })
  return filled(tableOf(caption, waits, columns, { notes: [edition.say('starts.note')] }))
}
