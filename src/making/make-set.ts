import { resolve } from 'node:path'
import { revised } from '../comparing/revision.ts'
import { UserError } from '../errors.ts'
import type { Basis } from '../freshness/basis.ts'
import { type Change, type Report, type Revision, reportSchema } from '../model/report.ts'
import { generatorOf, jsonAt, readReportFile } from '../reading/report-file.ts'
import { writeSet } from '../writing/set.ts'
import { type Job, make } from './documents.ts'
import { reachedIn } from './reached.ts'

/** What is left of the last version of a document: its report, or only the versions that it had. */
interface Last {
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
const lastOf = async (target: string, cwd: string): Promise<Last> => {
  const path = `${target}.report.json`
  try {
    const report = await readReportFile(path, cwd)
    return report ? { report, revisions: report.revisions } : none
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { report: null, revisions: await revisionsIn(resolve(cwd, path)) }
  }
}

export interface SetOrder extends Job {
  readonly cwd: string
  /** Files that were named to be read: never written. */
  readonly inputs: readonly string[]
  /** Whether the documents have versions, so that the last ones are compared with these. */
  readonly hasHistory: boolean
  /** What the documents were made from; null where more than a plan decides it. */
  readonly basisOf: ((report: Report) => Basis) | null
  /** Whether to write the rest where the PDF cannot be printed; else nothing is written. */
  readonly partly: boolean
  readonly onReport?: (report: Report) => void
  readonly onFile: (path: string) => void
}

export interface MadeSet {
  /** As their target is named. */
  readonly files: readonly string[]
  /** Names of files of the last set that went away. */
  readonly removed: readonly string[]
  readonly report: Report
  /** What --fail-on can name and the report has. */
  readonly reached: readonly string[]
  /** Whether there was no report of this document before. */
  readonly isFirst: boolean
  /** What became of the answer; null where it is the same, or there was none to compare with. */
  readonly change: Change | null
  /** Why there is no PDF; null when there is or none was asked for. */
  readonly trouble: UserError | null
  /** Why the browser printed without its sandbox, null where it had one or none ran. */
  readonly unsandboxed: string | null
}

const compared = async ({ report, target, cwd }: SetOrder) => {
  const last = await lastOf(target, cwd)
  return last.report
    ? { ...revised({ old: last.report, new: report }), isFirst: false }
    : { report: { ...report, revisions: last.revisions }, change: null, isFirst: true }
}

/** Documents of a report, all written together. Throws UserErrors of browser and file system; then the last ones are untouched. */
export const makeSet = async (order: SetOrder): Promise<MadeSet> => {
  const { cwd, target, hasHistory, basisOf, partly, onReport, onFile } = order
  const alone = { report: order.report, change: null, isFirst: true }
  const { report, change, isFirst } = hasHistory ? await compared(order) : alone
  onReport?.(report)
  const { files, trouble, unsandboxed } = await make({ ...order, report }, onFile)
  if (trouble && !partly) throw trouble
  const removed = await writeSet({
    target: resolve(cwd, target),
    files: files.map((file) => ({ ...file, path: resolve(cwd, file.path) })),
    inputs: order.inputs.map((path) => resolve(cwd, path)),
    report: generatorOf(report),
    version: report.tool.version,
    writtenAt: report.createdAt,
    basis: basisOf && !trouble ? JSON.parse(JSON.stringify(basisOf(report))) : null,
  })
  return {
    files: files.map(({ path }) => path),
    removed,
    report,
    reached: reachedIn(report),
    isFirst,
    change,
    trouble,
    unsandboxed,
  }
}
