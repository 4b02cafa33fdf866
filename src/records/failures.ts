import type { Run } from '../model/run.ts'
import { toldFailures, type ToldFailures } from '../model/told-failures.ts'

/** How many of the requests that is: of those that completed, where nothing else tells what failed. */
const countOf = ({ completed, failed }: Run, { share, count }: ToldFailures): number | null => {
  if (count !== null) return count > 0 || failed !== null ? count : null
  if (share === null || share >= 1 || completed === null || failed !== null) return null
  return Math.ceil((completed * share) / (1 - share) - 1e-9)
}

/** A run with the failures that it tells under a name of somebody's own, where they are a number of requests and more than it counts. */
export const withFailures = (run: Run): Run => {
  const told = toldFailures(run.settings).map((one) => ({ field: one.field, failed: countOf(run, one) ?? -1 }))
  const [most] = told.toSorted((a, b) => b.failed - a.failed)
  return most && most.failed > (run.failed ?? -1)
    ? { ...run, failed: most.failed, fields: { ...run.fields, failed: most.field } }
    : run
}
