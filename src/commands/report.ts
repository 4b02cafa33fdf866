import { stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { UserError, errorCodes } from '../errors.ts'
import { plannedTarget } from '../freshness/planned.ts'
import { type Locale, locales } from '../i18n/locale.ts'
import type { Language } from '../i18n/language.ts'
import { countOf, prepare } from '../making/documents.ts'
import { type MadeSet, makeSet, type SetOrder } from '../making/make-set.ts'
import { type PlanPlace, planPlace, readWholePlan, withJson } from '../making/planned.ts'
import { failuresOf } from '../making/reached.ts'
import { startRecording } from '../making/remake.ts'
import { type Format, formats } from '../model/documents.ts'
import type { Flags } from '../options.ts'
import { outputs, pathOf, usualFormats, type Workshop } from '../outputs/index.ts'
import { brandOf, exploreMaker, pageMaker } from '../pipeline.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { noFiles, plannedFiles } from '../question/located-plan.ts'
import { readReportFile } from '../reading/report-file.ts'
import { withBrowser } from '../render/browser.ts'
import { program } from '../version.ts'
import { readManifest } from '../writing/manifest.ts'
import { settle } from '../writing/settle.ts'
import { printAnswer, printReading } from './answer-text.ts'
import type { World } from './index.ts'
import { inquiryOf, localesOf, reached } from './inquiry.ts'
import { styled } from './styled.ts'
import { answeredWhole, isAsked, subjectOf } from './subject.ts'
import { sentencesOf, terminalLanguage } from './terminal.ts'
import { editionOf } from '../document/edition.ts'

const found = async (path: string) => stat(path).catch(() => null)

const formatsOf = (text: string): readonly Format[] => {
  const asked = text.split(',').map((one) => one.trim().toLowerCase())
  const strange = asked.find((one) => !formats.some((format) => format === one))
  if (strange !== undefined) throw new UserError('badFormat', { text: strange, choices: formats.join(', ') })
  return formats.filter((format) => asked.includes(format))
}

const nameOf = (paths: readonly string[]): string =>
  basename(resolve(paths[0] ?? ''))
    .replace(/(?:\.report)?\.[a-z]+$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'report'

/** -o folder/NAME, or an existing folder (or one with a slash) that NAME goes into; reports/NAME without the flag. */
const targetOf = async ({ out, paths, plan }: Flags, cwd: string): Promise<string> => {
  const name = nameOf(paths.length > 0 ? paths : [plan ?? ''])
  if (out === undefined) return join('reports', name)
  const isFolder = /[\\/]$/.test(out) || (await found(resolve(cwd, out)))?.isDirectory()
  return isFolder ? join(out, name) : out
}

/** Says of each file that it is being made, and the how manyth it is. */
const progressOf = (all: number, { say }: Language, { progress }: World) => {
  let number = 0
  return (path: string): void => progress(say('progress.document', { path, number: (number += 1), all }))
}

/** Files of the same NAME that are not of this set, from before there were manifests or by another hand. */
const strangersBeside = async (target: string, cwd: string, known: ReadonlySet<string>): Promise<readonly string[]> => {
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

/** What lay beside the files, of other reports: what was taken away, and what stays. */
const tellBeside = async ({ removed }: MadeSet, target: string, flags: Flags, world: World): Promise<void> => {
  const language = terminalLanguage(world.locale)
  const [absolute, shown] = [(path: string) => resolve(world.cwd, path), (name: string) => join(dirname(target), name)]
  if (removed.length > 0) world.err(language.say('terminal.tookAway', { paths: language.list(removed.map(shown)) }))
  const members = (await readManifest(absolute(target)))?.files ?? []
  const known = new Set([...flags.paths.map(absolute), ...members.map(({ name }) => absolute(shown(name)))])
  const left = await strangersBeside(target, world.cwd, known)
  if (left.length > 0) world.err(language.say('terminal.otherRun', { paths: language.list(left) }))
}

/** Why there is no PDF, and how it was printed. */
const tellPrinting = ({ files, trouble, unsandboxed }: MadeSet, flags: Flags, world: World): void => {
  const language = terminalLanguage(world.locale)
  if (unsandboxed !== null && flags.detail && !flags.quiet)
    world.err(language.say('terminal.noSandbox', { reason: unsandboxed }))
  if (!trouble) return
  for (const sentence of sentencesOf(trouble, world.locale)) world.err(styled('error', sentence))
  if (files.length > 0) world.err(language.say('terminal.noPdf'))
}

const noPage = async (): Promise<never> => {
  throw new Error('no explore page was asked for')
}

/** The answer, and the page that asks on, which needs more than a report holds. Throws UserError exploreNeedsResults. */
const answerFor = async (
  asked: readonly Format[],
  flags: Flags,
  world: World,
  { locale, brand }: { readonly locale: Locale; readonly brand: Workshop['brand'] },
): Promise<Pick<SetOrder, 'report' | 'explore'>> => {
  if (!asked.includes('explore')) return { report: await subjectOf(flags, world), explore: noPage }
  const [path = ''] = flags.paths
  if (flags.paths.length === 1 && (await readReportFile(path, world.cwd)) !== null)
    throw new UserError('exploreNeedsResults', { path })
  const whole = await answeredWhole(flags, world)
  return { report: whole.report, explore: exploreMaker(whole, locale, brand) }
}

/** What is written where: by flags, by the plan, or as usual. */
interface Destination {
  readonly formats: readonly Format[]
  readonly locales: readonly Locale[]
  readonly target: string
  /** Documents that go where their plan says have versions. */
  readonly isPlanned: boolean
  /** The plan, where it alone decides what the documents are. */
  readonly alone: PlanPlace | null
}

const destinationOf = async (flags: Flags, { cwd }: World): Promise<Destination> => {
  const { plan, lang, format, out, root, paths } = flags
  const place = plan === undefined ? null : planPlace(plan, cwd, root)
  const planned = place ? plannedFiles(await readPlanFile(place.plan, cwd)) : noFiles
  const own = place && out === undefined ? plannedTarget(planned, place.planFile, place.root) : null
  const isAlone = paths.length === 0 && own !== null && !isAsked({ ...flags, plan: undefined })
  const asked = format === undefined ? (planned.formats ?? usualFormats) : formatsOf(format)
  return {
    formats: own === null ? asked : withJson(asked),
    locales: lang === undefined ? (planned.locales ?? locales) : localesOf(lang),
    target: own === null ? await targetOf(flags, cwd) : relative(cwd, own),
    isPlanned: own !== null,
    alone: isAlone && lang === undefined && format === undefined ? place : null,
  }
}

/** What the documents look like, and what is noted of all that they are made from. */
const recordingOf = async ({ alone }: Destination, flags: Flags, world: World) =>
  alone
    ? startRecording(alone, await readWholePlan(alone), program)
    : { brand: await brandOf(inquiryOf(flags, world)), basisOf: null }

/** `konkyo report`: the answer in the terminal, the documents in files; from results, a report.json, or what a plan names. */
export const report = async (flags: Flags, world: World): Promise<number> => {
  failuresOf(flags.failOn)
  const language = terminalLanguage(world.locale)
  const destination = await destinationOf(flags, world)
  const { target, locales: own } = destination
  prepare(destination.formats)
  await settle(resolve(world.cwd, target))
  const { brand, basisOf } = await recordingOf(destination, flags, world)
  const locale = own[0] ?? 'ja'
  const answer = await answerFor(destination.formats, { ...flags, lang: undefined }, world, { locale, brand })
  const made = await makeSet({
    ...answer,
    ...destination,
    brand,
    html: pageMaker(brand),
    lendPrinter: (use) => withBrowser({ browser: flags.browser, env: world.env }, use),
    cwd: world.cwd,
    inputs: flags.paths,
    hasHistory: destination.isPlanned,
    basisOf,
    partly: true,
    onReport: (known) => {
      if (flags.quiet) return
      printReading(editionOf(known, language), world.err)
      printAnswer(editionOf(known, language), world.err, flags.detail)
    },
    onFile: progressOf(countOf(destination), language, world),
  })
  for (const file of made.files) world.out(file)
  tellPrinting(made, flags, world)
  if (!flags.quiet) await tellBeside(made, target, flags, world)
  if (made.trouble) return errorCodes[made.trouble.code]
  return reached(made.report, flags.failOn) ? 1 : 0
}
