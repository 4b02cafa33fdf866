import { relative } from 'node:path'
import type { Stamp } from '../analysis/report.ts'
import { locales } from '../i18n/locale.ts'
import { usualFormats } from '../outputs/index.ts'
import { answered, exploreMaker, pageMaker, type Step } from '../pipeline.ts'
import type { Store } from '../store/store.ts'
import { settle } from '../writing/settle.ts'
import { type LendPrinter, prepare } from './documents.ts'
import { type MadeSet, makeSet } from './make-set.ts'
import { type PlanPlace, readWholePlan, withJson } from './planned.ts'
import { startRecording } from './recording.ts'

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
