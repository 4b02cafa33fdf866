import { posix } from 'node:path'
import { escapePath } from 'tinyglobby'
import { layoutText, workloadText } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import { groupBy } from '../model/group-by.ts'
import type { Report, ReportRun, Series } from '../model/report.ts'
import { matcher } from '../series/facts.ts'
import type { Edition } from '../document/edition.ts'

/** What the plan may state of a series: as it was found, or as a blank. */
const stated = ['model', 'engine', 'gpu', 'gpus', 'tensorParallel', 'inputTokens', 'outputTokens'] as const

/** Text of one line, as YAML and JSON both write it. */
export const quoted = (text: string): string => JSON.stringify(text)

/** A run, the file it is in, and what it is part of. */
interface Placed {
  readonly run: ReportRun
  readonly path: string
  readonly series: readonly string[]
}

const placedRuns = ({ runs, sources }: Report): readonly Placed[] => {
  const paths = new Map(sources.map(({ id, path }) => [id, path]))
  const inFiles = groupBy(runs, ({ source }) => source)
  return runs.map((run) => ({
    run,
    path: paths.get(run.source) ?? '',
    series: [...new Set(inFiles.get(run.source)?.flatMap(({ series }) => series ?? []))],
  }))
}

const sharedStart = (names: readonly (readonly string[])[]): readonly string[] => {
  const [first = [], ...rest] = names
  const end = first.findIndex((sign, i) => rest.some((name) => name[i] !== sign))
  return end < 0 ? first : first.slice(0, end)
}

/** What names begin and end with, and anything between; one name is its own. */
const patternOf = (names: readonly string[]): string => {
  if (names.length === 1) return escapePath(names.join(''))
  const signs = names.map((name) => [...name])
  const start = sharedStart(signs)
  const end = sharedStart(signs.map((name) => name.slice(start.length).toReversed())).toReversed()
  return `${escapePath(start.join(''))}*${escapePath(end.join(''))}`
}

/** The widest globs that meet files of one folder and none of the others: the folder, a pattern of names, each file. */
const globsOf = (folder: string, files: readonly string[], others: readonly string[]): readonly string[] => {
  const at = (name: string): string => [escapePath(folder), name].join('/')
  const names = files.map((file) => posix.basename(file))
  const wide = [at('**'), at('*'), at(patternOf(names))].find((glob) => !others.some(matcher(glob)))
  return wide === undefined ? names.map((name) => at(escapePath(name))) : [wide]
}

/** Of all runs that a glob meets: the one value that all have, null where none has any, undefined where they differ. */
const sharedFact = (runs: readonly ReportRun[], name: (typeof stated)[number]): string | number | null | undefined => {
  const [value, ...others] = new Set(runs.map(({ facts }) => facts[name]?.value ?? null))
  return others.length > 0 ? undefined : value
}

const missingText = (all: readonly Series[], name: (typeof stated)[number], { say }: Language): string => {
  const isLength = name === 'inputTokens' || name === 'outputTokens'
  const [mean, ...others] = new Set(all.map(({ workload }) => (isLength ? workload[name] : null)))
  return mean == null || others.length > 0 ? say('init.missing') : say('init.missing.mean', { mean })
}

const factLines = (runs: readonly ReportRun[], all: readonly Series[], language: Language): readonly string[] =>
  stated.flatMap((name) => {
    const known = sharedFact(runs, name)
    if (known === undefined) return []
    if (known === null) return [`#     ${name}:    # ${missingText(all, name, language)}`]
    return [`#     ${name}: ${typeof known === 'number' ? known : quoted(known)}    # ${language.say('init.found')}`]
  })

const headLine = (series: Series, language: Language): string => {
  const text = `${workloadText(series.workload, language)}, ${layoutText(series, language)}`
  return `#   # ${text.replaceAll(/\s+/g, ' ')}`
}

/**
 * An entry for the files of each series, and one for the series that lie in the same files: no entry says of a run what the
 * run does not say itself.
 */
export const seriesLines = (edition: Edition): readonly string[] => {
  const { report } = edition
  const placed = placedRuns(report)
  const sets = groupBy(
    report.series.flatMap(({ id }) => placed.filter(({ run }) => run.series === id)),
    ({ series }) => JSON.stringify(series),
  )
  const entries = [...sets.values()].flatMap((own) => {
    const all = report.series.filter(({ id }) => own[0]?.series.includes(id))
    const others = [...new Set(placed.filter((one) => !own.includes(one)).map(({ path }) => path))]
    const files = [...new Set(own.map(({ path }) => path))]
    const globs = [...groupBy(files, (path) => posix.dirname(path))].flatMap(([folder, inside]) =>
      globsOf(folder, inside, others),
    )
    return [
      ...all.map((series) => headLine(series, edition)),
      ...(all.length > 1 ? [`#   # ${edition.say('init.shared')}`] : []),
      ...globs.flatMap((glob) => {
        const isMet = matcher(glob)
        const met = placed.filter(({ path }) => isMet(path)).map(({ run }) => run)
        return [`#   - match: ${quoted(glob)}`, ...factLines(met, all, edition)]
      }),
    ]
  })
  return entries.length > 0 ? [`# ${edition.say('init.series')}`, '# series:', ...entries] : []
}
