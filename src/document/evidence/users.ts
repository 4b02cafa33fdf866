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

/** How somebody sends: on schedule, or after the answer. */
export const readingText = (row: Reading, language: Language): string => {
  if (row.basis === 'registered') return language.say('body.figure.users.registered')
  if (row.basis === 'open') return language.say('users.open', { interval: row.interval })
  return language.say('users.closed', { thinkTime: row.thinkTime })
}

const usersRef = (report: Report, series: Series, row: Users): string =>
  `${seriesRef(report, series)}/users/${series.users.indexOf(row)}/users`

const usersTable = (report: Report, series: Series, language: Language): Block => {
  const { left, right, headed } = columnsIn<readonly Users[]>(report, language)
  const count = (row: Users | undefined): Cell => {
    if (!row) return cell('—')
    if (!row.reachable) return cell(language.say('body.users.unreachable'))
    return numberCell(report, usersRef(report, series, row), 'count', language)
  }
  const columns = [
    left('column.reading', ([first]) => cell(readingText(first!, language), { header: true })),
    ...report.plan.utilizations.map((share) =>
      headed(language.say('column.utilization', { share }), (rows) =>
        count(rows.find((row) => row.model === 'fixed' && row.utilization === share)),
      ),
    ),
    right('nature.derived', (rows) => count(rows.find((row) => row.model !== 'fixed'))),
  ]
  const has = (basis: Users['basis']): boolean => series.users.some((one) => one.basis === basis)
  const isLost = series.users.some(({ reachable }) => !reachable)
  const notes = [
    language.say('users.note'),
    isLost && language.say('body.users.unreachable.note'),
    series.capacity.axis === 'concurrency' && has('closed') && language.say('users.note.waiting'),
    report.plan.chosenBy.intervals === 'default' && has('open') && language.say('users.assumedInterval'),
  ]
  const caption = language.say('users.table', { layout: layoutText(series, language) })
  return tableOf(caption, byReading(series.users), columns, { notes })
}

/** A step of which the report has the formula. */
const madeStep = (report: Report, label: string, ref: string, text: string, language: Language): Step => ({
  label,
  formula: formulaText(report, ref, language) ?? '—',
  result: cell(text, { ref }),
})

const headroomSteps = (report: Report, series: Series, ref: string, language: Language): readonly Step[] => {
  const { headroom, basis } = series
  const planned = headroom?.promise?.planned ?? null
  if (!headroom?.promise || !basis?.latency) return []
  const numbers = { limit: basis.level, latency: basis.latency, throughput: basis.throughput }
  const latency = {
    label: language.say('step.latency'),
    formula: language.say('step.latency.formula', numbers),
    result: numberCell(report, `${ref}/basis/latency`, 'seconds', language),
  }
  if (planned === null) return [latency]
  const mean = headroom.maxMeanConcurrency
  const inFlight = language.say('step.headroom.result', { mean, utilization: (mean ?? NaN) / planned })
  const rate = language.say('unit.workedPlannedRate', { rate: headroom.promise.overflowRate })
  const arrivals = language.say(headroom.promise.rule === 'replay' ? 'number.overflowRate' : 'step.arrivals')
  return [
    latency,
    madeStep(report, language.say('step.headroom'), `${ref}/headroom/maxMeanConcurrency`, inFlight, language),
    madeStep(report, arrivals, `${ref}/headroom/promise/overflowRate`, rate, language),
  ]
}

const promisedStep = (report: Report, series: Series, ref: string, language: Language): readonly Step[] => {
  const { headroom } = series
  const at = `${ref}/headroom/arrivalRate`
  if (!headroom || formulaText(report, at, language) === null) return []
  const rate = language.say('unit.workedPlannedRate', { rate: headroom.arrivalRate })
  return [madeStep(report, language.say('term.planningRate.name'), at, rate, language)]
}

const formulaOf = (row: Users, series: Series, language: Language): string => {
  const basis = series.basis!
  const values = {
    throughput: basis.throughput,
    share: row.utilization,
    interval: row.interval,
    thinkTime: row.thinkTime,
    latency: row[countedTime(row)],
    rate: row.model === 'fixed' ? row.arrivalRate : (series.headroom?.arrivalRate ?? null),
  }
  return language.say(`step.users.${row.basis}.${row.model === 'fixed' ? 'fixed' : 'derived'}`, values)
}

/** The share of the throughput that is worked with, which whole users who wait do not quite ask for. */
const shareOf = (row: Users, { headroom }: Series): number | null =>
  row.model === 'fixed' ? row.utilization : (headroom?.utilization ?? null)

/** The arithmetic of the first interval that can be asked at, written out: every other row of the table follows the same way. */
const userSteps = (report: Report, series: Series, language: Language): readonly Step[] => {
  const possible = series.users.filter(({ reachable }) => reachable)
  const [first] = possible
  const shown = possible.filter(
    (row) => row.interval === first?.interval && (first?.interval !== null || row.thinkTime === first?.thinkTime),
  )
  return shown.map((row) => ({
    label: language.say(row.model === 'fixed' ? 'step.users' : 'step.users.planned', {
      reading: readingText(row, language),
      share: shareOf(row, series),
    }),
    formula: formulaOf(row, series, language),
    result: cell(language.say('unit.users', { users: row.users }), { ref: usersRef(report, series, row) }),
  }))
}

/** Users of one layout: the condition, the table of readings, and the arithmetic with the values put in. */
export const usersBlocks = (report: Report, series: Series, language: Language): readonly Block[] => {
  if (series.users.length === 0) return []
  const ref = seriesRef(report, series)
  const condition = headroomSentence(report, series, language)
  return [
    ...(condition ? [body(language.say('users.condition', { layout: layoutText(series, language), condition }))] : []),
    ...promiseTable(report, series, language),
    usersTable(report, series, language),
    ...startsTable(report, series, language),
    {
      kind: 'steps',
      caption: language.say('users.steps', { layout: layoutText(series, language) }),
      steps: [
        ...headroomSteps(report, series, ref, language),
        ...promisedStep(report, series, ref, language),
        ...userSteps(report, series, language),
      ],
    },
  ]
}
