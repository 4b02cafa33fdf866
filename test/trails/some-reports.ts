import type { Report } from '../../src/model/report.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { eachOnce } from '../each-once.ts'
import { sampleReports } from '../samples.ts'
import { besideReports } from './beside-reports.ts'
import { layoutReports } from './layout-reports.ts'
import { someDiagnosed } from './diagnosed-report.ts'
import { independentRun } from '../analysis/points/independent-run.ts'
import { someReport } from '../document/some-report.ts'
import { repeated } from './repeated-report.ts'
import { replayedReports } from './replayed-reports.ts'

const more = {
  ...repeated,
  ...replayedReports,
  diagnosed: someDiagnosed,
  tested: () => someReport([independentRun({ slow: 2 }), independentRun({ slow: 40, concurrency: 16 })]),
  ...layoutReports,
  ...besideReports,
}

/** The samples, the ugly reports, and those with repeats. */
export const someReports: Readonly<Record<string, () => Report | Promise<Report>>> = {
  ...sampleReports,
  ...uglyReports,
  ...eachOnce(more),
}
