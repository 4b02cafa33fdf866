import { relative, dirname } from 'node:path'
import type { Stamp } from '../analysis/report.ts'
import { locales } from '../i18n/locale.ts'
import { usualFormats } from '../outputs/index.ts'
import { answered, exploreMaker, pageMaker, type Step, brandOf } from '../pipeline.ts'
import type { Store } from '../store/store.ts'
import { settle } from '../writing/settle.ts'
import { type LendPrinter, prepare } from './documents.ts'
import { type MadeSet, makeSet } from './make-set.ts'
import { type PlanPlace, readWholePlan, withJson, type WholePlan } from './planned.ts'
import type { Brand } from '../brand/brand.ts'
import { type Basis, foundAt, groupOf, hashOf, keyOf, sha256 } from '../freshness/basis.ts'
import { planPathFrom } from '../freshness/check.ts'
import { createDisk } from '../freshness/disk.ts'
import type { Report } from '../model/report.ts'
import { reachedIn } from './reached.ts'

/** What is noted before anything is read, so that what changes in between is told as changed afterwards. */
export interface Recording {
  readonly brand: Brand
  readonly basisOf: (report: Report) => Basis
}

/** The look of a plan, and the files that it was read from. Without stamps, which would be younger than the reading. */
const lookOf = async ({ plan, planFile, cwd }: PlanPlace, { located }: WholePlan) => {
  const hashes = new Map<string, string>()
  const from = dirname(planFile)
  const brand = await brandOf({ planPath: plan, cwd }, (file, bytes) => hashes.set(keyOf(file, from), sha256(bytes)))
  const folder = located.values.brand?.templates
  const paths = [...hashes.keys(), ...(folder === undefined ? [] : [folder])]
  return { brand, look: groupOf(paths, new Map(), hashes) }
}

export const startRecording = async (place: PlanPlace, whole: WholePlan, program: string): Promise<Recording> => {
  const { planFile, root } = place
  const from = dirname(planFile)
  const paths = whole.planned.inputs.map(({ path }) => path)
  const hash = hashOf(planFile)
  const found = await foundAt(createDisk(root), paths, from, Date.now())
  const { brand, look } = await lookOf(place, whole)
  return {
    brand,
    basisOf: (report) => ({
      program,
      plan: { path: planPathFrom(whole.target, planFile), sha256: hash },
      inputs: groupOf(paths, found, new Map(report.sources.map((one) => [keyOf(one.path, from), one.sha256]))),
      look,
      reached: reachedIn(report),
    }),
  }
}

/** What it takes to make the documents of a plan, as the plan alone says. */
export interface Order extends PlanPlace {
  readonly program: string
  readonly stamp: Stamp
  /** What was understood of files before. */
  readonly store?: Store | undefined
  readonly lendPrinter: LendPrinter
  readonly onStep: (step: Step) => void
  readonly onFile: (path: string) => void
}

/**
 * The documents of a plan, made from what it names, with what they were made from. Throws all that a person can mend; then
 * the last documents are untouched.
 */
export const remake = async (order: Order): Promise<MadeSet> => {
  const { plan, cwd, root, stamp, store, lendPrinter, onStep, onFile } = order
  const whole = await readWholePlan(order)
  const own = whole.planned.locales ?? locales
  const asked = withJson(whole.planned.formats ?? usualFormats)
  prepare(asked)
  await settle(whole.target)
  const { brand, basisOf } = await startRecording(order, whole, order.program)
  const known = await answered({ paths: [], cwd, planPath: plan, root, flags: {}, stamp, store, onStep })
  return makeSet({
    report: known.report,
    formats: asked,
    locales: own,
    target: relative(cwd, whole.target),
    brand,
    html: pageMaker(brand),
    explore: exploreMaker(known, own[0] ?? 'ja', brand),
    lendPrinter,
    cwd,
    inputs: [],
    hasHistory: true,
    basisOf,
    partly: false,
    onFile,
  })
}
