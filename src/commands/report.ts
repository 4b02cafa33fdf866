import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError, errorCodes } from '../errors.ts'
import { type Locale, locales } from '../i18n/locale.ts'
import type { Language } from '../i18n/language.ts'
import type { Flags } from '../options.ts'
import { outputs, pathOf, type OutputId, type Workshop } from '../outputs/index.ts'
import { brandOf, exploreMaker, pageMaker, render, type Rendering } from '../pipeline.ts'
import { generatorOf, readReportFile } from '../reading/report-file.ts'
import { printNumbered } from '../render/page-numbers.ts'
import { withBrowser } from '../render/browser.ts'
import { version } from '../version.ts'
import type { FileToWrite } from '../writing/aside.ts'
import { readManifest } from '../writing/manifest.ts'
import { writeSet } from '../writing/set.ts'
import { settle } from '../writing/settle.ts'
import { printAnswer, printReading } from './analyze.ts'
import type { World } from './index.ts'
import { inquiryOf, localesOf, reached } from './inquiry.ts'
import { styled } from './styled.ts'
import { answeredWhole, subjectOf } from './subject.ts'
import { sentencesOf, terminalLanguage } from './terminal.ts'

const found = async (path: string) => stat(path).catch(() => null)

const onRequest = (format: OutputId): boolean => 'onRequest' in outputs[format]

const formatsOf = (text: string | undefined): readonly OutputId[] => {
  const known = Object.keys(outputs) as OutputId[]
  const usual: readonly string[] = known.filter((format) => !onRequest(format))
  const asked = text?.split(',').map((one) => one.trim().toLowerCase()) ?? usual
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
  const isFolder = /[\\/]$/.test(out) || (await found(resolve(cwd, out)))?.isDirectory()
  return isFolder ? join(out, nameOf(paths)) : out
}

interface Job
  extends Omit<Rendering, 'workshop' | 'onFile'>, Pick<World, 'env'>, Pick<Workshop, 'brand' | 'explore' | 'html'> {
  readonly browser: string | undefined
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
const make = async (job: Job, onFile: (path: string) => void): Promise<Made> => {
  const { brand, explore, html } = job
  const formats = job.formats.filter((format) => format !== 'pdf')
  const files = await render({ ...job, formats, onFile, workshop: { brand, html, explore, print: noPrinter } })
  if (!job.formats.includes('pdf')) return { files, trouble: null }
  try {
    const printed = await withBrowser(job, (print) =>
      render({
        ...job,
        formats: ['pdf'],
        onFile,
        workshop: { brand, html, explore, print: async (page) => printNumbered(page, print) },
      }),
    )
    return { files: [...files, ...printed], trouble: null }
  } catch (error) {
    if (!(error instanceof UserError) || errorCodes[error.code] !== 3) throw error
    return { files, trouble: error }
  }
}

/** Says of each file that it is being made, and the how manyth it is. */
const progressOf = ({ formats, locales: own }: Job, language: Language, { progress }: World) => {
  const all = formats.reduce(
    (count, format) => count + outputs[format].volumes.length * (outputs[format].perLanguage ? own.length : 1),
    0,
  )
  let number = 0
  return (path: string): void => progress(language.say('progress.document', { path, number: (number += 1), all }))
}

/** Files of the same NAME that are not of this set, from before there were manifests or by another hand. */
const strangersBeside = async (target: string, cwd: string, known: ReadonlySet<string>): Promise<readonly string[]> => {
  const formats = Object.keys(outputs) as OutputId[]
  const all = formats.flatMap((format) =>
    locales.flatMap((locale) => outputs[format].volumes.map((volume) => pathOf(target, format, volume, locale))),
  )
  const left: string[] = []
  for (const path of new Set(all)) {
    const file = resolve(cwd, path)
    if (!known.has(file) && (await found(file))?.isFile()) left.push(path)
  }
  return left
}

/**
 * Writes the files, and says which they are; a report.json that was named as the input stays as it is. Returns the names of
 * files that went as they were of another report.
 */
const write = async (files: readonly FileToWrite[], { report, target }: Job, { paths }: Flags, world: World) => {
  const absolute = (path: string): string => resolve(world.cwd, path)
  const removed = await writeSet({
    target: absolute(target),
    files: files.map((file) => ({ ...file, path: absolute(file.path) })),
    inputs: paths.map(absolute),
    report: generatorOf(report),
    version,
    writtenAt: world.now().toISOString(),
  })
  for (const file of files) world.out(file.path)
  return removed
}

/** What lay beside them, of other reports: what was taken away, and what stays. */
const tellBeside = async (removed: readonly string[], { target }: Job, { paths }: Flags, world: World) => {
  const language = terminalLanguage(world.locale)
  const shown = (name: string): string => join(dirname(target), name)
  if (removed.length > 0) world.err(language.say('terminal.tookAway', { paths: language.list(removed.map(shown)) }))
  const members = (await readManifest(resolve(world.cwd, target)))?.files ?? []
  const known = [...paths, ...members.map(({ name }) => shown(name))].map((path) => resolve(world.cwd, path))
  const left = await strangersBeside(target, world.cwd, new Set(known))
  if (left.length > 0) world.err(language.say('terminal.otherRun', { paths: language.list(left) }))
}

/** Why there is no PDF. */
const tellTrouble = ({ files, trouble }: Made, world: World): void => {
  if (!trouble) return
  for (const sentence of sentencesOf(trouble, world.locale)) world.err(styled('error', sentence))
  if (files.length > 0) world.err(terminalLanguage(world.locale).say('terminal.noPdf'))
}

const noPage = async (): Promise<never> => {
  throw new Error('no explore page was asked for')
}

/** The answer, and the page that asks on, which needs more than a report holds. Throws UserError exploreNeedsResults. */
const answerFor = async (
  formats: readonly OutputId[],
  flags: Flags,
  world: World,
  { locale, brand }: { readonly locale: Locale; readonly brand: Workshop['brand'] },
): Promise<Pick<Job, 'report' | 'explore'>> => {
  if (!formats.includes('explore')) return { report: await subjectOf(flags, world), explore: noPage }
  const [path = ''] = flags.paths
  if (flags.paths.length === 1 && (await readReportFile(path, world.cwd)) !== null)
    throw new UserError('exploreNeedsResults', { path })
  const whole = await answeredWhole(flags, world)
  return { report: whole.report, explore: exploreMaker(whole, locale, brand) }
}

/** `konkyo report`: the answer in the terminal, the documents in files; from results or a report.json. */
export const report = async (flags: Flags, world: World): Promise<number> => {
  const asked = localesOf(flags.lang)
  const formats = formatsOf(flags.format)
  const target = await targetOf(flags, world.cwd)
  await settle(resolve(world.cwd, target))
  const brand = await brandOf(inquiryOf(flags, world))
  const { report: answered, explore } = await answerFor(formats, { ...flags, lang: undefined }, world, {
    locale: asked[0] ?? 'ja',
    brand,
  })
  const failed = reached(answered, flags.failOn)
  const language = terminalLanguage(world.locale)
  if (!flags.quiet) {
    printReading(answered, language, world.err)
    printAnswer(answered, language, world.err, flags.detail)
  }
  const html = pageMaker(brand)
  const job = {
    brand,
    explore,
    html,
    report: answered,
    formats,
    locales: asked,
    target,
    browser: flags.browser,
    env: world.env,
  }
  const made = await make(job, progressOf(job, language, world))
  const removed = await write(made.files, job, flags, world)
  tellTrouble(made, world)
  if (!flags.quiet) await tellBeside(removed, job, flags, world)
  if (made.trouble) return errorCodes[made.trouble.code]
  return failed ? 1 : 0
}
