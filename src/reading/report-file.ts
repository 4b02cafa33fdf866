import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { isFormula } from '../formulas/index.ts'
import { reportSchema, type Report } from '../model/report.ts'

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
  if (issue === null) return json.value as Report
  throw new UserError('badReport', { path, reason: `${issue.path.join('/')}: ${issue.code}` })
}
