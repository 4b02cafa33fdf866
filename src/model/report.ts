import { z } from 'zod'
import { decision } from './report/decision.ts'
import { finding } from './report/finding.ts'
import { mix } from './report/mix.ts'
import type { goodput } from './report/goodput.ts'
import type { interval, openReasons, standing, tested, unconfirmedReasons } from './report/interval.ts'
import { confidence, verdict } from './report/parts.ts'
import { plan, unmet } from './report/question.ts'
import { recommendation } from './report/recommendation.ts'
import { run } from './report/run.ts'
import { refusal, scaling } from './report/scaling.ts'
import { grade, series, workloads } from './report/series.ts'
import type { costAssumption } from './report/cost-sensitivity.ts'
import { cost, demand, option, optionCost, sizing } from './report/sizing.ts'
import { source } from './report/source.ts'
import type { steadyReasons } from './report/steady.ts'
import { trailSchema } from './trail.ts'

/**
 * The answer as pure JSON: SI units (seconds, tokens, requests/s), ratios as fractions, absent is null and never 0,
 * ids and values and no sentences. A number's id is its place in this document, e.g. `series/0/capacity/maxConcurrency`.
 */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('konkyo'), version: z.string() }),
  createdAt: z.string(),
  plan,
  /** Parts of the plan that met nothing. */
  unmet: z.array(unmet),
  /** One for each question: what to do, and what it rests on. Everything below is its evidence. */
  decisions: z.array(decision),
  sources: z.array(source),
  runs: z.array(run),
  series: z.array(series),
  workloads: z.array(workloads),
  /** Requests of several lengths together, as the plan mixes them. */
  mixes: z.array(mix),
  scaling: z.array(scaling),
  refusals: z.array(refusal),
  recommendations: z.array(recommendation),
  findings: z.array(finding),
  demand: z.array(demand),
  sizing: z.array(sizing),
  costs: z.array(cost),
  /** The lowest of the series that have an answer; D when none has. */
  grade,
  /** How each derived number was made, by its place in this document. */
  trails: z.record(z.string(), trailSchema),
})

export { standings, unconfirmedReasons } from './report/interval.ts'
export { grades } from './report/series.ts'

export type Report = z.infer<typeof reportSchema>
export type ReportSource = Report['sources'][number]
export type ReportRun = Report['runs'][number]
export type Decision = Report['decisions'][number]
export type Series = Report['series'][number]
export type Point = Series['points'][number]
export type Capacity = Series['capacity']
export type Judgement = Point['judgements'][string]
export type Workload = Report['workloads'][number]
export type Assumption = NonNullable<Series['sensitivity']>['assumptions'][number]
export type Mix = Report['mixes'][number]
export type Scaling = Report['scaling'][number]
export type Refusal = Report['refusals'][number]
export type Recommendation = Report['recommendations'][number]
export type Grade = Series['grade']
export type Interpolation = Series['interpolation']
export type Interpolated = NonNullable<Interpolation['throughput']>
/** A series before the audits' findings are weighed. */
export type Ungraded = Omit<Series, 'grade' | 'interpolation' | 'diagnosis'>
export type Users = Series['users'][number]
export type Diagnosed = Series['diagnosis']
export type SteadyPart = NonNullable<Point['steady']>
export type SteadyReason = (typeof steadyReasons)[number]
export type SteadyLimit = NonNullable<Series['steadyLimit']>
export type Demand = Report['demand'][number]
export type Sizing = Report['sizing'][number]
export type SizingOption = z.infer<typeof option>
export type OptionCost = z.infer<typeof optionCost>
export type CostAssumption = z.infer<typeof costAssumption>
export type Cost = Report['costs'][number]
export type Finding = Report['findings'][number]
export type Verdict = z.infer<typeof verdict>
export type Confidence = z.infer<typeof confidence>
export type Standing = z.infer<typeof standing>
export type Interval = z.infer<typeof interval>
export type OpenReason = (typeof openReasons)[number]
export type Tested = z.infer<typeof tested>
export type UnconfirmedReason = (typeof unconfirmedReasons)[number]
export type Goodput = z.infer<typeof goodput>
