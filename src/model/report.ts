import * as z from 'zod'
import { counterpart } from './report/counterparts.ts'
import { decision, purchase } from './report/decision.ts'
import { mix, recommendation, refusal, scaling } from './report/layouts.ts'
import { grade, trailSchema } from './report/parts.ts'
import { plan, unmet } from './report/question.ts'
import { revision } from './report/revision.ts'
import { finding, run, source } from './report/run.ts'
import { series, workloads } from './report/series.ts'
import { baseline, duel, singleStream } from './report/single-stream.ts'
import { server, snapshot } from './report/server-side.ts'
import { cost, demand, sizing } from './report/sizing.ts'

/**
 * The answer as pure JSON: SI units (seconds, tokens, requests/s), ratios as fractions, absent is null and never 0,
 * ids and values and no sentences. A number's id is its place in this document, e.g. `series/0/capacity/maxConcurrency`.
 */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('konkyo'), version: z.string() }),
  createdAt: z.string(),
  /** Versions of the document, newest last, beside those that the plan states. */
  revisions: z.array(revision).default([]),
  plan,
  /** Parts of the plan that met nothing. */
  unmet: z.array(unmet),
  /** One for each question: what to do, and what it rests on. Everything below is its evidence. */
  decisions: z.array(decision),
  /** Of each demand what its workloads take together, where there are two or more; demands are not added up. */
  purchases: z.array(purchase),
  sources: z.array(source),
  runs: z.array(run),
  series: z.array(series),
  workloads: z.array(workloads),
  /** Requests of several lengths together, as the plan mixes them. */
  mixes: z.array(mix),
  scaling: z.array(scaling),
  refusals: z.array(refusal),
  /** Series that other tools, engines, clients or settings measured of the same thing. */
  counterparts: z.array(counterpart).default([]),
  recommendations: z.array(recommendation),
  findings: z.array(finding),
  demand: z.array(demand),
  sizing: z.array(sizing),
  costs: z.array(cost),
  /** Tests of one stream as files tell them, the repeats of each together, and engines against each other. Never a capacity. */
  baselines: z.array(baseline),
  singleStream: z.array(singleStream),
  duels: z.array(duel),
  /** What servers said of themselves, and the scrapes of each server together. Evidence, never a level of load. */
  snapshots: z.array(snapshot),
  servers: z.array(server),
  /** The lowest of the series that have an answer; D when none has, or no question can be answered. */
  grade,
  /** How each derived number was made, by its place in this document. */
  trails: z.record(z.string(), trailSchema),
})

export { conditionKinds, uncounted } from './report/decision.ts'
export { standings, unconfirmedReasons } from './report/judgement.ts'
export { grades, lowestGrade, overallGrade } from './report/parts.ts'

/** Readonly all the way down. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T

export type Report = Frozen<z.infer<typeof reportSchema>>
export type ReportSource = Report['sources'][number]
export type ReportRun = Report['runs'][number]
export type Revision = Report['revisions'][number]
export type Change = NonNullable<Revision['change']>
export type Movement = Change['movements'][number]
export type Decision = Report['decisions'][number]
export type Series = Report['series'][number]
export type Point = Series['points'][number]
export type Capacity = Series['capacity']
export type Users = Series['users'][number]
export type Basis = NonNullable<Series['basis']>
export type Headroom = NonNullable<Series['headroom']>
export type Judgement = Point['judgements'][string]
export type Verdict = Judgement['verdict']
export type Confidence = NonNullable<Judgement['confidence']>
export type Standing = Judgement['standing']
export type Interval = NonNullable<Judgement['interval']>
export type OpenReason = NonNullable<Judgement['openEnd']>
export type Tested = NonNullable<Judgement['tested']>
export type UnconfirmedReason = NonNullable<Judgement['unconfirmed']>
export type Goodput = NonNullable<Point['goodput']>
export type SteadyPart = NonNullable<Point['steady']>
export type SteadyReason = NonNullable<Point['steadyReason']>
export type SteadyLimit = NonNullable<Series['steadyLimit']>
export type Assumption = NonNullable<Series['sensitivity']>['assumptions'][number]
export type Grade = Series['grade']
export type Interpolation = Series['interpolation']
export type Interpolated = NonNullable<Interpolation['throughput']>
export type Diagnosed = Series['diagnosis']
/** A series before the audits' findings are weighed, and its assumptions. */
export type Ungraded = Omit<Series, 'grade' | 'interpolation' | 'diagnosis' | 'sensitivity'>
export type Workload = Report['workloads'][number]
export type Mix = Report['mixes'][number]
export type Scaling = Report['scaling'][number]
export type Counterpart = Report['counterparts'][number]
export type Refusal = Report['refusals'][number]
export type Recommendation = Report['recommendations'][number]
export type Finding = Report['findings'][number]
export type Demand = Report['demand'][number]
export type Sizing = Report['sizing'][number]
export type SizingOption = Sizing['options'][number]
export type FleetCost = NonNullable<Mix['layouts'][number]['sized'][number]['cost']>
export type OptionCost = NonNullable<SizingOption['cost']>
export type CostAssumption = NonNullable<OptionCost['sensitivity']>[number]
export type Cost = Report['costs'][number]
export type Trails = Report['trails']
export type Trail = Trails[string]
export type TrailInput = Trail['inputs'][number]
export type SingleStream = Report['singleStream'][number]
export type Server = Report['servers'][number]
export type Duel = Report['duels'][number]
export type Symptom = SingleStream['symptoms'][number]
