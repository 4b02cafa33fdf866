import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { type Report, type Revision, reportSchema } from '../model/report.ts'
import { jsonAt, readReportFile } from '../reading/report-file.ts'

/** What is left of the last version of a document: its report, or only the versions that it had. */
export interface Last {
  readonly report: Report | null
  readonly revisions: readonly Revision[]
}

const none: Last = { report: null, revisions: [] }

/** The versions told by a report that is of another make, and cannot be compared with. */
const revisionsIn = async (path: string): Promise<readonly Revision[]> => {
  try {
    const json = await jsonAt(path, true)
    const value = json && 'value' in json ? json.value : null
    const part = typeof value === 'object' && value !== null && 'revisions' in value ? value.revisions : []
    return reportSchema.shape.revisions.parse(part)
  } catch {
    return []
  }
}

/** The report of the documents at a target, as they are before they are made anew. */
export const lastOf = async (target: string, cwd: string): Promise<Last> => {
  const path = `${target}.report.json`
  try {
    const report = await readReportFile(path, cwd)
    return report ? { report, revisions: report.revisions } : none
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { report: null, revisions: await revisionsIn(resolve(cwd, path)) }
  }
}
