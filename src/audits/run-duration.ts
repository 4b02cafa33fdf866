import type { SettledRun } from '../model/run.ts'
import { type Audit, couldNotRun, error, info, warning } from './audit.ts'

const reasons = ['tooShort', 'short', 'fewTurnovers', 'notRecorded'] as const
type Reason = (typeof reasons)[number]

/** Mean end-to-end latency, seconds: measured, else rebuilt from the first token and the time of the others. */
const meanLatency = ({ latency, tokens }: SettledRun): number | null => {
  const { ttft, tpot, e2e } = latency
  if (e2e?.mean) return e2e.mean
  if (!ttft?.mean || !tpot?.mean || tokens.output === null) return null
  return ttft.mean + tpot.mean * Math.max(0, tokens.output - 1)
}

/**
 * A server under a new load needs time to settle: batches fill, caches fill, queues grow. What was seen in a few seconds
 * is its start. (MLPerf Inference asks for 600 s.) An open loop has no slots to count requests by: how many mean latencies
 * the run lasted stands in for that.
 */
export const runDuration: Audit<Reason> = {
  reasons,
  run: ({ run }) => {
    const { duration, completed } = run
    if (completed === 0) return []
    if (duration === null) return couldNotRun(run, 'notRecorded')
    if (duration < 10) return error('tooShort', 'noPass', { duration })
    return duration < 60 ? warning('short', { duration }) : []
  },
  series: ({ axis, runs }) => {
    const told = runs.flatMap((run) => {
      const latency = meanLatency(run)
      if (axis !== 'requestRate' || run.duration === null || !latency) return []
      return [{ duration: run.duration, latency, turnovers: run.duration / latency }]
    })
    const few = told.filter(({ turnovers }) => turnovers < 10).toSorted((a, b) => a.turnovers - b.turnovers)
    const [least] = few
    const values = { ...least, runs: few.length }
    return least ? info('fewTurnovers', values) : []
  },
}
