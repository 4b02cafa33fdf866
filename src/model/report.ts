import { z } from 'zod'
import { finding } from './report/finding.ts'
import { confidence, verdict } from './report/parts.ts'
import { plan } from './report/question.ts'
import { run } from './report/run.ts'
import { refusal, scaling } from './report/scaling.ts'
import { grade, series, workloads } from './report/series.ts'
import { source } from './report/source.ts'
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
  sources: z.array(source),
  runs: z.array(run),
  series: z.array(series),
  workloads: z.array(workloads),
  scaling: z.array(scaling),
  refusals: z.array(refusal),
  findings: z.array(finding),
  /** The lowest of the series that have an answer; D when none has. */
  grade,
  /** How each derived number was made, by its place in this document. */
  trails: z.record(z.string(), trailSchema),
})

export { grades } from './report/series.ts'

export type Report = z.infer<typeof reportSchema>
export type ReportSource = Report['sources'][number]
export type ReportRun = Report['runs'][number]
export type Series = Report['series'][number]
export type Point = Series['points'][number]
export type Capacity = Series['capacity']
export type Judgement = Point['judgements'][string]
export type Workload = Report['workloads'][number]
export type Scaling = Report['scaling'][number]
export type Refusal = Report['refusals'][number]
export type Grade = Series['grade']
/** A series before the audits' findings are weighed. */
export type Ungraded = Omit<Series, 'grade'>
export type Users = Series['users'][number]
export type Finding = Report['findings'][number]
export type Verdict = z.infer<typeof verdict>
export type Confidence = z.infer<typeof confidence>
