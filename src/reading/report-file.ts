import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { isFormula } from '../formulas/index.ts'
import { reportSchema, type Report } from '../model/report.ts'
import { createHash } from 'node:crypto'

/** The text of a file: a pipe would be waited for without end. */
const textAt = async (path: string): Promise<string | null> => {
  const found = await stat(path).catch(() => null)
  const text = found?.isFile() ? await readFile(path, 'utf8').catch(() => null) : null
  return text?.replace(/^\ufeff/, '') ?? null
}

const parsed = (text: string): { readonly value: unknown } | { readonly reason: string } => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Written by konkyo, of whatever version. */
const isOwn = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || !('tool' in value)) return false
  const { tool } = value
  return typeof tool === 'object' && tool !== null && 'name' in tool && tool.name === 'konkyo'
}

/** The first place that is not as in a report, and why. */
const issueOf = (value: unknown): { readonly path: readonly PropertyKey[]; readonly code: string } | null => {
  const { error, data } = reportSchema.safeParse(value)
  if (error) return error.issues[0]!
  const strange = Object.entries(data.trails).find(([, { formula }]) => !isFormula(formula))
  return strange ? { path: ['trails', strange[0], 'formula'], code: 'invalid_value' } : null
}

/**
 * A report.json read back; null for anything else: a folder, a glob, results of a benchmark, nothing at all. Throws
 * UserError badReport for one that is broken, or of a version with other contents.
 */
export const readReportFile = async (path: string, cwd: string): Promise<Report | null> => {
  const named = /\breport\.json$/i.test(path)
  const text = /\.json$/i.test(path) ? await textAt(resolve(cwd, path)) : null
  const json = text === null ? null : parsed(text)
  if (json === null) return null
  if ('reason' in json) {
    if (!named) return null
    throw new UserError('badReport', { path, reason: json.reason })
  }
  if (!isOwn(json.value)) return null
  const issue = issueOf(json.value)
  if (issue === null) return Object.assign({ revisions: [] }, json.value as Report)
  throw new UserError('badReport', { path, reason: `${issue.path.join('/')}: ${issue.code}` })
}

/** The same text however the keys are ordered. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, canonical(one)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What was asked of what by which version: two reports that agree in it hold the same, whenever they were made. */
const fingerprintOf = ({ tool, plan, sources }: Pick<Report, 'tool' | 'plan' | 'sources'>): string => {
  const files = sources.map(({ path, sha256 }) => ({ path, sha256 }))
  const text = JSON.stringify(canonical({ version: tool.version, plan, files }))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** What made a page, and of which report: tells pages of one run from those of another. */
export const generatorOf = (report: Pick<Report, 'tool' | 'plan' | 'sources'>): string =>
  `konkyo ${report.tool.version}, report ${fingerprintOf(report)}`
