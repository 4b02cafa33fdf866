import type { Language } from '../i18n/language.ts'
import type { LayoutSize, Load, Option, Reading, SizedDemand, SizeResult } from '../model/size.ts'
import { safeLoad } from '../sizing/loads.ts'
import { columnLines, type Column } from './columns.ts'
import { layoutName } from './size-layout-text.ts'

/** Rows of one table; with the heads and the hints no more than fifteen lines in all. */
const rowsAtMost = 5

/** The load of one server that counts: the derived one, and no more than a share that somebody gave. */
const planned = (layout: LayoutSize, { question: { shares } }: SizeResult): Load => {
  const given = new Set(shares.filter(({ nature }) => nature === 'given').map(({ value }) => value))
  const fixed = layout.loads.filter(({ model, share }) => model === 'fixed' && given.has(share))
  return [safeLoad(layout.loads), ...fixed].reduce((least, load) =>
    load.arrivalRate < least.arrivalRate ? load : least,
  )
}

const asked = ({ kind, seconds }: Reading, language: Language): string =>
  language.say(`size.short.${kind === 'open' ? 'every' : 'think'}`, { seconds })

/** Users of one server at the load that counts, and no more than the report counts of those who wait. */
const usersOf = ({ kind, seconds }: Reading, layout: LayoutSize, load: Load, language: Language): string => {
  const cycle = (seconds ?? 0) + (kind === 'closed' ? layout.latency.value : 0)
  const reported = layout.reportedUsers.find(({ thinkTime }) => kind === 'closed' && thinkTime === seconds)
  const most = Math.min(load.arrivalRate * cycle, reported?.users ?? Infinity)
  return language.value(Math.floor(most + 1e-9), 'plannedUsers')
}

const shownReadings = ({ layouts: [first] }: SizeResult): readonly Reading[] =>
  first?.readings.filter(({ kind }) => kind === 'open' || kind === 'closed').slice(0, 2) ?? []

const layoutLines = (result: SizeResult, language: Language): readonly string[] => {
  const readings = shownReadings(result)
  const columns: readonly Column[] = [
    { head: language.say('size.short.layout') },
    { head: language.say('size.short.limit'), right: true },
    { head: language.say('size.short.plan'), right: true },
    ...readings.map((reading) => ({ head: asked(reading, language), right: true })),
  ]
  const rows = result.layouts.slice(0, rowsAtMost).map((layout) => {
    const load = planned(layout, result)
    return [
      layoutName(layout, language),
      language.value(layout.concurrency.value, 'count'),
      language.value(load.arrivalRate, 'plannedRate'),
      ...readings.map((reading) => usersOf(reading, layout, load, language)),
    ]
  })
  return rows.length > 0 ? columnLines(columns, rows) : []
}

const demandText = ({ kind, users, seconds, arrivalRate, employees }: SizedDemand, language: Language) =>
  language.say(`size.short.demand.${kind}`, { users: employees?.people.value ?? users, seconds, rate: arrivalRate })

const optionRow = (
  option: Option,
  demand: SizedDemand,
  { layouts }: SizeResult,
  language: Language,
): readonly string[] => {
  const servers = option.copies === null ? null : option.copies + option.spare
  return [
    demandText(demand, language),
    layoutName(
      layouts.find(({ id }) => id === option.layout)!,
      language,
    ),
    language.value(servers, 'count'),
    language.value(option.gpus, 'count'),
    language.value(servers === null ? null : option.utilization / servers, 'share'),
    option.cost === null
      ? '—'
      : `${language.value(option.cost, 'money')}${option.price?.unit ? ` ${option.price.unit}` : ''}`,
  ]
}

const demandLines = (result: SizeResult, language: Language): readonly string[] => {
  const priced = result.demands.some(({ options }) => options.some(({ cost }) => cost !== null))
  const columns: readonly Column[] = [
    { head: language.say('size.short.demand') },
    { head: language.say('size.short.layout') },
    { head: language.say('size.short.servers'), right: true },
    { head: language.say('size.short.gpus'), right: true },
    { head: language.say('size.short.load'), right: true },
    ...(priced ? [{ head: language.say('size.short.cost'), right: true }] : []),
  ]
  const rows = result.demands
    .flatMap((demand) => demand.options.map((option) => optionRow(option, demand, result, language)))
    .slice(0, rowsAtMost)
  return rows.length > 0 ? columnLines(columns, rows) : []
}

const comparisonLines = ({ comparison }: SizeResult, language: Language): readonly string[] =>
  comparison
    ? [
        language.say('size.short.compare', {
          base: comparison.throughputs[0].text,
          scaled: comparison.throughputs[1].text,
          gain: comparison.gain,
          low: comparison.interval[0],
          high: comparison.interval[1],
        }),
      ]
    : []

/** The answer in at most fifteen lines: what one server takes, and what a demand takes of them. */
export const shortSize = (result: SizeResult, language: Language): readonly string[] => {
  const rows = result.layouts.length
  const options = result.demands.reduce((count, demand) => count + demand.options.length, 0)
  const more = Math.max(0, rows - rowsAtMost) + Math.max(0, options - rowsAtMost)
  const unjudged = result.layouts.some(({ judged }) => !judged)
  return [
    ...comparisonLines(result, language),
    ...layoutLines(result, language),
    ...demandLines(result, language),
    ...(unjudged ? [language.say('size.short.unjudged')] : []),
    language.say(more > 0 ? 'size.short.more' : 'size.short.detail', { count: more }),
  ]
}
