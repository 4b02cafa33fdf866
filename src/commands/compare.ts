import { anyWorse, compare as compareReports } from '../comparing/compare.ts'
import { UserError } from '../errors.ts'
import type { Flags } from '../options.ts'
import { onOneLine } from '../visible.ts'
import type { World } from './command.ts'
import { comparisonLines } from './compare-text.ts'
import { localeOf } from './inquiry.ts'
import { twoSubjects } from './subject.ts'
import { terminalLanguage } from './terminal-language.ts'

/** `--fail-on worse` is all that a comparison can be asked to fail on. */
const failsOnWorse = ({ failOn }: Flags): boolean => {
  if (failOn !== undefined && failOn.trim() !== 'worse')
    throw new UserError('badOption', { detail: `--fail-on ${failOn}: worse` })
  return failOn !== undefined
}

/** `konkyo compare OLD NEW`: what became better or worse beyond noise. */
export const compare = async (flags: Flags, world: World): Promise<number> => {
  const locale = localeOf(flags, world)
  const strict = failsOnWorse(flags)
  const reports = await twoSubjects(flags, world)
  const comparison = compareReports(reports)
  if (flags.json) world.out(JSON.stringify(comparison, null, 2))
  else {
    const [first = '', second = ''] = flags.paths
    const labelled = { ...reports, paths: [first, second] as const }
    for (const line of comparisonLines(comparison, labelled, terminalLanguage(locale))) world.out(onOneLine(line))
  }
  return strict && anyWorse(comparison) ? 1 : 0
}
