import { withLengths } from '../analysis/demand/token-demand.ts'
import { unplacedText } from '../document/failure-text.ts'
import { UserError } from '../errors.ts'
import type { PlainId } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import type { Chooser, Plan } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import type { LayoutSize, Load, Option, Reading, SizeQuestion, SizeResult, SizedDemand } from '../model/size.ts'
import type { Flags } from '../options.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { resolvePlan } from '../question/resolve.ts'
import { isInTime } from '../model/served.ts'
import { burstsOf, resolveSize } from '../question/size-question.ts'
import { readReportFile } from '../reading/report-file.ts'
import { peopleOf } from '../sizing/demand.ts'
import { answerTime } from '../sizing/loads.ts'
import { type MeasuredSeries, sizeOf } from '../sizing/size.ts'
import { version } from '../version.ts'
import type { World } from './index.ts'
import { languageOf } from './inquiry.ts'
import { doubtTexts, layoutName, leftLines, tooManyLines, unjudgedLines } from './size-layout-text.ts'
import { poolText, sizeLines, titleOf, whyUnsized } from './size-text.ts'
import type { Line } from './styled.ts'
import { syntheticLines } from '../document/nature.ts'
import { type Column, printResult, tableLines } from './terminal.ts'
import { editionOf } from '../document/edition.ts'

/** Rows of one table; with the heads and the hints no more than fifteen lines in all. */
const rowsAtMost = 5

/** The load of one server that counts: what is planned with, and no more than a share that somebody gave. */
const planned = (layout: LayoutSize, { question: { shares } }: SizeResult): Load => {
  const given = new Set(shares.filter(({ nature }) => nature === 'given').map(({ value }) => value))
  const fixed = layout.loads.filter(({ model, share }) => model === 'fixed' && given.has(share))
  const derived = layout.loads.find(({ model }) => model === layout.planned.model)!
  return [derived, ...fixed].reduce((least, load) => (load.arrivalRate < least.arrivalRate ? load : least))
}

const readingHead = ({ kind, seconds }: Reading, { say }: Language): string =>
  say(`size.short.${kind === 'open' ? 'every' : 'think'}`, { seconds })

/** Users of one server at the load that counts. */
const usersOf = ({ kind, seconds }: Reading, layout: LayoutSize, load: Load, { value }: Language): string => {
  if (kind === 'open' && !isInTime(layout.scheduledTime, seconds!)) return '—'
  const latency = kind === 'closed' ? answerTime(layout, seconds) : 0
  if (latency === null) return '—'
  const cycle = (seconds ?? 0) + latency
  return value(Math.floor(load.arrivalRate * cycle + 1e-9), 'plannedUsers')
}

/** Of the layout that has most of them: one whose answers take an unknown time has no users who wait. */
const shownReadings = ({ layouts }: SizeResult): readonly Reading[] => {
  const [most] = layouts.toSorted((a, b) => b.readings.length - a.readings.length)
  return most?.readings.filter(({ kind }) => kind === 'open' || kind === 'closed').slice(0, 2) ?? []
}

/** A column of what is to be said against layouts, where there is something. */
const doubtColumns = <Thing>(
  layouts: readonly LayoutSize[],
  layoutOf: (thing: Thing) => LayoutSize,
  language: Language,
): readonly Column<Thing>[] => {
  const textsOf = (layout: LayoutSize) => doubtTexts(layout, language)
  if (layouts.every((layout) => textsOf(layout).length === 0)) return []
  return [{ head: language.say('size.short.doubts'), of: (thing) => language.list(textsOf(layoutOf(thing))) }]
}

const layoutLines = (result: SizeResult, language: Language): readonly Line[] => {
  const shown = result.layouts.slice(0, rowsAtMost)
  const columns: readonly Column<LayoutSize>[] = [
    { head: language.say('size.short.layout'), of: (layout) => layoutName(layout, language) },
    {
      head: language.say('size.short.limit'),
      right: true,
      of: ({ concurrency }) => (concurrency ? language.value(concurrency.value, 'count') : '—'),
    },
    {
      head: language.say('decision.column.rate'),
      right: true,
      of: (layout) => language.value(planned(layout, result).arrivalRate, 'plannedRate'),
    },
    ...shownReadings(result).map((reading) => ({
      head: readingHead(reading, language),
      right: true,
      of: (layout: LayoutSize) => usersOf(reading, layout, planned(layout, result), language),
    })),
    ...doubtColumns<LayoutSize>(shown, (layout) => layout, language),
  ]
  return shown.length > 0 ? tableLines(shown, columns) : []
}

/** `2 req/s, peak day 3.6`, or users where they wait. */
const demandText = (demand: SizedDemand, language: Language): string => {
  const { kind, users, seconds, employees, peakDay, growth } = demand
  const people = employees && language.value(employees.people.value, 'count')
  const text = language.say(`size.short.demand.${kind}`, {
    users,
    people: growth.value === 1 ? people : `${people} × ${language.value(growth.value, 'number')}`,
    seconds,
    rate: demand.normalRate ?? demand.arrivalRate,
    tokens: demand.normalTokenRate ?? demand.tokenRate,
  })
  return peakDay ? language.say('size.short.demand.peakDay', { demand: text, peak: peakText(demand, language) }) : text
}

const peakText = (demand: SizedDemand, { value }: Language): string => {
  const { kind, arrivalRate, tokenRate } = demand
  if (arrivalRate !== null && kind !== 'open') return value(arrivalRate, 'rate')
  return value(tokenRate ?? peopleOf(demand), 'count')
}

/** The same with what tokens/s are in requests of a layout. */
const optionText = (demand: SizedDemand, { length, arrivalRate: rate }: Option, language: Language): string => {
  const text = demandText(demand, language)
  return length ? language.say('size.short.demand.at', { demand: text, rate, length: length.value }) : text
}

const costText = ({ cost, price }: Option, { value }: Language): string =>
  cost === null ? '—' : `${value(cost, 'money')} ${price?.unit ?? ''}`.trimEnd()

/** What a demand takes of a layout. */
interface Asked {
  readonly demand: SizedDemand
  readonly option: Option
  readonly layout: LayoutSize
}

const serversOf = ({ copies, spare }: Option): number | null => (copies === null ? null : copies + spare)

const loadOf = (option: Option): number | null => {
  const servers = serversOf(option)
  return servers === null ? null : option.utilization / servers
}

const demandLines = ({ demands, layouts }: SizeResult, language: Language): readonly Line[] => {
  const asked = demands.flatMap((demand) =>
    demand.options.map((option) => ({ demand, option, layout: layouts.find(({ id }) => id === option.layout)! })),
  )
  const isPriced = asked.some(({ option }) => option.cost !== null)
  const number = (head: PlainId, of: (option: Option) => string): Column<Asked> => ({
    head: language.say(head),
    right: true,
    of: ({ option }) => of(option),
  })
  const columns: readonly Column<Asked>[] = [
    { head: language.say('size.short.demand'), of: ({ demand, option }) => optionText(demand, option, language) },
    { head: language.say('size.short.layout'), of: ({ layout }) => layoutName(layout, language) },
    number('number.servers', (option) => language.value(serversOf(option), 'count')),
    number('number.gpuTotal', ({ gpus }) => language.value(gpus, 'count')),
    number('size.short.load', (option) => language.value(loadOf(option), 'share')),
    ...(isPriced ? [number('size.short.cost', (option) => costText(option, language))] : []),
    ...doubtColumns<Asked>(layouts, ({ layout }) => layout, language),
  ]
  return asked.length > 0 ? tableLines(asked.slice(0, rowsAtMost), columns) : []
}

const comparisonLines = ({ comparison }: SizeResult, { say }: Language): readonly string[] =>
  comparison
    ? [
        say('size.short.compare', {
          base: comparison.throughputs[0].text,
          scaled: comparison.throughputs[1].text,
          gain: comparison.gain,
          low: comparison.interval[0],
          high: comparison.interval[1],
        }),
      ]
    : []

/** What a balancer by the fewest in flight saves, in one sentence for all options. */
const poolLines = ({ demands }: SizeResult, language: Language): readonly string[] => {
  const options = demands.flatMap((demand) => demand.options)
  const texts = [...new Set(options.flatMap((option) => poolText(option, language) ?? []))]
  if (texts.length < 2) return texts
  const unproven = options.find(({ pool }) => pool?.unproven)
  const saved = Math.max(...options.map(({ pool, copies }) => (pool?.atRandom ?? 0) - (copies ?? 0)))
  if (saved <= 0 && unproven) return [poolText(unproven, language)!]
  return [language.say(saved > 0 ? 'size.pool.upTo' : 'pool.same', { saved })]
}

/** Demands that leave layouts out. */
const unsizedLines = ({ demands, layouts }: SizeResult, language: Language): readonly string[] =>
  demands.flatMap((demand) => {
    const left = layouts.filter(({ id }) => demand.unsized.includes(id)).map((layout) => layoutName(layout, language))
    if (left.length === 0) return []
    return [
      language.say(`size.${whyUnsized(demand)}`, {
        layouts: language.list(left),
        demand: demandText(demand, language),
      }),
    ]
  })

/** Without a server to count, what rate is asked for and what is wanting; nothing where results say why they cannot be sized. */
const unservedLines = ({ demands, layouts, left }: SizeResult, language: Language): readonly string[] =>
  demands.length === 0 || layouts.length + left.length > 0
    ? []
    : [...demands.slice(0, rowsAtMost).map((demand) => titleOf(demand, language)), language.say('size.short.unserved')]

/** The answer in at most fifteen lines: what one server takes, and what a demand takes of them. */
const shortLines = (result: SizeResult, language: Language): readonly Line[] => {
  const rows = result.layouts.length
  const options = result.demands.reduce((count, demand) => count + demand.options.length, 0)
  const more = Math.max(0, rows - rowsAtMost) + Math.max(0, options - rowsAtMost)
  const factor = result.demands.length > 0 ? result.question.peakDay?.factor.value : undefined
  return [
    ...comparisonLines(result, language),
    ...layoutLines(result, language),
    ...demandLines(result, language),
    ...unservedLines(result, language),
    ...tooManyLines(result, language),
    ...poolLines(result, language),
    ...unsizedLines(result, language),
    ...leftLines(result, language).slice(0, rowsAtMost),
    ...(factor === undefined ? [] : [language.say('size.short.peakDay', { share: 1 / factor })]),
    ...unjudgedLines(result, language),
    language.say(more > 0 ? 'size.short.more' : 'size.short.detail', { count: more }),
  ]
}

type Arrivals = Pick<Plan, 'arrivals' | 'overflow'>

/** What a flag or a plan asks of a number that a report.json was made with, where that is another. */
const otherThan = (flag: string, chooser: Chooser, asked: number | null, made: number | null): readonly string[] =>
  chooser === 'default' || (asked ?? 0) === (made ?? 0) ? [] : [flag]

/**
 * A report.json was judged, and its rates planned, already. Throws UserError reportAsked for flags that would judge it anew,
 * and for another accepted chance or other arrivals, by flags or plan.
 */
const refuseAnew = ({ sla, repeatPolicy, accept }: Flags, plan: Plan, path: string, made: Arrivals): void => {
  const judging = Object.entries({ '--sla': sla, '--repeat-policy': repeatPolicy, '--accept': accept })
  const { chosenBy, arrivals, overflow } = plan
  const shape = (own: Arrivals): number => Math.min(1, own.arrivals.burstiness ?? 1)
  const given = [
    ...judging.filter(([, value]) => value !== undefined).map(([flag]) => flag),
    ...otherThan('--overflow', chosenBy.overflow, overflow, made.overflow),
    ...otherThan('--burstiness', chosenBy.arrivals, shape(plan), shape(made)),
    ...otherThan('--day-cv', chosenBy.arrivals, arrivals.dayToDay, made.arrivals.dayToDay),
  ]
  if (given.length > 0) throw new UserError('reportAsked', { path, flags: given.join(', ') })
}

/** The report of result files, and what there is to say of reading them. */
const made = async (flags: Flags, world: World, language: Language): Promise<Report> => {
  const { answered } = await import('./subject.ts')
  const report = await answered(flags, world)
  const { printReading } = await import('./answer-text.ts')
  if (!flags.quiet && !flags.json) printReading(editionOf(report, language), world.err)
  return report
}

/** Reports as they stand, and one made of all other paths together. */
const reportsOf = async (flags: Flags, plan: Plan, world: World, language: Language): Promise<readonly Report[]> => {
  const all = flags.paths.map(async (path) => ({ path, report: await readReportFile(path, world.cwd) }))
  const files = await Promise.all(all)
  const read = files.flatMap(({ report }) => report ?? [])
  const paths = files.flatMap(({ path, report }) => (report ? [] : path))
  for (const { path, report } of files) if (report) refuseAnew(flags, plan, path, report.plan)
  return paths.length === 0 ? read : [...read, await made({ ...flags, paths }, world, language)]
}

/** Where nobody says another, the chance and the arrivals that the reports were made for: of several the least chance. */
const askedBy = (question: SizeQuestion, { chosenBy }: Plan, reports: readonly Report[]): SizeQuestion => {
  const [first] = reports
  if (!first) return question
  const overflow = Math.min(...reports.map(({ plan }) => plan.overflow))
  return {
    ...question,
    ...(chosenBy.overflow === 'default' ? { overflow: { ...question.overflow, value: overflow } } : {}),
    ...(chosenBy.arrivals === 'default' ? { bursts: burstsOf(first.plan) } : {}),
  }
}

/** Ids are unique within a report only. */
const seriesOf = (reports: readonly Report[]): readonly MeasuredSeries[] =>
  reports.flatMap(({ series, plan }, i) => {
    const prefix = reports.length === 1 ? '' : `${i + 1}/`
    return series.map((one) => ({
      ...withLengths(one),
      id: `${prefix}${one.id}`,
      workloadId: `${prefix}${one.workloadId}`,
      plan,
    }))
  })

/** `konkyo size`: loads, users and servers from typed numbers or measured layouts. Writes nothing. */
export const size = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const file = flags.plan === undefined ? null : await readPlanFile(flags.plan, world.cwd)
  const plan = resolvePlan(flags, file)
  const asked = resolveSize(flags, plan)
  const reports = await reportsOf(flags, plan, world, language)
  const question = askedBy(asked, plan, reports)
  const result = sizeOf(question, seriesOf(reports), version)
  if (flags.paths.length + result.layouts.length + result.demands.length === 0 && !result.comparison)
    throw new UserError('nothingToSize')
  const unplaced = reports.flatMap((report) => unplacedText(editionOf(report, language)) ?? [])
  const lines = flags.detail ? sizeLines : shortLines
  printResult(flags, world, result, () => [
    ...unplaced,
    ...lines(result, language),
    ...syntheticLines(reports, language),
  ])
  return 0
}
