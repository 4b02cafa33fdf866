import type { TopLevelSpec } from 'vega-lite'
import type { Assumption, Report, Series, Workload } from '../model/report.ts'

/** Words that charts share: axes, units, marks and comparisons. The catalogs hold one text for each. */
export const chartLabels = [
  'axis.concurrency',
  'axis.requestRate',
  'axis.offeredRate',
  'axis.throughput',
  'axis.users',
  'unit.seconds',
  'unit.milliseconds',
  'mark.confirmedPass',
  'mark.pass',
  'mark.undecided',
  'mark.fail',
  'mark.confirmedFail',
  'mark.unknown',
  'mark.confidence',
  'mark.slaLimit',
  'mark.safeZone',
  'mark.keepsUp',
  'mark.assumed',
  'mark.measured',
  'mark.atLeast',
  'mark.interval',
  'mark.replicas',
  'mark.fewer',
  'mark.more',
  'mark.lost',
  'scaling.equal',
  'scaling.own',
] as const
export type ChartLabel = (typeof chartLabels)[number]

/** The words a chart may ask for; a language has them all, so that charts never see a catalog. */
export interface Words {
  readonly label: (label: ChartLabel) => string
  /** The layout of a series and the settings it differs in, in the reader's language: `RTX 5090 × 2 (TP2)`. */
  readonly layout: (series: Series) => string
  /** A limit as it is spoken of: `p99 TTFT`. */
  readonly limit: (limitId: string) => string
  /** A threshold with its unit: `3 s`, `120 ms`. */
  readonly threshold: (seconds: number) => string
  /** What an assumption is called: `Limit on p99 TTFT`. */
  readonly assumption: (row: Assumption) => string
  /** What it is at one end of its range: `1.5 s`, `5%`, `median`. */
  readonly assumptionValue: (row: Assumption, value: Assumption['base']) => string
}

/** A chart of one workload. `values` fill the placeholders of its title and description (the alternative text). */
export interface Drawing {
  /** Unique in the document: `workload-1-latency-ttft.p99`. */
  readonly id: string
  readonly spec: TopLevelSpec
  readonly values: Readonly<Record<string, string | number | null>>
}

/** One kind of chart: none, one or several drawings for a workload. */
export interface Chart {
  readonly draw: (report: Report, workload: Workload, words: Words) => readonly Drawing[]
}
