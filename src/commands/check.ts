import { findingText } from '../document/evidence/findings.ts'
import { gravestFirst, isAside, placeIn, problemText } from '../document/evidence/sources.ts'
import { levelText, seriesOf, whereText } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import { inputOf } from '../inputs/index.ts'
import type { Finding, Report, ReportSource } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { examine } from '../pipeline.ts'
import { groupBy } from '../model/group-by.ts'
import type { World } from './index.ts'
import { inquiryOf, languageOf, reached } from './inquiry.ts'
import { unmetLines } from './subject.ts'
import { styled, type Line } from './styled.ts'
import { printResult } from './terminal.ts'
import { listed } from '../document/shown.ts'
import { editionOf, type Edition } from '../document/edition.ts'

/** What else a file holds than runs. */
interface Counted {
  readonly tests: number
  readonly snapshots: number
}

const countedIn = ({ baselines, snapshots }: Report, { id }: ReportSource): Counted => ({
  tests: baselines.filter(({ source }) => source === id).length,
  snapshots: snapshots.filter(({ source }) => source === id).length,
})

const contentText = (
  format: string,
  { runs }: ReportSource,
  { tests, snapshots }: Counted,
  { say }: Language,
): string => {
  if (snapshots > 0) return say('terminal.check.snapshots', { format, snapshots })
  return tests > 0
    ? say('terminal.check.tests', { format, tests })
    : say('terminal.check.runs', { format, runs: runs.length })
}

/** What a file is, in one line: its format, its runs, and the first of its problems with the number of the others. */
const fileLine = (source: ReportSource, counted: Counted, language: Language): string => {
  const { path, format, problems } = source
  const tool = inputOf(format)?.tool
  const found = tool ? [contentText(tool, source, counted, language)] : []
  const first = gravestFirst(source)
    .slice(0, 1)
    .map((problem) => problemText(problem, language))
  const more = problems.length > 1 ? [language.say('problems.more', { count: problems.length - 1 })] : []
  return `${path}: ${[...found, ...first, ...more].join(' ')}`
}

/** Files that are no results by nature: nobody needs to mend them. */
const asideLines = (sources: readonly ReportSource[], language: Language): readonly string[] => {
  const lines = sources.map(
    ({ path, problems }) => `  ${path}: ${problems.map((problem) => problemText(problem, language)).join(' ')}`,
  )
  return lines.length > 0 ? [language.say('terminal.check.aside', { files: lines.length }), ...lines] : []
}

/** The file of the run that a finding is about, or else the series. */
const placeOf = (edition: Edition, finding: Finding): string => {
  const { report } = edition
  const run = report.runs.find(({ id }) => id === finding.run)
  const source = report.sources.find(({ id }) => id === run?.source)
  if (run && source) return placeIn(source.path, run.at, edition)
  if (finding.series === null) return ''
  const series = seriesOf(report, finding.series)
  const name = whereText(series, edition)
  if (finding.level === null) return name
  const levels = levelText(series.capacity.axis, finding.level, edition)
  return edition.say('finding.place', { series: name, levels })
}

/** Places that share a sentence are named up to here, the rest counted. */
const placesNamed = 3

const placesOf = (edition: Edition, findings: readonly Finding[]): string => {
  const places = [...new Set(findings.map((finding) => placeOf(edition, finding)))]
  const more = findings[0]?.run === null ? 'finding.more' : 'problems.moreFiles'
  return listed(places, placesNamed, more, edition).join(edition.say('finding.separator'))
}

const styles = { error: 'error', warning: 'warning', info: 'heading' } as const

/** One line a sentence: findings that say the same share it. */
const findingLines = (edition: Edition): readonly Line[] => {
  const headed = edition.report.findings.map((finding) => ({
    finding,
    head: `[${edition.say(`severity.${finding.severity}`)}] ${finding.id}`,
    text: findingText(finding, edition),
  }))
  const groups = groupBy(headed, ({ head, text }) => `${head} ${text}`)
  return [...groups.values()].map((group) => {
    const findings = group.map(({ finding }) => finding)
    const { head, text, finding } = group[0]!
    return [{ style: styles[finding.severity], text: head }, ` ${placesOf(edition, findings)}: ${text}`]
  })
}

/** `konkyo check`: what was understood of each file, every problem and finding. Writes nothing; no runs is no error here. */
export const check = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const report = await examine(inquiryOf(flags, world))
  const { sources, findings, unmet } = report
  const failed = reached(report, flags.failOn)
  printResult(flags, world, { sources, findings, unmet }, () => [
    ...sources
      .filter((source) => !isAside(source))
      .map((source) => fileLine(source, countedIn(report, source), language)),
    ...asideLines(sources.filter(isAside), language),
    ...findingLines(editionOf(report, language)),
    ...unmetLines(editionOf(report, language)).map((line) => styled('warning', line)),
  ])
  return failed ? 1 : 0
}
