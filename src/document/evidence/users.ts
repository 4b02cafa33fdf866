import type { Language } from '../../i18n/language.ts'
import { countedTime } from '../../model/of-series.ts'
import type { Report, Series, Users } from '../../model/report.ts'
import { byReading, type Reading } from '../../model/served.ts'
import { type Block, body, type Cell, cell, type Step, tableOf } from '../block.ts'
import { headroomSentence } from '../answer.ts'
import { layoutText, seriesRef } from '../speech.ts'
import { formulaText } from '../trail/formula-text.ts'
import { promiseTable, startsTable } from './headroom.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** How somebody sends: on schedule, or after the answer. */
export const readingText = (row: Reading, { say }: Language): string => {
  if (row.basis === 'registered') return say('body.figure.users.registered')
  if (row.basis === 'open') return say('users.open', { interval: row.interval })
  return say('users.closed', { thinkTime: row.thinkTime })
}

const usersRef = (report: Report, series: Series, row: Users): string =>
  `${seriesRef(report, series)}/users/${series.users.indexOf(row)}/users`

const usersTable = (edition: Edition, series: Series): Block => {
  const { report } = edition
  const { named, right, headed } = columnsIn<readonly Users[]>(edition)
  const count = (row: Users | undefined): Cell => {
    if (!row) return cell('—')
    if (!row.reachable) return cell(edition.say('body.users.unreachable'))
    return numberCell(edition, usersRef(report, series, row), 'count')
  }
  const columns = [
    named('column.reading', ([first]) => readingText(first!, edition)),
    ...report.plan.utilizations.map((share) =>
      headed(edition.say('column.utilization', { share }), (rows) =>
        count(rows.find((row) => row.model === 'fixed' && row.utilization === share)),
      ),
    ),
    right('nature.derived', (rows) => count(rows.find((row) => row.model !== 'fixed'))),
  ]
  const has = (basis: Users['basis']): boolean => series.users.some((one) => one.basis === basis)
  const isLost = series.users.some(({ reachable }) => !reachable)
  const notes = [
    edition.say('users.note'),
    isLost && edition.say('body.users.unreachable.note'),
    series.capacity.axis === 'concurrency' && has('closed') && edition.say('users.note.waiting'),
    report.plan.chosenBy.intervals === 'default' && has('open') && edition.say('users.assumedInterval'),
  ]
  const caption = edition.say('users.table', { layout: layoutText(series, edition) })
  return tableOf(caption, byReading(series.users), columns, { notes })
}

/** A step of which the report has the formula. */
const madeStep = (edition: Edition, label: string, ref: string, text: string): Step => ({
  label,
  formula: formulaText(edition, ref) ?? '—',
  result: cell(text, { ref }),
})

const headroomSteps = (edition: Edition, series: Series, ref: string): readonly Step[] => {
  const { headroom, basis } = series
  const planned = headroom?.promise?.planned ?? null
  if (!headroom?.promise || !basis?.latency) return []
  const numbers = { limit: basis.level, latency: basis.latency, throughput: basis.throughput }
  const latency = {
    label: edition.say('step.latency'),
    formula: edition.say('step.latency.formula', numbers),
    result: numberCell(edition, `${ref}/basis/latency`, 'seconds'),
  }
  if (planned === null) return [latency]
  const mean = headroom.maxMeanConcurrency
  const inFlight = edition.say('step.headroom.result', { mean, utilization: (mean ?? NaN) / planned })
  const rate = edition.say('unit.workedPlannedRate', { rate: headroom.promise.overflowRate })
  const arrivals = edition.say(headroom.promise.rule === 'replay' ? 'number.overflowRate' : 'step.arrivals')
  return [
    latency,
    madeStep(edition, edition.say('step.headroom'), `${ref}/headroom/maxMeanConcurrency`, inFlight),
    madeStep(edition, arrivals, `${ref}/headroom/promise/overflowRate`, rate),
  ]
}

const promisedStep = (edition: Edition, series: Series, ref: string): readonly Step[] => {
  const { headroom } = series
  const at = `${ref}/headroom/arrivalRate`
  if (!headroom || formulaText(edition, at) === null) return []
  const rate = edition.say('unit.workedPlannedRate', { rate: headroom.arrivalRate })
  return [madeStep(edition, edition.say('term.planningRate.name'), at, rate)]
}

const formulaOf = (row: Users, series: Series, { say }: Language): string => {
  const basis = series.basis!
  const values = {
    throughput: basis.throughput,
    share: row.utilization,
    interval: row.interval,
    thinkTime: row.thinkTime,
    latency: row[countedTime(row)],
    rate: row.model === 'fixed' ? row.arrivalRate : (series.headroom?.arrivalRate ?? null),
  }
  return say(`step.users.${row.basis}.${row.model === 'fixed' ? 'fixed' : 'derived'}`, values)
}

/** The share of the throughput that is worked with, which whole users who wait do not quite ask for. */
const shareOf = (row: Users, { headroom }: Series): number | null =>
  row.model === 'fixed' ? row.utilization : (headroom?.utilization ?? null)

/** The arithmetic of the first interval that can be asked at, written out: every other row of the table follows the same way. */
const userSteps = (edition: Edition, series: Series): readonly Step[] => {
  const possible = series.users.filter(({ reachable }) => reachable)
  const [first] = possible
  const shown = possible.filter(
    (row) => row.interval === first?.interval && (first?.interval !== null || row.thinkTime === first?.thinkTime),
  )
  return shown.map((row) => ({
    label: edition.say(row.model === 'fixed' ? 'step.users' : 'step.users.planned', {
      reading: readingText(row, edition),
      share: shareOf(row, series),
    }),
    formula: formulaOf(row, series, edition),
    result: cell(edition.say('unit.users', { users: row.users }), { ref: usersRef(edition.report, series, row) }),
  }))
}

/** Users of one layout: the condition, the table of readings, and the arithmetic with the values put in. */
export const usersBlocks = (edition: Edition, series: Series): readonly Block[] => {
  if (series.users.length === 0) return []
  const ref = seriesRef(edition.report, series)
  const condition = headroomSentence(edition, series)
  return [
    ...(condition ? [body(edition.say('users.condition', { layout: layoutText(series, edition), condition }))] : []),
    ...promiseTable(edition, series),
    usersTable(edition, series),
    ...startsTable(edition, series),
    {
      kind: 'steps',
      caption: edition.say('users.steps', { layout: layoutText(series, edition) }),
      steps: [
        ...headroomSteps(edition, series, ref),
        ...promisedStep(edition, series, ref),
        ...userSteps(edition, series),
      ],
    },
  ]
}
