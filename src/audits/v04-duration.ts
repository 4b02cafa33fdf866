import type { Audit, Outcome, RunSubject } from './audit.ts'

type Reason = 'tooShort' | 'short' | 'fewTurnovers'

/** An open loop has no slots to count requests by: how often its requests in flight were replaced stands in for that. */
const turnovers = ({ run, axis, inFlight }: RunSubject): readonly Outcome<Reason>[] => {
  const { duration, throughput } = run
  if (axis !== 'requestRate' || !inFlight || !throughput.requests || duration === null) return []
  const latency = inFlight.high / throughput.requests
  const values = { duration, latency, turnovers: duration / latency }
  return duration < 10 * latency ? [{ reason: 'fewTurnovers', severity: 'info', effect: 'none', values }] : []
}

/**
 * A server under a new load needs time to settle: batches fill, caches fill, queues grow. What was seen in a few seconds
 * is its start. (MLPerf Inference asks for 600 s.)
 */
export const V04: Audit<Reason> = {
  reasons: ['tooShort', 'short', 'fewTurnovers'],
  run: (subject) => {
    const { duration, completed } = subject.run
    if (duration === null || completed === 0) return []
    const values = { duration }
    if (duration < 10) return [{ reason: 'tooShort', severity: 'error', effect: 'noPass', values }]
    return [
      ...(duration < 60 ? [{ reason: 'short', severity: 'warning', effect: 'none', values } as const] : []),
      ...turnovers(subject),
    ]
  },
}
