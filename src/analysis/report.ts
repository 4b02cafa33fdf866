import { decisionsOf } from '../decisions/decisions.ts'
import { purchasesOf } from '../decisions/purchases.ts'
import type { Plan } from '../model/plan.ts'
import type { Report, Ungraded, ReportRun } from '../model/report.ts'
import { requestsSent, type Run } from '../model/run.ts'
import { mixKey, mixNames, partsIn, settledMix } from '../model/stated-mix.ts'
import { type Problem, folderOf } from '../model/source.ts'
import type { Recognised } from '../recognition/recognise.ts'
import { distinctRuns } from '../series/duplicates.ts'
import { duelsOf, singleStreamOf } from './single-stream/tests.ts'
import { serversOf } from './server-side/servers.ts'
import { type Baseline, testKey } from '../model/baseline.ts'
import { matcher } from '../series/facts.ts'
import { groupBy } from '../model/group-by.ts'
import { openLedger } from '../trails/ledger.ts'
import { publish } from '../trails/publish.ts'
import { analyze } from './analyze.ts'
import { fits } from './demand/server-cost.ts'
import type { PromiseOf } from './headroom/promised.ts'
import { isOfClass, sentTogether } from './mix.ts'

type Unmet = Report['unmet'][number]

/** Enough to see how the names are made. */
const mostNamed = 8

const choicesOf = (found: readonly string[]): Pick<Unmet, 'choices' | 'more'> => {
  const distinct = [...new Set(found)]
  return { choices: distinct.slice(0, mostNamed), more: Math.max(0, distinct.length - mostNamed) }
}

/** Folders are what a glob is written for, unless all lie in one. */
const namesOf = (paths: readonly string[]): readonly string[] => {
  const folders = new Set(paths.map(folderOf))
  return folders.size > 1 ? [...folders].map((folder) => `${folder}**`) : paths
}

const matchesUnmet = ({ series }: Plan, paths: readonly string[]): readonly Unmet[] =>
  series.flatMap(({ match }, i) => {
    const isMatch = matcher(match)
    if (paths.some(isMatch)) return []
    return [{ part: 'match', at: `series.${i}.match`, text: match, ...choicesOf(namesOf(paths)) }]
  })

const lengthsText = (input: number | null, output: number | null): string => `${input ?? '—'}/${output ?? '—'}`

const classesUnmet = ({ mixes }: Plan, series: readonly Ungraded[]): readonly Unmet[] =>
  mixes.flatMap((mix, i) =>
    mix.classes.flatMap((one, j) => {
      if (sentTogether(series, mix).length > 0 || series.some((other) => isOfClass(other, one))) return []
      const lengths = series.map(({ workload }) => lengthsText(workload.inputTokens, workload.outputTokens))
      const text = lengthsText(one.inputTokens, one.outputTokens)
      return [{ part: 'mixClass', at: `mix.${i}.classes.${j}`, text, ...choicesOf(lengths) }]
    }),
  )

const mixNamesUnmet = ({ series, mixes }: Plan): readonly Unmet[] => {
  const keys = new Set(mixes.map(({ classes }) => mixKey(classes)))
  return series.flatMap(({ mix }, i) => {
    if (mix === undefined || partsIn(mix).length > 0 || keys.has(settledMix(mix, mixes))) return []
    return [{ part: 'mixName', at: `series.${i}.mix`, text: mix, ...choicesOf(mixes.flatMap(mixNames)) }]
  })
}

const layoutsUnmet = ({ cost }: Plan, series: readonly Ungraded[]): readonly Unmet[] =>
  (cost?.layouts ?? []).flatMap((price, i) => {
    if (series.some((one) => fits(one, price))) return []
    const { name, gpus } = price
    const text = [name, gpus].filter((part) => part !== null).join(', ')
    return [{ part: 'costLayout', at: `cost.layouts.${i}`, text, ...choicesOf(series.map((one) => one.name)) }]
  })

/** Entries of `columns` that no table answers to; where files are not at hand any more, their columns are not named. */
const columnsUnmet = ({ columns }: Plan, recognised: readonly Recognised[]): readonly Unmet[] => {
  const problems = recognised.flatMap((one) => one.problems).filter(({ code }) => code === 'mappedColumns')
  const met = new Set(problems.flatMap(({ values }) => String(values['entries']).split(', ')))
  const documents = recognised.flatMap(({ source }) => source.documents)
  const headers = documents.flatMap((document) => (document.kind === 'table' ? document.header : []))
  return columns.flatMap((entry, i) => {
    if (met.has(String(i + 1))) return []
    const text = entry.match ?? entry.columns.flatMap(({ column }) => column ?? []).join(', ')
    return [{ part: 'columns', at: `columns.${i}`, text, ...choicesOf(headers) }]
  })
}

/** What the plan says of files, lengths or layouts that there are none of: a slip of the hand, or a file that is missing. */
export const unmetOf = (
  plan: Plan,
  paths: readonly string[],
  series: readonly Ungraded[],
  recognised: readonly Recognised[] = [],
): Unmet[] => [
  ...matchesUnmet(plan, paths),
  ...columnsUnmet(plan, recognised),
  ...classesUnmet(plan, series),
  ...mixNamesUnmet(plan),
  ...layoutsUnmet(plan, series),
]

export interface Stamp {
  readonly version: string
  /** ISO instant; the only clock of the report. */
  readonly now: string
}

type Told = Report['sources'][number]

type Place = Pick<Run, 'source' | 'path' | 'at'>

/** A run or a test that is counted in another place, and in which fields the two differ. */
interface Copy {
  readonly run: Place
  readonly kept: Place
  readonly fields: readonly string[]
}

const repeated = ({ run, kept, fields }: Copy): Problem => {
  const values = { path: kept.path, at: kept.at }
  return fields.length === 0
    ? { code: 'repeatedRun', where: run.at, values }
    : { code: 'editedCopy', where: run.at, values: { ...values, fields: fields.join(', ') } }
}

const noLevel = { ramp: 'rampedRate', trace: 'tracedArrivals' } as const

const ofSessions = ({ at, load, inFlight }: ReportRun): Problem =>
  load.concurrency === null || inFlight === null
    ? { code: noLevel.trace, where: at, values: {} }
    : { code: 'sessions', where: at, values: { concurrency: load.concurrency, inFlight: inFlight.low } }

/** What a run without a series is instead of a level. */
const unplacedAs = (run: ReportRun): Problem => {
  const { kind } = run.load
  const requests = requestsSent(run)?.most
  const throughput = run.throughput.requests
  if (kind === 'sessions') return ofSessions(run)
  if (kind === 'ramp' || kind === 'trace') return { code: noLevel[kind], where: run.at, values: {} }
  if (kind !== 'atOnce' || throughput === null) return { code: 'loadUnknown', where: run.at, values: {} }
  return requests === undefined
    ? { code: 'heapAtOnce', where: run.at, values: { throughput } }
    : { code: 'sentAtOnce', where: run.at, values: { requests, throughput } }
}

const unplaced = (runs: readonly ReportRun[]): readonly Problem[] =>
  runs.filter((run) => run.series === null).map(unplacedAs)

/** Values that tell one kind of problem from another of the same code; places and texts found there do not. */
const kindOf = ({ code, values }: Problem): string =>
  JSON.stringify([code, ...['tool', 'kind', 'name', 'field', 'words', 'columns'].map((key) => values[key])])

/** The same problem at many places of one file is told once, at the first, with the number of times. */
const together = (problems: readonly Problem[]): readonly Problem[] =>
  [...groupBy(problems, kindOf).values()].map((alike) =>
    alike.length === 1 ? alike[0]! : { ...alike[0]!, values: { ...alike[0]!.values, times: alike.length } },
  )

/** What became of each source. */
const sourcesOf = (recognised: readonly Recognised[], all: readonly ReportRun[], repeats: readonly Copy[]): Told[] => {
  const runs = groupBy(all, (run) => run.source)
  const copies = groupBy(repeats, ({ run }) => run.source)
  return recognised.map(({ source: { id, path, sha256, bytes }, format, problems }) => {
    const own = runs.get(id) ?? []
    const told = [...problems, ...(copies.get(id) ?? []).map(repeated), ...unplaced(own)]
    return {
      id,
      path,
      sha256,
      bytes,
      format,
      runs: own.map((run) => run.id),
      problems: together(told).map((problem) => ({ ...problem, values: { ...problem.values } })),
    }
  })
}

const planOf = ({ series: _, columns: __, ...plan }: Plan): Report['plan'] => plan

type Tests = readonly (readonly Baseline[])[]

/** The same test in two files counts once: what was timed to the last digit is no coincidence. */
const testsOf = (recognised: readonly Recognised[]): Tests => {
  const all = recognised.flatMap(({ baselines }) => baselines ?? [])
  return [...groupBy(all, (one) => JSON.stringify([testKey(one), one.timings, one.date])).values()]
}

const baselinesOf = (tests: Tests): Report['baselines'] =>
  tests.map(([one], i) => {
    const { path: _, ...told } = one!
    return { id: `b${i + 1}`, ...told }
  })

/** Tests that are counted in another place. */
const repeatedTests = (tests: Tests): readonly Copy[] =>
  tests.flatMap(([kept, ...others]) => others.map((run) => ({ run, kept: kept!, fields: [] })))

/** What was read and what was asked → the report. The same run in two files counts once. */
export const reportOf = (recognised: readonly Recognised[], plan: Plan, stamp: Stamp, promise?: PromiseOf): Report => {
  const all: readonly Run[] = recognised.flatMap((one) => one.runs)
  const distinct = distinctRuns(all)
  const ledger = openLedger()
  const answer = analyze(distinct.runs, plan, promise, ledger)
  const tests = testsOf(recognised)
  const baselines = baselinesOf(tests)
  const told = recognised.flatMap((one) => one.snapshots ?? []).map((one, i) => ({ id: `m${i + 1}`, ...one }))
  const snapshots = told.map(({ path: _, ...one }) => one)
  const singleStream = [...singleStreamOf(baselines, plan)]
  const whole = {
    schemaVersion: 1,
    tool: { name: 'konkyo', version: stamp.version },
    createdAt: stamp.now,
    revisions: [],
    plan: planOf(plan),
    unmet: unmetOf(
      plan,
      all.map(({ path }) => path),
      answer.series,
      recognised,
    ),
    sources: sourcesOf(recognised, answer.runs, [...distinct.repeated, ...repeatedTests(tests)]),
    ...answer,
    baselines,
    singleStream,
    duels: [...duelsOf(singleStream)],
    snapshots,
    servers: [...serversOf(told)],
  } as const
  const decisions = [...decisionsOf(whole)]
  const isOpen = decisions.length > 0 && decisions.every(({ grade }) => grade === 'D')
  const decided = {
    ...whole,
    grade: isOpen ? 'D' : whole.grade,
    decisions,
    purchases: [...purchasesOf(whole, decisions)],
  }
  return { ...decided, trails: publish(decided, ledger) }
}
