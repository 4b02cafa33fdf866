import { inputOf } from '../../inputs/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { ReportSource } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import {
  type Block,
  body,
  breakable as hashes,
  cell,
  center as centered,
  filled,
  type FilledColumn,
  section,
  type Section,
  tableOf,
} from '../block.ts'
import { columnsIn } from '../columns.ts'
import { listed } from '../shown.ts'
import type { Edition } from '../edition.ts'

/** A place in a file in words: `line:3`, `row:4`, `column:2`, `/2`; '' is the whole file. */
export const placeText = (where: string, { say }: Language): string => {
  const match = /^(line|row|column):(\d+)/.exec(where)
  if (match) return say(`place.${match[1] as 'line' | 'row' | 'column'}`, { number: match[2] })
  return where.startsWith('/') ? say('place.item', { number: Number.parseInt(where.slice(1), 10) + 1 }) : where
}

/** A file, and the place in it when it is not the whole file. */
export const placeIn = (path: string, at: string, language: Language): string =>
  at === '' ? path : language.say('place.in', { path, place: placeText(at, language) })

type Problem = ReportSource['problems'][number]

/** Values that are codes, in words. */
const spoken = ({ values }: Problem, language: Language): Problem['values'] => ({
  ...values,
  ...(typeof values['at'] === 'string' && { place: placeIn(String(values['path']), values['at'], language) }),
  ...(typeof values['kind'] === 'string' && { kind: language.say(`kind.${values['kind'] as 'text'}`) }),
})

export const problemText = (problem: Problem, language: Language): string => {
  const once = language.say(`problem.${problem.code}`, spoken(problem, language))
  const times = Number(problem.values['times'] ?? 1)
  const text = times > 1 ? language.say('problems.times', { text: once, count: times }) : once
  return problem.where === '' ? text : language.say('problems.at', { place: placeText(problem.where, language), text })
}

/** What tells of a file that it is no result, and that nothing is wrong with it. */
const asideCodes: ReadonlySet<string> = new Set(['ownReport', 'sideFile'])

/** A file that is no result by nature: a configuration, a log of a server, a report of konkyo. */
export const isAside = ({ runs, problems }: ReportSource): boolean =>
  runs.length === 0 && problems.length > 0 && problems.every(({ code }) => asideCodes.has(code))

const read: ReadonlySet<string> = new Set(['guessedColumns', 'mappedColumns'])

/** What is wrong with a file before what was made of it. */
export const gravestFirst = ({ problems }: ReportSource): ReportSource['problems'] =>
  problems.toSorted((a, b) => Number(read.has(a.code)) - Number(read.has(b.code)))

/** Problems of one file: the first few in words, the rest counted. */
const problemsText = (source: ReportSource, language: Language): string => {
  const all = gravestFirst(source).map((problem) => problemText(problem, language))
  return listed(all, 3, 'problems.more', language).join(' ')
}

/** More files than this are left to report.json. */
const usedAtMost = 1000

const used = (edition: Edition): Block => {
  const { left, right, center, breakable } = columnsIn<ReportSource>(edition)
  const files = edition.report.sources.filter((source) => source.runs.length > 0)
  const more = files.length - usedAtMost
  const columns: readonly FilledColumn<ReportSource>[] = [
    [centered('ID'), ({ id }) => cell(id, { header: true })],
    breakable('column.file', ({ path }) => path),
    left('column.format', ({ format }) => inputOf(format)?.tool ?? '—'),
    center('column.runs', ({ runs }) => (runs.length > 3 ? `${runs[0]} … ${runs.at(-1)}` : runs.join(', '))),
    right('column.bytes', ({ bytes }) => edition.value(bytes, 'count')),
    [hashes('SHA-256'), ({ sha256 }) => sha256],
  ]
  const notes = [more > 0 && edition.say('sources.more', { count: more })]
  return tableOf(edition.say('sources.table'), files.slice(0, usedAtMost), columns, { dense: true, notes })
}

/** A folder of something else must not bury the document: report.json names every file. */
const doubtfulAtMost = 200

/** Files that share their problems are one row; so many of them are named, the rest counted (report.json has all). */
const filesNamed = 6

const filesText = (group: readonly ReportSource[], language: Language): string => {
  const all = group.map(({ path }) => path)
  return listed(all, filesNamed, 'problems.moreFiles', language).join('\n')
}

/** A table of files by what is said of them. */
const withProblems = (
  files: readonly ReportSource[],
  title: 'problems.table' | 'aside.table',
  edition: Edition,
): readonly Block[] => {
  const { left, right, breakable } = columnsIn<readonly [text: string, group: readonly ReportSource[]]>(edition)
  const groups = [...groupBy(files, (source) => problemsText(source, edition))]
  const more = groups.length - doubtfulAtMost
  const columns = [
    right('column.files', ([, group]) => edition.value(group.length, 'count')),
    breakable('column.file', ([, group]) => cell(filesText(group, edition), { header: true })),
    left('column.problem', ([text]) => text),
  ]
  const notes = [more > 0 && edition.say('problems.more', { count: more })]
  return filled(tableOf(edition.say(title), groups.slice(0, doubtfulAtMost), columns, { dense: true, notes }))
}

/** The files behind every number, with their hashes, the files that gave none, with the reason, and those that are no results. */
export const sources = (edition: Edition): Section => {
  const aside = edition.report.sources.filter(isAside)
  const troubled = edition.report.sources.filter((source) => source.problems.length > 0 && !isAside(source))
  return section('sources', edition.say('section.sources'), [
    body(edition.say('sources.text')),
    used(edition),
    withProblems(troubled, 'problems.table', edition),
    withProblems(aside, 'aside.table', edition),
  ])
}
