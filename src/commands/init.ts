import { stat } from 'node:fs/promises'
import { posix, resolve } from 'node:path'
import { escapePath } from 'tinyglobby'
import { type Edition, editionOf } from '../document/edition.ts'
import { layoutText, workloadText } from '../document/speech.ts'
import { UserError } from '../errors.ts'
import type { MessageId } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import { groupBy } from '../model/group-by.ts'
import type { Report, ReportRun, Series } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { matcher } from '../series/facts.ts'
import { writeWhole } from '../writing/aside.ts'
import { printReading } from './answer-text.ts'
import type { World } from './index.ts'
import { languageOf } from './inquiry.ts'
import { answered } from './subject.ts'

/** What the plan may state of a series: as it was found, or as a blank. */
const stated = ['model', 'engine', 'gpu', 'gpus', 'tensorParallel', 'mix', 'inputTokens', 'outputTokens'] as const

/** Text of one line, as YAML and JSON both write it. */
const quoted = (text: string): string => JSON.stringify(text)

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

/** Requests have one length, or several that were sent together. */
const isAsked = (name: (typeof stated)[number], runs: readonly ReportRun[]): boolean => {
  const isMixed = runs.some(({ facts }) => facts['mix'])
  return name === 'inputTokens' || name === 'outputTokens' ? !isMixed : name !== 'mix' || isMixed
}

const factLines = (runs: readonly ReportRun[], all: readonly Series[], language: Language): readonly string[] =>
  stated.flatMap((name) => {
    const known = sharedFact(runs, name)
    if (known === undefined || !isAsked(name, runs)) return []
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

/** What is read, as it was asked for, and where the documents go: all that `konkyo batch` needs. */
const filesLines = (paths: readonly string[], named: string, { say }: Language): readonly string[] => {
  const from = posix.dirname(named)
  const asWritten = (path: string): string => (posix.isAbsolute(path) ? path : posix.relative(from, path) || '.')
  return [
    `# ${say('init.files')}`,
    `inputs: [${paths.map((path) => quoted(asWritten(path))).join(', ')}]`,
    `out: ${quoted(`reports/${posix.basename(named).replace(/\.ya?ml$/i, '')}`)}`,
    '',
  ]
}

type Comment = (id: Exclude<Extract<MessageId, `init.${string}`>, 'init.missing.mean'>) => string

/** How documents look, and what columns mean. */
const lookLines = (comment: Comment): readonly string[] => [
  comment('init.brand'),
  '# brand:',
  '#   logo: logo.svg',
  '#   customerLogo: customer.png',
  '#   colours: { primary: "#0b5394", accent: "#0b5394" }',
  '#   font: font.ttf',
  '#   chapters:',
  '#     - { file: introduction.md, after: scope }',
  '#   templates: templates',
  '',
  comment('init.columns'),
  '# columns:',
  '#   - match: "*.csv"',
  '#     map:',
  '#       concurrency: Users',
  '#       ttft.p99: { column: TTFT, unit: s }',
  '',
]

/** Limits that nobody chose are a blank: a plan that states them says that somebody did. */
const slaLine = ({ report, say }: Edition): string =>
  report.plan.chosenBy.sla === 'default'
    ? `# sla: ${report.plan.sla.expression}    # ${say('init.sla.default')}`
    : `sla: ${report.plan.sla.expression}`

/** A plan that asks what is asked without one, with a blank for everything that it could say. */
export const planText = (
  edition: Edition,
  { paths, named }: { readonly paths: readonly string[]; readonly named: string },
): string => {
  const comment: Comment = (id) => `# ${edition.say(id)}`
  return [
    comment('init.head'),
    '# title: { ja: "", en: "" }',
    '# customer: ""',
    '# author: ""',
    '',
    ...filesLines(paths, named, edition),
    comment('init.sla'),
    slaLine(edition),
    '',
    comment('init.headroom'),
    '# headroom: 70-80%',
    '',
    comment('init.demand'),
    '# demand:',
    '#   interval: 30s',
    '#   thinkTime: 30s',
    '#   users: 300',
    '#   employees: { registered: 500, active: 30%, perDay: 10 }',
    `#   peakDay: { name: ${quoted(edition.say('init.peakDay.name'))}, factor: 1.8 }    # ${edition.say('init.peakDay')}`,
    `#   balancer: random    ${comment('init.balancer')}`,
    '# availability: n+1',
    '',
    comment('init.cost'),
    '# cost:',
    '#   currency: JPY',
    '#   date: 2026-01-31',
    '#   source: ""',
    '#   electricity: 0',
    '#   layouts:',
    ...[...new Set(edition.report.series.map((series) => series.layout.name))].flatMap((name) =>
      name === null ? [] : [`#     - { name: ${quoted(name)}, purchase: 0 }`],
    ),
    '',
    ...lookLines(comment),
    ...seriesLines(edition),
    '',
  ].join('\n')
}

const usual = 'konkyo.yaml'

/** `konkyo init`: a plan for these results, every blank in it with a word of what it is for. Throws UserError planExists. */
export const init = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const out = flags.out ?? usual
  const isFolder = (await stat(resolve(world.cwd, out)).catch(() => null))?.isDirectory() === true
  const named = isFolder ? posix.join(out, usual) : out
  const path = resolve(world.cwd, named)
  if (await stat(path).catch(() => null)) throw new UserError('planExists', { path: named })
  const report = await answered(flags, world)
  if (!flags.quiet) printReading(editionOf(report, language), world.err)
  await writeWhole({ path, content: planText(editionOf(report, language), { paths: flags.paths, named }) })
  world.out(named)
  return 0
}
