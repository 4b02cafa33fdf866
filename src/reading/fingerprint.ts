import { createHash } from 'node:crypto'
import type { Report } from '../model/report.ts'

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
