import { dirname } from 'node:path'
import type { Brand } from '../brand/brand.ts'
import { type Basis, foundAt, groupOf, hashOf, keyOf, sha256 } from '../freshness/basis.ts'
import { planPathFrom } from '../freshness/check.ts'
import { createDisk } from '../freshness/disk.ts'
import type { Report } from '../model/report.ts'
import { brandOf } from '../pipeline.ts'
import type { PlanPlace, WholePlan } from './planned.ts'
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
