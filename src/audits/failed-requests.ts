import { strictestPercentile } from '../model/metric.ts'
import type { SettledRun } from '../model/run.ts'
import { toldFailures } from '../model/told-failures.ts'
import { type Audit, couldNotRun, error, info, type Outcome, warning } from './audit.ts'

const reasons = [
  'nothingCompleted',
  'beyondPercentile',
  'someFailed',
  'notCounted',
  'notRecorded',
  'hidden',
  'fewerSent',
] as const
type Reason = (typeof reasons)[number]

const most = 0.05

/** What the file says of failures, where its other counts leave more, or where the client had fewer requests to send. */
const contradicted = ({ completed, failed, failedAsTold, load }: SettledRun): readonly Outcome<Reason>[] => {
  const asked = load.prompts
  if (completed === null || failed === null || asked === null || typeof failedAsTold !== 'number') return []
  const values = { asked, completed, told: failedAsTold, failed, sent: completed + failed }
  if (failed > failedAsTold) return error('hidden', 'none', values)
  return values.sent < asked ? info('fewerSent', values) : []
}

/** Failures that the file tells as a share, or in words, and its counts do not hold: nothing can count them as violations. */
const notCounted = ({ completed, failed, settings }: SettledRun): readonly Outcome<Reason>[] => {
  const counted = completed === null || failed === null ? 0 : failed / Math.max(1, completed + failed)
  const more = toldFailures(settings).filter(({ share, count }) => count === null && (share ?? 1) > counted + 1e-9)
  return more.flatMap(({ field, text }) => error('notCounted', 'unproven', { field, text }))
}

/**
 * Percentiles cover successful requests only, so that failures hide in them: a share of failures at or beyond the
 * percentile's own share leaves nothing of the promise, and more than 5 % nothing of any. (vLLM benchmarks/serve.py
 * counts successes.)
 */
export const failedRequests: Audit<Reason> = {
  reasons,
  run: ({ run, sla }) => {
    const { completed, failed } = run
    if (completed === 0) {
      return error('nothingCompleted', 'void', { failed })
    }
    const uncounted = notCounted(run)
    if (uncounted.length > 0 && !failed) return uncounted
    if (completed === null || failed === null) return couldNotRun(run, 'notRecorded')
    if (failed === 0) return contradicted(run)
    const others = [...uncounted, ...contradicted(run)]
    const share = failed / (completed + failed)
    const tail = Number((1 - (strictestPercentile(sla) ?? 0)).toFixed(9))
    const values = { failed, total: completed + failed, share, allowed: Math.min(tail, most) }
    return share >= tail || share > most
      ? [...error('beyondPercentile', 'noPass', values), ...others]
      : [...warning('someFailed', values), ...others]
  },
}
