import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { errorCodes, UserError } from '../errors.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { outputs, type OutputId } from '../outputs/index.ts'
import { pageMaker, render } from '../pipeline.ts'
import { withBrowser } from '../render/browser.ts'
import { writeAll, type FileToWrite } from '../writing.ts'
import { printAnswer, printReading } from './answer-text.ts'
import { leftBeside } from './beside.ts'
import type { World } from './command.ts'
import { localesOf, reached } from './inquiry.ts'
import { sentencesOf } from './sentence.ts'
import { subjectOf } from './subject.ts'
import { terminalLanguage } from './terminal-language.ts'

const formatsOf = (text: string | undefined): readonly OutputId[] => {
  const known = Object.keys(outputs) as OutputId[]
  const asked = text?.split(',').map((one) => one.trim().toLowerCase()) ?? known
  const strange = asked.find((one) => !known.some((format) => format === one))
  if (strange !== undefined) throw new UserError('badFormat', { text: strange, choices: known.join(', ') })
  return known.filter((format) => asked.includes(format))
}

const nameOf = (paths: readonly string[]): string =>
  basename(resolve(paths[0] ?? ''))
    .replace(/(?:\.report)?\.[a-z]+$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'report'

/** -o folder/NAME, or an existing folder (or one with a slash) that NAME goes into; reports/NAME without the flag. */
const targetOf = async ({ out, paths }: Flags, cwd: string): Promise<string> => {
  if (out === undefined) return join('reports', nameOf(paths))
  const isFolder =
    /[\\/]$/.test(out) ||
    (await stat(resolve(cwd, out)).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  return isFolder ? join(out, nameOf(paths)) : out
}

interface Job {
  readonly report: Report
  readonly formats: readonly OutputId[]
  readonly locales: readonly Locale[]
  readonly target: string
  readonly browser: string | undefined
  readonly env: World['env']
}

interface Made {
  readonly files: readonly FileToWrite[]
  /** Why there is no PDF, null when there is or none was asked for. */
  readonly trouble: UserError | null
}

const noPrinter = async (): Promise<never> => {
  throw new Error('no browser was asked for')
}

/** Everything but the PDF first: without a browser the rest is still written. */
const make = async ({ report, formats, locales, target, browser, env }: Job): Promise<Made> => {
  const html = pageMaker()
  const common = { report, locales, target }
  const files = await render({
    ...common,
    formats: formats.filter((format) => format !== 'pdf'),
    workshop: { html, print: noPrinter },
  })
  if (!formats.includes('pdf')) return { files, trouble: null }
  try {
    const printed = await withBrowser({ browser, env }, (print) =>
      render({ ...common, formats: ['pdf'], workshop: { html, print } }),
    )
    return { files: [...files, ...printed], trouble: null }
  } catch (error) {
    if (!(error instanceof UserError) || errorCodes[error.code] !== 3) throw error
    return { files, trouble: error }
  }
}

/** Writes the files, and says which they are; a report.json that was named as the input stays as it is. */
const write = async (files: readonly FileToWrite[], { paths }: Flags, world: World): Promise<void> => {
  const inputs = new Set(paths.map((path) => resolve(world.cwd, path)))
  const placed = files.map((file) => ({ ...file, path: resolve(world.cwd, file.path) }))
  await writeAll(placed.filter(({ path }) => !inputs.has(path)))
  for (const file of files) world.out(file.path)
}

/** Why there is no PDF, or what others have left beside the files. */
const afterwards = async ({ files, trouble }: Made, job: Job, flags: Flags, world: World): Promise<void> => {
  const language = terminalLanguage(world.locale)
  if (trouble) {
    for (const sentence of sentencesOf(trouble, world.locale)) world.err(sentence)
    if (files.length > 0) world.err(language.say('terminal.noPdf'))
  }
  const written = files.map(({ path }) => path)
  const left = flags.quiet ? [] : await leftBeside({ ...job, cwd: world.cwd }, written)
  if (left.length > 0) world.err(language.say('terminal.otherRun', { paths: language.list(left) }))
}

/** `konkyo report`: the answer in the terminal, the documents in files; from results or a report.json. */
export const report = async (flags: Flags, world: World): Promise<number> => {
  const locales = localesOf(flags.lang)
  const formats = formatsOf(flags.format)
  const target = await targetOf(flags, world.cwd)
  const answered = await subjectOf({ ...flags, lang: undefined }, world)
  const failed = reached(answered, flags.failOn)
  const language = terminalLanguage(world.locale)
  if (!flags.quiet) {
    printReading(answered, language, world.err)
    printAnswer(answered, language, world.err, flags.detail)
  }
  const job = { report: answered, formats, locales, target, browser: flags.browser, env: world.env }
  const made = await make(job)
  await write(made.files, flags, world)
  await afterwards(made, job, flags, world)
  if (made.trouble) return errorCodes[made.trouble.code]
  return failed ? 1 : 0
}
