import type { Report } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { someRun, someSla } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { recordedAt, recordedSla, recordedSweep } from '../analysis/recorded-runs.ts'
import { replayableSweep, unevenSweep } from '../analysis/replayable-sweep.ts'

/** Requests at random on the server of the sweep, which kept the SLA. */
const keptAt = (requests: number): SettledRun => {
  const { facts, tokens } = replayableSweep()[0]!
  const load = { concurrency: null, requestRate: requests }
  return someRun({ facts, tokens, load, completed: 2500, throughput: { requests } })
}

/** Safe arrivals in each way in which they are made. */
export const replayedReports = {
  replayed: () => someReport(replayableSweep(), { plan: { thinkTimes: [4, 30] } }),
  uneven: () => someReport(unevenSweep()),
  notReplayed: () => someReport(replayableSweep().slice(0, 2)),
  confirmed: () => someReport([...replayableSweep(), keptAt(12)]),
  adjusted: () => someReport([...recordedSweep(), recordedAt(27.5, 900)], { plan: { sla: recordedSla } }),
  bursty: () => someReport(replayableSweep(), { plan: { arrivals: { burstiness: 0.5, dayToDay: 0.1 } } }),
  withoutRoom: () => someReport(replayableSweep(), { plan: { sla: someSla('ttft.p99<=3s,itl.p99<=26ms') } }),
} as const satisfies Readonly<Record<string, () => Report>>
