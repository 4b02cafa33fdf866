import { stat } from 'node:fs/promises'
import { posix, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { MessageId } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import type { Flags } from '../options.ts'
import { writeWhole } from '../writing/aside.ts'
import { printReading } from './answer-text.ts'
import type { World } from './index.ts'
import { quoted, seriesLines } from './init-series.ts'
import { languageOf } from './inquiry.ts'
import { answered } from './subject.ts'
import { editionOf, type Edition } from '../document/edition.ts'

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
