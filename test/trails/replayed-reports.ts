import type { Report } from '../../src/model/report.ts'
import { someSla } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'

/** Safe arrivals in each way in which they are made. */
export const replayedReports = {
  replayed: () => someReport(replayableSweep(), { plan: { thinkTimes: [4, 30] } }),
  notReplayed: () => someReport(replayableSweep().slice(0, 2)),
  withoutRoom: () => someReport(replayableSweep(), { plan: { sla: someSla('ttft.p99<=3s,itl.p99<=26ms') } }),
} as const satisfies Readonly<Record<string, () => Report>>
