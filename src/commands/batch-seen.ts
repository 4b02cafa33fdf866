import { readFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { recordedOf } from '../freshness/check.ts'
import { createDisk } from '../freshness/disk.ts'
import type { Making } from './batch-hands.ts'
import type { PassOrder } from './batch-pass.ts'
import { type Plan, plansAt } from './batch-plans.ts'

/** All files that documents rest on, with their stamps; and the places where more may land. */
export interface Seen {
  readonly stamps: ReadonlyMap<string, string>
  readonly places: readonly string[]
}

/** What a plan names, as its documents tell it, or else the plan itself. */
const namedBy = async (plan: Plan, order: PassOrder, { inputsOf }: Making): Promise<readonly string[]> => {
  const recorded = recordedOf(plan.file, { disk: createDisk(order.root), root: order.root, program: order.program })
  return typeof recorded === 'string' ? inputsOf(plan) : [...recorded.basis.inputs.paths, ...recorded.basis.look.paths]
}

/** The part of a path before its first glob. */
const base = (path: string): string => path.split(/[*?{[(!]/)[0]!.replace(/[^/\\]*$/, '') || '.'

/** What there is now. Nothing is read but plans and manifests. */
export const seenNow = async (order: PassOrder, making: Making): Promise<Seen> => {
  const disk = createDisk(order.root)
  const plans = await plansAt(order.paths, order.cwd).catch(() => [])
  const stamps = new Map<string, string>()
  const places = new Set(order.paths.map((path) => resolve(order.cwd, /[*?{[(]/.test(path) ? base(path) : path)))
  for (const plan of plans) {
    const from = dirname(plan.file)
    const named = await namedBy(plan, order, making)
    for (const path of named) places.add(resolve(from, /[*?{[(!]/.test(path) ? base(path) : path))
    for (const file of [plan.file, ...(await disk.files(named, from))]) stamps.set(file, disk.stamp(file) ?? '')
  }
  return { stamps, places: [...places] }
}

/** Files that are there and are not what they were. */
export const changedSince = (before: Seen, now: Seen): readonly string[] =>
  [...now.stamps].filter(([file, stamp]) => before.stamps.get(file) !== stamp).map(([file]) => file)

/** Whether anything is other than it was: new, gone, or another. */
export const isOther = (before: Seen, now: Seen): boolean =>
  changedSince(before, now).length > 0 || [...before.stamps.keys()].some((file) => !now.stamps.has(file))

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Beyond this a file is not parsed to see whether it ends. */
const largestParsed = 20_000_000

const endsWhole: Readonly<Record<string, (text: string) => boolean>> = {
  '.json': (text) => (text.length > largestParsed ? /[}\]]\s*$/.test(text.slice(-1000)) : parses(text)),
  '.jsonl': (text) => parses(text.trimEnd().split('\n').at(-1) ?? ''),
}

/** Whether a file is written to its end, as far as its kind can tell: JSON stops where it began. */
export const isWhole = (file: string): boolean => {
  const test = endsWhole[extname(file).toLowerCase().replace('.ndjson', '.jsonl')]
  try {
    return !test || test(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return true
  }
}
