import { stepsOf, type Trace, type Workload } from '../simulator/model.ts'
import { activeAt } from '../simulator/observation.ts'
import { sla } from './sla.ts'

/** Shares of requests whose TTFT, and of token gaps that, are beyond the objective. */
export type Violations = { readonly ttft: number; readonly itl: number }

/** Of the requests `from` … `to` − 1 in order of sending. */
export const violationsOf = (trace: Trace, workload: Workload, from: number, to: number): Violations => {
  const { sent, firstTokens, firstSteps, decodeEnds, pauses } = trace
  const keep = (i: number): boolean => i >= from && i < to
  let [late, gaps, long] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    if (firstTokens[i]! - sent[i]! > sla.ttft) late++
    const steps = stepsOf(workload, i)
    if (steps === 0) continue
    gaps += steps
    if (decodeEnds[firstSteps[i]!]! - firstTokens[i]! > sla.itl) long++
  }
  for (const { request, from: last, to: next } of pauses)
    if (keep(request) && decodeEnds[next]! - decodeEnds[last]! > sla.itl) long++
  const active = activeAt(trace, workload, decodeEnds.length, keep)
  for (let step = 1; step < decodeEnds.length; step++)
    if (active[step]! > 0 && decodeEnds[step]! - decodeEnds[step - 1]! > sla.itl) long += active[step]!
  return { ttft: late / (to - from), itl: gaps === 0 ? 0 : long / gaps }
}

export const average = (all: readonly Violations[]): Violations => ({
  ttft: all.reduce((sum, { ttft }) => sum + ttft, 0) / all.length,
  itl: all.reduce((sum, { itl }) => sum + itl, 0) / all.length,
})

/** The larger share, of what is allowed. */
export const usedShare = ({ ttft, itl }: Violations): number => Math.max(ttft, itl) / (1 - sla.percentile)

export const isWithin = ({ ttft, itl }: Violations): boolean => ttft <= 1 - sla.percentile && itl <= 1 - sla.percentile
