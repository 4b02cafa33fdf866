import { type PromiseOf, promisedOf } from '../analysis/headroom/promised.ts'
import { reportOf } from '../analysis/report.ts'
import { UserError } from '../errors.ts'
import type { Plan } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import type { Grounds } from '../packing.ts'
import { locatedPlan } from '../question/located-plan.ts'
import { resolvePlan } from '../question/resolve.ts'
import type { Recognised } from '../recognition/recognise.ts'
import type { Fault } from './messages.ts'

/** What there is to answer from: the runs, by what the plan says of the columns of tables. */
export interface Answering extends Pick<Grounds, 'stamp'> {
  readonly recognised: (plan: Pick<Plan, 'columns'>) => readonly Recognised[]
}

/** Promises of sweeps that were replayed before, by the question. */
export type Memory = Map<string, ReturnType<PromiseOf>>

/** With the servers that answers are replayed on, some 0.2 MB each. */
const mostRemembered = 300

interface Verdicts {
  readonly report: Report
  /** Nothing had to be replayed: the report is the whole answer. */
  readonly whole: boolean
}

export const planOf = (text: string) => resolvePlan({}, locatedPlan('konkyo.yaml', new TextEncoder().encode(text)))

const keyOf: (...asked: Parameters<PromiseOf>) => string = (input, offered) =>
  JSON.stringify([input, offered.map(({ point: { runs, verdict } }) => [runs, verdict])])

/** The answer as far as it is known without a replay. Throws UserError for a plan that cannot be read. */
export const verdicts = ({ recognised, stamp }: Answering, text: string, memory: Memory): Verdicts => {
  let whole = true
  const plan = planOf(text)
  const report = reportOf(recognised(plan), plan, stamp, (input, offered) => {
    const key = keyOf(input, offered)
    if (!memory.has(key)) whole = false
    return memory.get(key) ?? null
  })
  return { report, whole }
}

/** The whole answer, as `konkyo analyze` gives it. Throws UserError for a plan that cannot be read. */
export const wholeAnswer = ({ recognised, stamp }: Answering, text: string, memory: Memory): Report => {
  const plan = planOf(text)
  return reportOf(recognised(plan), plan, stamp, (input, offered) => {
    const key = keyOf(input, offered)
    const promised = memory.has(key) ? memory.get(key)! : promisedOf(input, offered)
    memory.set(key, promised)
    for (const oldest of memory.keys()) if (memory.size > mostRemembered) memory.delete(oldest)
    return promised
  })
}

/** All that is wrong with a question. */
export const faultsOf = (error: UserError): readonly Fault[] =>
  [error, ...error.also].map(({ code, values }) => ({ code, values }))
