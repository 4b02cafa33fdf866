import { relative } from 'node:path'
import { UserError, errorCodes } from '../errors.ts'
import { type Place, type Recorded, recordedOf, standingOf, type Why } from '../freshness/check.ts'
import { createDisk, isLeft } from '../freshness/disk.ts'
import type { MadeSet } from '../making/make-set.ts'
import { groupBy } from '../model/group-by.ts'
import { realPlace } from '../reading/within.ts'
import { isInShard, type Plan, plansAt, type Shard } from './batch-plans.ts'

/** What became of a plan, and the exit code that it asks for. */
export type Outcome = { readonly plan: Plan; readonly code: number } & (
  | { readonly state: 'made'; readonly made: MadeSet; readonly seconds: number }
  | { readonly state: 'unchanged'; readonly target: string }
  | { readonly state: 'failed'; readonly error: unknown }
)

/** What a pass leaves to whoever calls it: all that takes long to load, and all that is told. */
export interface Hands {
  /** Folder and NAME of the documents of a plan, by the plan itself. */
  readonly targetOf: (plan: Plan) => Promise<string>
  readonly make: (plan: Plan) => Promise<MadeSet>
  /** Finishes what a killed process left of documents. */
  readonly settle: (target: string) => Promise<void>
  readonly renew: (recorded: Recorded, basis: Recorded['basis']) => Promise<void>
  /** The exit code that a report asks for by what it has, as --fail-on names it. */
  readonly codeOf: (reached: readonly string[]) => number
  /** Before the first document is made. */
  readonly onDue: () => Promise<void>
  readonly onStart: (plans: number) => void
  readonly onPlan: (plan: Plan, why: readonly Why[], number: number, all: number) => void
  readonly onOutcome: (outcome: Outcome) => void
}

export interface PassOrder {
  readonly paths: readonly string[]
  readonly cwd: string
  /** Real path of the folder that plans may read and write in. */
  readonly root: string
  readonly program: string
  readonly shard: Shard | null
  /** True once no further document is to be begun. */
  readonly isOver: () => boolean
}

/** A plan, and what its documents say that they were made from, or why they are to be made. */
interface Known {
  readonly plan: Plan
  readonly recorded: Recorded | 'first' | 'plan'
  /** Folder and NAME of the documents, or what is wrong with the plan. */
  readonly target: string | UserError
}

/** The value, or what a person can mend. */
const orFault = async <T>(promise: Promise<T>): Promise<T | UserError> =>
  promise.catch((error: unknown) => {
    if (error instanceof UserError) return error
    throw error
  })

const knownOf = async (plan: Plan, place: Place, { targetOf, settle }: Hands): Promise<Known> => {
  const recorded = recordedOf(plan.file, place)
  if (typeof recorded === 'string') return { plan, recorded, target: await orFault(targetOf(plan)) }
  const { target } = recorded
  if (!isLeft(target)) return { plan, recorded, target }
  const fault = await orFault(settle(target))
  return { plan, recorded: recordedOf(plan.file, place), target: fault ?? target }
}

/** Documents that several plans want to write are nobody's: an error of each of them. */
const conflictsOf = (all: readonly Known[], cwd: string): ReadonlyMap<Plan, UserError> => {
  const targets = all.flatMap(({ plan, target }) =>
    typeof target === 'string' ? [{ plan, target, real: realPlace(target) }] : [],
  )
  const shared = [...groupBy(targets, ({ real }) => real).values()].filter((group) => group.length > 1)
  return new Map(
    shared.flatMap((group) =>
      group.map(({ plan, target }) => {
        const others = group.filter((one) => one.plan !== plan).map((one) => one.plan.shown)
        const values = { where: plan.shown, others: others.join(', '), target: relative(cwd, target) }
        return [plan, new UserError('planSameOut', values)] as const
      }),
    ),
  )
}

const failed = (plan: Plan, error: unknown): Outcome => ({
  plan,
  state: 'failed',
  error,
  code: error instanceof UserError ? errorCodes[error.code] : 70,
})

const whyOf = async ({ plan, recorded }: Known, place: Place, { renew }: Hands): Promise<readonly Why[]> => {
  if (typeof recorded === 'string') return [{ cause: recorded, files: [] }]
  const { why, renewed } = await standingOf(recorded, plan.file, place)
  if (renewed) await renew(recorded, renewed)
  return why
}

const made = async (plan: Plan, { make, codeOf }: Hands): Promise<Outcome> => {
  const start = performance.now()
  try {
    const set = await make(plan)
    return { plan, state: 'made', made: set, seconds: (performance.now() - start) / 1000, code: codeOf(set.reached) }
  } catch (error) {
    return failed(plan, error)
  }
}

interface Due {
  readonly plan: Plan
  readonly why: readonly Why[]
}

/** What is to be made of what is known; the rest has its outcome already. */
const sorted = async (
  { plan, recorded, target }: Known,
  conflict: UserError | undefined,
  place: Place,
  hands: Hands,
): Promise<Outcome | Due> => {
  const fault = conflict ?? (typeof target === 'string' ? null : target)
  if (fault) return failed(plan, fault)
  const why = await whyOf({ plan, recorded, target }, place, hands)
  if (why.length > 0 || typeof recorded === 'string') return { plan, why }
  return { plan, state: 'unchanged', target: recorded.target, code: hands.codeOf(recorded.basis.reached) }
}

/**
 * Looks at all plans once, and makes the documents that are not what they would be if they were made now. What fails is told,
 * and stops no other.
 */
export const pass = async (order: PassOrder, hands: Hands): Promise<readonly Outcome[]> => {
  const { paths, cwd, root, program, shard, isOver } = order
  const plans = await plansAt(paths, cwd)
  const own = plans.filter((plan) => isInShard(plan, shard, root))
  hands.onStart(own.length)
  const place: Place = { disk: createDisk(root), root, program }
  const known: Known[] = []
  for (const plan of plans) known.push(await knownOf(plan, place, hands))
  const conflicts = conflictsOf(known, cwd)
  const outcomes: Outcome[] = []
  const settled = (outcome: Outcome): void => {
    outcomes.push(outcome)
    hands.onOutcome(outcome)
  }
  const due: Due[] = []
  for (const one of known.filter(({ plan }) => own.includes(plan))) {
    const result = await sorted(one, conflicts.get(one.plan), place, hands)
    if ('state' in result) settled(result)
    else due.push(result)
  }
  if (due.length > 0) await hands.onDue()
  for (const [i, { plan, why }] of due.entries()) {
    if (isOver()) break
    hands.onPlan(plan, why, i + 1, due.length)
    settled(await made(plan, hands))
  }
  return outcomes
}
