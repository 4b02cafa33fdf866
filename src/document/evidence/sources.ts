import { inputOf } from '../../inputs/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { ReportSource } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Block, body, breakable, type Cell, cell, center, left, right, type Section, table } from '../block.ts'
import { listed } from '../shown.ts'
import type { Edition } from '../edition.ts'

/** A place in a file in words: `line:3`, `row:4`, `column:2`, `/2`; '' is the whole file. */
export const placeText = (where: string, language: Language): string => {
  const match = /^(line|row|column):(\d+)/.exec(where)
  if (match) return language.say(`place.${match[1] as 'line' | 'row' | 'column'}`, { number: match[2] })
  return where.startsWith('/') ? language.say('place.item', { number: Number.parseInt(where.slice(1), 10) + 1 }) : where
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

const used = ({ report, value, say }: Edition): Block => {
  const files = report.sources.filter((source) => source.runs.length > 0)
  const more = files.length - usedAtMost
  const rows = files
    .slice(0, usedAtMost)
    .map((source): readonly Cell[] => [
      cell(source.id, { header: true }),
      cell(source.path),
      cell(inputOf(source.format)?.tool ?? '—'),
      cell(source.runs.length > 3 ? `${source.runs[0]} … ${source.runs.at(-1)}` : source.runs.join(', ')),
      cell(value(source.bytes, 'count')),
      cell(source.sha256),
    ])
  const columns = [
    center('ID'),
    breakable(say('column.file')),
    left(say('column.format')),
    center(say('column.runs')),
    right(say('column.bytes')),
    breakable('SHA-256'),
  ]
  return table(say('sources.table'), columns, rows, {
    dense: true,
    notes: more > 0 ? [say('sources.more', { count: more })] : [],
  })
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
  language: Language,
): readonly Block[] => {
  const groups = groupBy(files, (source) => problemsText(source, language))
  const more = groups.size - doubtfulAtMost
  const rows = [...groups]
    .slice(0, doubtfulAtMost)
    .map(([text, group]): readonly Cell[] => [
      cell(language.value(group.length, 'count')),
      cell(filesText(group, language), { header: true }),
      cell(text),
    ])
  const columns = [
    right(language.say('column.files')),
    breakable(language.say('column.file')),
    left(language.say('column.problem')),
  ]
  const notes = more > 0 ? [language.say('problems.more', { count: more })] : []
  return rows.length > 0 ? [table(language.say(title), columns, rows, { dense: true, notes })] : []
}

/** The files behind every number, with their hashes, the files that gave none, with the reason, and those that are no results. */
export const sources = (edition: Edition): Section => {
  const aside = edition.report.sources.filter(isAside)
  const troubled = edition.report.sources.filter((source) => source.problems.length > 0 && !isAside(source))
  return {
    id: 'sources',
    title: edition.say('section.sources'),
    blocks: [
      body(edition.say('sources.text')),
      used(edition),
      ...withProblems(troubled, 'problems.table', edition),
      ...withProblems(aside, 'aside.table', edition),
    ],
  }
}
