import type { EndOf } from '../i18n/catalog.ts'
import type { Kind } from '../i18n/format.ts'
import type { TopLevelSpec } from 'vega-lite'
import type { Assumption, Capacity, Decision, Point, Report, Series, Workload } from '../model/report.ts'

/** Words that charts share: axes, units, marks and comparisons. */
export type ChartLabel =
  | `axis.${EndOf<'chart.axis'>}`
  | `unit.${EndOf<'chart.unit'>}`
  | `mark.${EndOf<'chart.mark'>}`
  | 'scaling.equal'
  | 'scaling.own'

/** Of an axis of times. */
export type TimeUnit = 'seconds' | 'milliseconds'

/** What a chart can show, each a caption in every language. */
export const chartFindings = [
  'throughput.peak',
  'latency.limit',
  'latency.lowerBound',
  'latency.contradiction',
  'latency.fails',
  'latency.unjudged',
  'latency.unshown',
  'frontier.best',
  'frontier.only',
  'frontier.fails',
  'frontier.unjudged',
  'frontier.unshown',
  'scaling.ratios',
  'scaling.equalAlone',
  'scaling.ownAlone',
  'sensitivity.most',
  'usersByGpus.only',
  'usersByGpus.best',
  'usersByGpus.most',
  'usersByGpus.servers',
  'usersOverInterval.all',
  'usersOverInterval.some',
  'usersOverInterval.none',
  'costByUsers.cheapest',
  'costByUsers.only',
  'gauge.demand',
  'gauge.planned',
  'gauge.simulated',
  'gauge.above',
] as const
export type ChartFinding = (typeof chartFindings)[number]

type Values = Readonly<Record<string, string | number | null>>

/** The report, and the words a chart may ask for; a language has them all, so that charts never see a catalog. */
export interface Words {
  readonly report: Report
  readonly label: (label: ChartLabel, values?: Values) => string
  readonly value: (value: number | null, kind: Kind) => string
  readonly list: (items: readonly string[]) => string
  /** The same of items that may have commas of their own. */
  readonly items: (items: readonly string[]) => string
  /** The layout of a series and the settings it differs in, in the reader's language: `RTX 5090 × 2 (TP2)`. */
  readonly layout: (series: Series) => string
  /** A workload within a caption: its lengths, or the name of a mix. */
  readonly workload: (workload: Workload) => string
  /** A load of a sweep within a sentence: `concurrency 128`; of rates, what was offered too. */
  readonly level: (axis: Capacity['axis'], point: Point) => string
  /** A limit as it is spoken of: `p99 TTFT`. */
  readonly limit: (limitId: string) => string
  /** A threshold with its unit: `3 s`, `120 ms`, or in that of an axis: `0.12 s`. */
  readonly threshold: (seconds: number, unit?: TimeUnit) => string
  /** That of amounts. */
  readonly currency: string
  /** An amount with it. */
  readonly money: (amount: number) => string
  /** What an assumption is called: `Limit on p99 TTFT`. */
  readonly assumption: (row: Assumption) => string
  /** The same within a sentence: `the limit on p99 TTFT`. */
  readonly assumptionName: (row: Assumption) => string
  /** What it is at one end of its range: `1.5 s`, `5%`, `median`. */
  readonly assumptionValue: (row: Assumption, value: Assumption['base']) => string
}

/** A picture. `values` fill the placeholders of its finding (the caption) and of its description (the alternative text). */
export interface Drawing {
  /** Unique in the document: `workload-1-latency-requestRate`. */
  readonly id: string
  readonly spec: TopLevelSpec
  readonly finding: ChartFinding
  readonly values: Values
}

type Draw<Subject> = (subject: Subject, words: Words) => readonly Drawing[]

/** One kind of chart: none, one or several drawings for a workload. */
export type Chart = Draw<Workload>

/** The same for a decision. */
export type DecisionChart = Draw<Decision>
