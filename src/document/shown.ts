import type { Language } from '../i18n/language.ts'
import type { Report, Series, Workload } from '../model/report.ts'
import { type Block, note } from './block.ts'
import type { Edition } from './edition.ts'

/** With more series than this a document would be a book that nobody reads: report.json has them all. */
export const seriesAtMost = 100

/** Those that an answer names first, then the others in the order of the report. */
const byImportance = ({ decisions }: Report, { id, series }: Workload): readonly string[] => {
  const named = decisions
    .filter(({ workload }) => workload === id)
    .flatMap((decision) => [decision.series, ...decision.options.map((option) => option.series)])
  const own = new Set(series)
  return [...new Set([...named, ...series])].filter((one) => one !== null && own.has(one)) as readonly string[]
}

/** The workloads that the evidence shows, each with its series there: of very many the same number of each. */
export const shownWorkloads = (report: Report): readonly Workload[] => {
  const { workloads, series } = report
  if (series.length <= seriesAtMost) return workloads
  const each = Math.max(1, Math.floor(seriesAtMost / workloads.length))
  return workloads.slice(0, seriesAtMost).map((workload) => {
    const kept = new Set(byImportance(report, workload).slice(0, each))
    return { ...workload, series: workload.series.filter((id) => kept.has(id)) }
  })
}

/** The series of these, in the order of the report. */
export const shownSeries = (report: Report): readonly Series[] => {
  if (report.series.length <= seriesAtMost) return report.series
  const ids = new Set(shownWorkloads(report).flatMap((workload) => workload.series))
  return report.series.filter(({ id }) => ids.has(id))
}

/** How many are left out, and where they are. */
export const moreSeries = (count: number, { say }: Language): readonly Block[] =>
  count > 0 ? [note(say('series.more', { count }))] : []

/** The same of all that a document shows. */
export const moreThanShown = (edition: Edition): readonly Block[] =>
  moreSeries(edition.report.series.length - shownSeries(edition.report).length, edition)

type More =
  | 'body.list.more'
  | 'finding.more'
  | 'problems.more'
  | 'problems.moreFiles'
  | 'revision.decision.more'
  | 'sizing.more'

/** As many as fit, at least one: of long texts fewer; and how many more there are. */
export const listed = (
  texts: readonly string[],
  atMost: number,
  moreText: More,
  { say }: Language,
  letters = Infinity,
): readonly string[] => {
  let sum = 0
  const fits = (text: string, i: number): boolean => (sum += text.length) <= letters || i === 0
  const shown = texts.slice(0, atMost).filter(fits)
  const count = texts.length - shown.length
  return count > 0 ? [...shown, say(moreText, { count })] : shown
}
