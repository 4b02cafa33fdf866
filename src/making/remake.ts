import { dirname, join, relative } from 'node:path'
import type { Stamp } from '../analysis/report.ts'
import { revised } from '../comparing/revision.ts'
import { UserError } from '../errors.ts'
import { type Basis, foundAt, groupOf, hashOf, keyOf, sha256 } from '../freshness/basis.ts'
import { planPathFrom } from '../freshness/check.ts'
import { createDisk } from '../freshness/disk.ts'
import { plannedTarget } from '../freshness/planned.ts'
import { locales } from '../i18n/locale.ts'
import type { Change, Report } from '../model/report.ts'
import { type Format, formats } from '../model/format.ts'
import { usualFormats } from '../outputs/index.ts'
import { answered, brandOf, exploreMaker, pageMaker, type Step } from '../pipeline.ts'
import type { LocatedPlan } from '../question/located-plan.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { type PlannedFiles, plannedFiles } from '../question/planned-files.ts'
import { type LendPrint, make } from './documents.ts'
import { lastOf } from './last-report.ts'
import { reachedIn } from './reached.ts'

/** What it takes to make the documents of a plan as the plan alone says. */
export interface Order {
  /** The plan, as it is named to people. */
  readonly plan: string
  /** The same by its place: the real folder and the name. */
  readonly planFile: string
  readonly cwd: string
  /** Real path of the folder that plans may read and write in. */
  readonly root: string
  readonly program: string
  readonly stamp: Stamp
  readonly lendPrint: LendPrint
  readonly onStep: (step: Step) => void
  readonly onFile: (path: string) => void
}

export interface Remade {
  /** Paths of the files, from the working folder. */
  readonly files: readonly string[]
  readonly report: Report
  /** What became of the answer; null where it is the same, or there was none before. */
  readonly change: Change | null
}

/** Where the documents of a plan go. Throws what readPlanFile throws, and UserError planOutside, planNoOut. */
export const targetOf = async ({ plan, planFile, cwd, root }: Pick<Order, 'plan' | 'planFile' | 'cwd' | 'root'>) =>
  plannedPlaces(await readPlanFile(plan, cwd), { plan, planFile, root }).target

const plannedPlaces = (
  located: LocatedPlan,
  { plan, planFile, root }: Pick<Order, 'plan' | 'planFile' | 'root'>,
): { readonly planned: PlannedFiles; readonly target: string } => {
  const planned = plannedFiles(located)
  const target = plannedTarget(planned, planFile, root)
  if (planned.inputs.length === 0) throw new UserError('planNoInputs', { path: plan })
  if (target === null) throw new UserError('planNoOut', { path: plan })
  return { planned, target }
}

/** The report is always among the documents: the next version is compared with it. */
const withJson = (asked: readonly Format[]): readonly Format[] =>
  formats.filter((format) => format === 'json' || asked.includes(format))

/** The look of a plan, and the files that it was read from with their hashes. */
const lookOf = async ({ plan, planFile, cwd }: Order, { values }: LocatedPlan) => {
  const from = dirname(planFile)
  const hashes = new Map<string, string>()
  const brand = await brandOf({ planPath: plan, cwd }, (file, bytes) => hashes.set(keyOf(file, from), sha256(bytes)))
  const folder = values.brand?.templates
  const paths = [...hashes.keys(), ...(folder === undefined ? [] : [folder])]
  /** Without stamps: they would have been looked at after the files were read. */
  return { brand, group: groupOf(paths, new Map(), hashes) }
}

const compared = async (report: Report, target: string, cwd: string) => {
  const last = await lastOf(target, cwd)
  return last.report
    ? revised({ old: last.report, new: report })
    : { report: { ...report, revisions: last.revisions }, change: null }
}

/** The documents of a plan, made from what it names and written together, with what they were made from. */
export const remake = async (order: Order): Promise<Remade> => {
  const { plan, planFile, cwd, root, stamp, onStep, onFile } = order
  const hash = hashOf(planFile)
  const located = await readPlanFile(plan, cwd)
  const { planned, target } = plannedPlaces(located, order)
  await settle(target)
  const paths = planned.inputs.map(({ path }) => path)
  const from = dirname(planFile)
  const found = await foundAt(createDisk(root), paths, from, Date.now())
  const look = await lookOf(order, located)
  const whole = await answered({ paths: [], cwd, planPath: plan, root, flags: {}, stamp, onStep })
  const { report, change } = await compared(whole.report, target, cwd)
  const own = planned.locales ?? locales
  const { files, trouble } = await make(
    {
      report,
      formats: withJson(planned.formats ?? usualFormats),
      locales: own,
      target: join(relative(cwd, dirname(target)), target.slice(dirname(target).length + 1)),
      brand: look.brand,
      html: pageMaker(look.brand),
      explore: exploreMaker(whole, own[0] ?? 'ja', look.brand),
      lendPrint: order.lendPrint,
    },
    onFile,
  )
  if (trouble) throw trouble
  const hashes = new Map(report.sources.map((source) => [keyOf(source.path, from), source.sha256]))
  const basis: Basis = {
    program: order.program,
    plan: { path: planPathFrom(target, planFile), sha256: hash },
    inputs: groupOf(paths, found, hashes),
    look: look.group,
    reached: reachedIn(report),
  }
  await write(target, files, basis)
  return { files: files.map(({ path }) => path), report, change }
}
