import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { plannedTarget } from '../freshness/planned.ts'
import { type Format, formats } from '../model/documents.ts'
import { type LocatedPlan, type PlannedFiles, plannedFiles } from '../question/located-plan.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { realPlace } from '../reading/within.ts'

/** A plan, and where it may read and write. */
export interface PlanPlace {
  /** As it is named to people, from the working folder. */
  readonly plan: string
  /** Its real folder, and its name. */
  readonly planFile: string
  readonly cwd: string
  /** Real path of the folder that the plan may read and write in. */
  readonly root: string
}

export const planPlace = (plan: string, cwd: string, root: string = cwd): PlanPlace => {
  const file = resolve(cwd, plan)
  return { plan, planFile: join(realPlace(dirname(file)), basename(file)), cwd, root: realPlace(resolve(cwd, root)) }
}

/** A plan that says by itself what is read and where the documents go: folder and NAME, absolute. */
export interface WholePlan {
  readonly located: LocatedPlan
  readonly planned: PlannedFiles
  readonly target: string
}

/** Throws what readPlanFile throws, and UserError planOutside, planNoInputs, planNoOut. */
export const readWholePlan = async ({ plan, planFile, cwd, root }: PlanPlace): Promise<WholePlan> => {
  const located = await readPlanFile(plan, cwd)
  const planned = plannedFiles(located)
  const target = plannedTarget(planned, planFile, root)
  if (planned.inputs.length === 0) throw new UserError('planNoInputs', { path: plan })
  if (target === null) throw new UserError('planNoOut', { path: plan })
  return { located, planned, target }
}

/** The report is always among documents that have versions: the next one is compared with it. */
export const withJson = (asked: readonly Format[]): readonly Format[] =>
  formats.filter((format) => format === 'json' || asked.includes(format))
