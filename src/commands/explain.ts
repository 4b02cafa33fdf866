import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { keyNumbers } from '../document/trail/key-numbers.ts'
import { leavesOf, membersOf } from '../document/trail/leaves.ts'
import { originOf } from '../document/trail/origin.ts'
import { UserError } from '../errors.ts'
import { valueAt } from '../model/place.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import type { World } from './command.ts'
import { explainLines, numberLines } from './explain-text.ts'
import { localeOf } from './inquiry.ts'
import { placeOfNumber, placesOfValue } from './number-id.ts'
import { subjectOf } from './subject.ts'
import { terminalLanguage } from './terminal-language.ts'

/** The part of the graph that a number rests on. */
const subgraph = (report: Report, ref: string) => {
  const roots = ref in report.trails ? [ref] : [ref, ...membersOf(report, ref)]
  const leaves = new Set(roots.flatMap((root) => leavesOf(report, root)).filter((leaf) => leaf !== ref))
  const above = new Set(roots)
  for (const one of above)
    for (const input of report.trails[one]?.inputs ?? []) if ('ref' in input) above.add(input.ref)
  return {
    id: ref,
    value: valueAt(report, ref),
    trails: Object.fromEntries([...above].flatMap((one) => (report.trails[one] ? [[one, report.trails[one]]] : []))),
    values: Object.fromEntries([...above].map((one) => [one, valueAt(report, one)])),
    origins: Object.fromEntries(
      [ref, ...leaves].flatMap((leaf) => {
        const origin = leaf in report.trails ? null : originOf(report, leaf)
        return origin ? [[leaf, origin]] : []
      }),
    ),
  }
}

/** Numbers of one value that are listed. */
const listedAtMost = 20

/** How many levels of the tree are told. Throws UserError badOption. */
const depthOf = ({ depth }: Flags): number => {
  if (depth === undefined) return Infinity
  if (!/^[1-9]\d{0,2}$/.test(depth)) throw new UserError('badOption', { detail: `--depth ${depth}` })
  return Number(depth)
}

/** Without an ID, the numbers that have one. */
const list = async (flags: Flags, world: World): Promise<number> => {
  const report = await subjectOf(flags, world)
  const numbers = keyNumbers(report)
  const language = terminalLanguage(localeOf(flags, world))
  if (flags.json) world.out(JSON.stringify(numbers, null, 2))
  else for (const line of numberLines(report, numbers, language)) world.out(line)
  return 0
}

/**
 * `konkyo explain ID PATH…`: the chain of one number, from report.json or from result files; the numbers that print so,
 * where ID is a value; all that have a name, without one. Writes nothing.
 */
export const explain = async (flags: Flags, world: World): Promise<number> => {
  const [id, ...paths] = flags.paths
  const isPath = id !== undefined && paths.length === 0 && (await stat(resolve(world.cwd, id)).catch(() => null))
  if (isPath) return list(flags, world)
  if (id === undefined || paths.length === 0) throw new UserError('nothingToExplain')
  const language = terminalLanguage(localeOf(flags, world))
  const depth = depthOf(flags)
  const report = await subjectOf({ ...flags, paths }, world)
  const [only, ...others] = placesOfValue(report, id)
  if (others.length > 0) {
    const numbers = [only!, ...others].slice(0, listedAtMost).map((ref) => ({ name: ref, ref }))
    for (const line of numberLines(report, numbers, language)) world.out(line)
    return 0
  }
  const ref = only ?? placeOfNumber(report, id)
  if (flags.json) world.out(JSON.stringify(subgraph(report, ref), null, 2))
  else for (const line of explainLines(report, ref, language, depth)) world.out(line)
  return 0
}
