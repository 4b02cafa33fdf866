import { reportOf } from '../../src/analysis/report.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import type { Run } from '../../src/model/run.ts'
import type { Problem } from '../../src/model/source.ts'
import { somePlan } from '../builders.ts'
import { promisedOnce } from '../promised-once.ts'

export interface ReportChoices {
  readonly plan?: Partial<Plan>
  /** Problems by path, of files that need not hold a run. */
  readonly problems?: Readonly<Record<string, readonly Problem[]>>
}

const sourceAt = (path: string, index: number, problems: readonly Problem[]) => ({
  id: `s${index + 1}`,
  path,
  sha256: index.toString(16).padStart(64, '0'),
  bytes: 1000 + index,
  documents: [],
  problems,
})

/** The report on these runs, each in a file of its own unless its path says otherwise. */
export const someReport = (runs: readonly Run[], { plan = {}, problems = {} }: ReportChoices = {}): Report => {
  const placed = runs.map((run, i) => ({
    ...run,
    path: run.path === 'bench/result.json' ? `bench/result-${i + 1}.json` : run.path,
  }))
  const paths = [...new Set([...placed.map(({ path }) => path), ...Object.keys(problems)])]
  const recognised = paths.map((path, i) => {
    const own = placed.filter((run) => run.path === path).map((run) => ({ ...run, source: `s${i + 1}` }))
    return {
      source: sourceAt(path, i, []),
      format: own.length > 0 ? ('vllmServe' as const) : null,
      runs: own,
      problems: problems[path] ?? [],
    }
  })
  return reportOf(recognised, somePlan(plan), { version: '0.0.0', now: '2026-09-30T00:00:00Z' }, promisedOnce)
}
