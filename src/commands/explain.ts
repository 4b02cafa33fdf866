import { leavesOf, membersOf } from '../document/trail/leaves.ts'
import { originOf } from '../document/trail/origin.ts'
import { UserError } from '../errors.ts'
import { valueAt } from '../model/place.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import type { World } from './command.ts'
import { explainLines } from './explain-text.ts'
import { localeOf } from './inquiry.ts'
import { placeOfNumber } from './number-id.ts'
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
    trails: Object.fromEntries(
      [...above].flatMap((one) => (report.trails[one] ? [[one, report.trails[one]]] : [])),
    ),
    values: Object.fromEntries([...above].map((one) => [one, valueAt(report, one)])),
    origins: Object.fromEntries(
      [ref, ...leaves].flatMap((leaf) => {
        const origin = leaf in report.trails ? null : originOf(report, leaf)
        return origin ? [[leaf, origin]] : []
      }),
    ),
  }
}

/** `konkyo explain ID PATH…`: the chain of one number, from report.json or from result files. Writes nothing. */
export const explain = async (flags: Flags, world: World): Promise<number> => {
  const locale = localeOf(flags, world)
  const [id, ...paths] = flags.paths
  if (id === undefined || paths.length === 0) throw new UserError('nothingToExplain')
  const report = await subjectOf({ ...flags, paths }, world)
  const ref = placeOfNumber(report, id)
  if (flags.json) world.out(JSON.stringify(subgraph(report, ref), null, 2))
  else for (const line of explainLines(report, ref, terminalLanguage(locale))) world.out(line)
  return 0
}
