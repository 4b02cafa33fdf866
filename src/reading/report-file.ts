import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as z from 'zod'
import { UserError } from '../errors.ts'
import { isFormula } from '../formulas/index.ts'
import { reportSchema, type Report } from '../model/report.ts'
import { wholeRuns } from '../model/shared-parts.ts'
import { trailGroup } from '../model/trail-groups.ts'
import { trailsOf } from '../model/trail-lookup.ts'
import { isOwn } from './json-documents.ts'

/** Bytes of a report, and characters of one with all that it shares: a little less than the longest text of V8. */
const largestReport = 500_000_000

type Parsed = { readonly value: unknown } | { readonly reason: string }

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const parsed = (bytes: Buffer): Parsed => {
  try {
    return { value: JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, '')) as unknown }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/**
 * The JSON of a file; null for what is none: a pipe would be waited for without end, and results that name konkyo nowhere
 * need not be parsed to be told from a report.
 */
export const jsonAt = async (path: string, named: boolean): Promise<Parsed | null> => {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  if (found.size > largestReport) return { reason: `${found.size} bytes > ${largestReport}` }
  const bytes = await readFile(path).catch(() => null)
  return bytes && (named || bytes.includes('konkyo')) ? parsed(bytes) : null
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string }

/** A formula that there is none of. */
const strangeIn = (trails: Report['trails']): Issue | null => {
  const strange = Object.entries(trails).find(([, { formula }]) => !isFormula(formula))
  return strange ? { path: ['trails', strange[0], 'formula'], code: 'invalid_value' } : null
}

/** The first place that is not as in a report, and why. */
const issueOf = (value: unknown): Issue | null => {
  const { error, data } = reportSchema.safeParse(value)
  return error ? error.issues[0]! : strangeIn(data.trails)
}

/** What a large report shares. */
const sharing = z.object({ runs: z.array(z.unknown()), shared: z.array(z.unknown()), trailGroups: z.array(trailGroup) })

/** More trails than any report has that one machine makes: a small file may ask for any number of them. */
const mostTrails = 10_000_000

const trailsIn = (groups: z.infer<typeof sharing>['trailGroups']): number =>
  groups.reduce((sum, { at, trails }) => sum + at.length * Object.keys(trails).length, 0)

type Whole = { readonly report: Report } | { readonly issue: Issue }

const checked = (value: unknown): Whole => {
  const issue = issueOf(value)
  return issue === null ? { report: value as Report } : { issue }
}

/** The report of a file, in which a large one shares what repeats. */
const wholeOf = (value: object): Whole => {
  if (!('trailGroups' in value)) return checked(value)
  const { error, data } = sharing.safeParse(value)
  if (error) return { issue: error.issues[0]! }
  if (trailsIn(data.trailGroups) > mostTrails) return { issue: { path: ['trailGroups'], code: 'too_big' } }
  const { shared: _, trailGroups: __, ...own } = value as typeof value & Readonly<Record<string, unknown>>
  const plain = checked({ ...own, runs: wholeRuns(data.runs, data.shared, largestReport) })
  const strange = data.trailGroups.map(({ trails }) => strangeIn(trails)).find((issue) => issue !== null)
  if ('issue' in plain || strange) return strange ? { issue: strange } : plain
  const { trails, ...others } = plain.report
  return { report: { ...others, trails: trailsOf(others, { trails, trailGroups: data.trailGroups }) } }
}

/** What nests too deeply or stands for too much ends in a RangeError. */
const readable = (value: object): { readonly report: Report } | { readonly reason: string } => {
  try {
    const whole = wholeOf(value)
    return 'report' in whole ? whole : { reason: `${whole.issue.path.join('/')}: ${whole.issue.code}` }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { reason: reasonOf(error) }
  }
}

/** One of before documents had versions has none. */
const withRevisions = (report: Report): Report =>
  Object.hasOwn(report, 'revisions') ? report : { ...report, revisions: [] }

/**
 * A report.json read back; null for anything else: a folder, a glob, results of a benchmark, nothing at all. Throws
 * UserError badReport for one that is broken, or of a version with other contents.
 */
export const readReportFile = async (path: string, cwd: string): Promise<Report | null> => {
  const named = /\breport\.json$/i.test(path)
  const json = /\.json$/i.test(path) ? await jsonAt(resolve(cwd, path), named) : null
  if (json === null) return null
  if ('reason' in json) {
    if (!named) return null
    throw new UserError('badReport', { path, reason: json.reason })
  }
  if (!isOwn(json.value)) return null
  const whole = readable(json.value)
  if ('report' in whole) return withRevisions(whole.report)
  throw new UserError('badReport', { path, reason: whole.reason })
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
