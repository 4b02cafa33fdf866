import type { Report } from '../../../src/model/report.ts'
import { someSla } from '../../builders.ts'
import { someReport } from '../../document/some-report.ts'
import { replayableSweep } from '../replayable-sweep.ts'

/** Safe arrivals in each way in which a replay makes them. */
export const replayedReports = {
  replayed: () => someReport(replayableSweep(), { plan: { thinkTimes: [4, 30] } }),
  replayedRoughly: () => someReport(replayableSweep().slice(1)),
  replayedInDispute: () =>
    someReport(replayableSweep().slice(0, 4), { plan: { sla: someSla('ttft.p99<=3s,itl.p99<=40ms') } }),
} as const satisfies Readonly<Record<string, () => Report>>
