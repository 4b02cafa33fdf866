import type { Report } from '../../src/model/report.ts'
import { answer } from '../../src/pipeline.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { samples, sampleNames, sampleNow } from '../samples.ts'
import { layoutReports } from './layout-reports.ts'
import { someDiagnosed } from './diagnosed-report.ts'
import { independentRun } from '../analysis/points/independent-run.ts'
import { someReport } from '../document/some-report.ts'
import { repeated } from './repeated-report.ts'
import { replayedReports } from './replayed-reports.ts'

const cwd = new URL('../../', import.meta.url).pathname

/** The samples, the ugly reports, and those with repeats. */
export const someReports: Readonly<Record<string, () => Report | Promise<Report>>> = {
  ...Object.fromEntries(
    sampleNames.map((name) => {
      const { plan, flags } = samples[name]
      const stamp = { version: '0.0.0', now: sampleNow }
      const planPath = plan && `${cwd}${plan}`
      return [name, () => answer({ paths: [`fixtures/${name}`], cwd, planPath, flags, stamp })]
    }),
  ),
  ...uglyReports,
  ...repeated,
  ...replayedReports,
  diagnosed: someDiagnosed,
  tested: () => someReport([independentRun({ slow: 2 }), independentRun({ slow: 40, concurrency: 16 })]),
  ...layoutReports,
}
