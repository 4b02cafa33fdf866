/*
 * The program:
 *
 *   paths ──read──▶ sources ──recognise──▶ runs ──report──▶ Report ──document──▶ page ──▶ html · pdf
 *                             plan file ─▶ Plan ──────────▶    └──────────────────────▶ json
 *
 * Everything before Report is free of language, everything after it is presentation.
 */
import { resolve } from 'node:path'
import type { Stamp } from './analysis/report.ts'
import type { Volume } from './document/block.ts'
import { type Edition, editionOf } from './document/edition.ts'
import { type Brand, noBrand, readBrand } from './brand/brand.ts'
import type { OnRead } from './brand/own-file.ts'
import { UserError } from './errors.ts'
import { plannedInputs } from './freshness/planned.ts'
import { catalogs, createLanguage, type Language } from './i18n/language.ts'
import type { Locale } from './i18n/locale.ts'
import { reworded } from './i18n/wording.ts'
import type { Plan } from './model/plan.ts'
import type { Report } from './model/report.ts'
import { type Grounds, packed } from './packing.ts'
import { outputs, pathOf, type OutputId, type Workshop } from './outputs/index.ts'
import type { LocatedPlan } from './question/located-plan.ts'
import { readPlanFile } from './question/plan-file.ts'
import { type PlannedPath, plannedFiles } from './question/located-plan.ts'
import { resolvePlan, type QuestionFlags } from './question/resolve.ts'
import type { Threads } from './reading/dumps/threads.ts'
import type { Sift } from './reading/list-files.ts'
import { readSources } from './reading/read-sources.ts'
import { generatorOf } from './reading/report-file.ts'
import { realPlace } from './reading/within.ts'
import { recogniseAll, type Recognised, takesFolded } from './recognition/recognise.ts'
import { once, perReport } from './render/once.ts'
import { rowOf, type RunRow } from './run-rows/columns.ts'
import type { Store } from './store/store.ts'
import type { FileToWrite } from './writing/aside.ts'

/** What is done now: files that were read so far, or runs that are analysed. */
export type Step =
  | { readonly kind: 'read'; readonly read: number; readonly files: number }
  | { readonly kind: 'analyze'; readonly runs: number; readonly files: number }

/**
 * What is asked, of what. `paths`: files, folders and globs from `cwd`, none for what the plan names; `planPath`: the plan file,
 * from `cwd` too; `flags` as they are typed on the command line, which win over the plan; `stamp`: the only clock of a report.
 */
export interface Inquiry {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly planPath: string | undefined
  /** The folder that a plan may read in, the working folder unless told; paths that were typed may lie anywhere. */
  readonly root?: string | undefined
  readonly flags: QuestionFlags
  readonly stamp: Stamp
  readonly onStep?: (step: Step) => void
  /** What was understood before, and is to be remembered. */
  readonly store?: Store | undefined
  /** Threads that read large files at the paths already. */
  readonly ahead?: Threads | null | undefined
}

/** Runs as rows, graded among each other, in the order of the sources; copies of a run each have their own. */
export const rowsOf = async (
  recognised: readonly Recognised[],
  plan: Plan,
): Promise<readonly (readonly RunRow[])[]> => {
  const { gradedRuns } = await import('./analysis/graded-runs.ts')
  const graded = gradedRuns(
    recognised.flatMap(({ runs }) => runs),
    plan,
  )
  let next = 0
  return recognised.map(({ source, runs }) =>
    graded.slice(next, (next += runs.length)).map((one) => rowOf({ ...one, source })),
  )
}

/** Keeps the rows of files that the store has none of, graded by the default question: theirs is no plan. */
const remember = async (
  store: Store,
  recognised: readonly Recognised[],
  cwd: string,
  columns: Plan['columns'],
): Promise<void> => {
  const as = JSON.stringify(columns)
  if (recognised.every(({ source }) => store.hasRows(source, cwd, as))) return
  const rows = await rowsOf(recognised, { ...resolvePlan({}, null), columns })
  for (const [i, { source }] of recognised.entries())
    if (!store.hasRows(source, cwd, as)) store.keepRows(source, cwd, as, rows[i]!)
}

/**
 * 1 and 2: files → what they hold, one a file, columns of tables as the plan says. A file that is not understood is no error: it
 * has its problems, and no runs. Throws UserError noPaths, emptyPath, pathNotFound, noFiles.
 */
export const understand = async (
  {
    paths,
    cwd,
    onStep,
    store,
    ahead,
    sift,
  }: Pick<Inquiry, 'paths' | 'cwd' | 'onStep' | 'store' | 'ahead'> & { readonly sift?: Sift },
  { columns }: Pick<Plan, 'columns'> = { columns: [] },
): Promise<readonly Recognised[]> => {
  if (paths.length === 0) throw new UserError('noPaths')
  if (paths.some((path) => path.trim() === '')) throw new UserError('emptyPath')
  const told = (read: number, files: number) => onStep?.({ kind: 'read', read, files })
  const sources = await readSources(paths, cwd, {
    onFile: told,
    sift,
    through: store?.reading,
    takes: takesFolded,
    ahead,
  })
  if (sources.length === 0) throw new UserError('noFiles', { paths: paths.join(', ') })
  const recognised = recogniseAll(sources, columns)
  if (store) await remember(store, recognised, cwd, columns)
  const runs = recognised.reduce((count, source) => count + source.runs.length, 0)
  onStep?.({ kind: 'analyze', runs, files: sources.length })
  return recognised
}

/** That something which a plan names is not there, and where it names it. */
const located = (error: unknown, inputs: readonly PlannedPath[]): unknown => {
  if (!(error instanceof UserError) || !['pathNotFound', 'notAFile'].includes(error.code)) return error
  const named = inputs.find(({ path }) => path === error.values['path'])
  return named ? new UserError('planPathNotFound', { ...named }) : error
}

/** 1 and 2 of what the plan names, in the folder of the plan. */
const understandPlanned = async (inquiry: Inquiry, file: LocatedPlan, plan: Plan): Promise<readonly Recognised[]> => {
  const { planPath = '', cwd, root = cwd } = inquiry
  const named = plannedFiles(file)
  try {
    const planned = plannedInputs(named, resolve(cwd, planPath), realPlace(root))
    return await understand({ ...inquiry, ...planned }, plan)
  } catch (error) {
    throw located(error, named.inputs)
  }
}

/** 1 and 2, and the question: all that an answer is made of. Without paths, of what the plan names. */
export const groundsOf = async (inquiry: Inquiry): Promise<Grounds> => {
  const { planPath, paths, cwd, flags, stamp } = inquiry
  const file = planPath === undefined ? null : await readPlanFile(planPath, cwd)
  const plan = resolvePlan(flags, file)
  const isPlanned = paths.length === 0 && file?.values.inputs !== undefined
  const recognised = isPlanned ? await understandPlanned(inquiry, file, plan) : await understand(inquiry, plan)
  return { recognised, plan, stamp }
}

/** 1 to 3, with what the report was made of; what makes it is loaded while files are read. */
const examined = async (inquiry: Inquiry): Promise<Answered> => {
  const [grounds, { reportOf }] = await Promise.all([groundsOf(inquiry), import('./analysis/report.ts')])
  return { grounds, report: reportOf(grounds.recognised, grounds.plan, grounds.stamp) }
}

/** 1 to 3: files and question → report, even one without a single run. Throws the UserErrors of understand, and of a plan at fault. */
export const examine = async (inquiry: Inquiry): Promise<Report> => (await examined(inquiry)).report

export interface Answered {
  readonly grounds: Grounds
  readonly report: Report
}

/** The report with what it was made of; throws UserError noRuns when nothing can be answered. */
export const answered = async (inquiry: Inquiry): Promise<Answered> => {
  const whole = await examined(inquiry)
  const { report } = whole
  if (report.runs.length + report.baselines.length === 0)
    throw new UserError('noRuns', { files: report.sources.length })
  return whole
}

/**
 * The report alone: paths and a plan → the answer, as pure JSON in SI units. Throws the UserErrors of examine, and noRuns where no
 * file has a run to answer from.
 */
export const answer = async (inquiry: Inquiry): Promise<Report> => (await answered(inquiry)).report

/** What the plan file says of the look of the documents. Throws the UserErrors of readBrand. */
export const brandOf = async (
  { planPath, cwd }: Pick<Inquiry, 'planPath' | 'cwd'>,
  onRead?: OnRead,
): Promise<Brand> => {
  if (planPath === undefined) return noBrand
  return readBrand(planPath, cwd, onRead)
}

/** 4: report → page, each language once however many outputs ask for it. */
export const pageMaker = (brand: Brand = noBrand): Workshop['html'] => {
  const loaded = perReport(async (report) => {
    const [{ documentOf }, { groundsIn }, { page, pageTools }] = await Promise.all([
      import('./document/document.ts'),
      import('./document/trail/leaves.ts'),
      import('./render/page.ts'),
    ])
    return { documentOf, grounds: groundsIn(report), page, tools: pageTools(brand) }
  })
  return once(async (report: Report, volume: Volume, language: Language) => {
    const { documentOf, grounds, page, tools } = await loaded(report)
    const own = { chapters: brand.chapters, templates: brand.templates.names }
    const document = documentOf(editionOf(report, language), volume, grounds, own)
    return page(document, language, generatorOf(report), brand, tools)
  })
}

/** A report in a language, in the words and the tone that its plan asks of the document. */
const editionIn = (report: Report, locale: Locale): Edition =>
  editionOf(report, createLanguage(locale, reworded(catalogs[locale], locale, report.plan.document)))

/** The page that answers other questions of what a report was made of. */
export const exploreMaker =
  ({ grounds, report }: Answered, locale: Locale, brand: Brand = noBrand): Workshop['explore'] =>
  async () => {
    const { explorePage } = await import('./render/explore-page.ts')
    return explorePage({ grounds: packed(grounds), generator: generatorOf(report), locale, brand })
  }

export interface Rendering {
  readonly report: Report
  readonly formats: readonly OutputId[]
  readonly locales: readonly Locale[]
  /** Folder and NAME of the files. */
  readonly target: string
  readonly workshop: Workshop
  readonly onFile?: (path: string) => void
}

/**
 * 5: report → the content of every file asked for; writes none. `target` is folder and NAME, `print` of the workshop makes a PDF of
 * HTML. A page is printed while the next one is made.
 */
export const render = async ({
  report,
  formats,
  locales,
  target,
  workshop,
  onFile,
}: Rendering): Promise<readonly FileToWrite[]> => {
  const jobs = formats.flatMap((format) => {
    const own = outputs[format].perLanguage ? locales : locales.slice(0, 1)
    return own.flatMap((locale) =>
      outputs[format].volumes.map((volume) => ({
        format,
        locale,
        volume,
        path: pathOf(target, format, volume, locale),
      })),
    )
  })
  return Promise.all(
    jobs.map(async ({ format, locale, volume, path }) => {
      onFile?.(path)
      const edition = editionIn(report, locale)
      return { path, content: await outputs[format].render(edition, volume ?? 'body', workshop) }
    }),
  )
}
