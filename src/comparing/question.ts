import type { Report } from '../model/report.ts'
import type { About, QuestionPart } from './comparison.ts'

type Plan = Report['plan']

const limitsOf = ({ sla }: Plan): readonly string[] =>
  sla.limits.map(({ id, threshold }) => `${id} ${threshold}`).toSorted()

const parts: Readonly<Record<QuestionPart, (plan: Plan) => unknown>> = {
  sla: limitsOf,
  demand: ({ intervals, thinkTimes }) => [intervals, thinkTimes],
  overflow: ({ overflow }) => overflow,
  headroom: ({ utilizations }) => utilizations,
  repeatPolicy: ({ repeatPolicy }) => repeatPolicy,
  accept: ({ accept }) => accept.toSorted(),
}

/** Parts of the question that differ between two reports; a service level is its limits, whatever it is called. */
export const questionChanges = (old: Plan, next: Plan): readonly QuestionPart[] =>
  (Object.keys(parts) as QuestionPart[]).filter(
    (part) => JSON.stringify(parts[part](old)) !== JSON.stringify(parts[part](next)),
  )

/** What each answer hangs on. Users are matched reading by reading, so that other readings do not touch them. */
const hangsOn: Readonly<Record<About, readonly QuestionPart[]>> = {
  limit: ['sla', 'repeatPolicy', 'accept'],
  throughputAtLimit: ['sla', 'repeatPolicy', 'accept'],
  tokensAtLimit: ['sla', 'repeatPolicy', 'accept'],
  arrivals: ['sla', 'repeatPolicy', 'accept', 'overflow'],
  users: ['sla', 'repeatPolicy', 'accept', 'overflow'],
  throughput: ['repeatPolicy'],
  latency: ['repeatPolicy'],
}

/** True when the two sides were asked for it in different ways. */
export const askedDifferently = (about: About, changes: readonly QuestionPart[]): boolean =>
  hangsOn[about].some((part) => changes.includes(part))
