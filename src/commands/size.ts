import { UserError } from '../errors.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { resolvePlan } from '../question/resolve.ts'
import { resolveSize } from '../question/size-question.ts'
import { sizeOf } from '../sizing/size.ts'
import { readReportFile } from '../reading/report-file.ts'
import { version } from '../version.ts'
import type { World } from './command.ts'
import { localeOf } from './inquiry.ts'
import { shortSize } from './size-short.ts'
import { printSize } from './size-text.ts'
import { terminalLanguage } from './terminal-language.ts'

/** A report.json was judged already. Throws UserError reportAsked for flags that would judge it anew. */
const refuseJudging = ({ sla, repeatPolicy, accept }: Flags, path: string): void => {
  const asked = Object.entries({ '--sla': sla, '--repeat-policy': repeatPolicy, '--accept': accept })
  const given = asked.filter(([, value]) => value !== undefined).map(([flag]) => flag)
  if (given.length > 0) throw new UserError('reportAsked', { path, flags: given.join(', ') })
}

/** The report of result files, and what there is to say of reading them. */
const made = async (flags: Flags, world: World, language: Language): Promise<Report> => {
  const { answered } = await import('./subject.ts')
  const report = await answered(flags, world)
  const { printReading } = await import('./answer-text.ts')
  if (!flags.quiet && !flags.json) printReading(report, language, world.err)
  return report
}

/** Reports as they stand, and one made of all other paths together. */
const reportsOf = async (flags: Flags, world: World, language: Language): Promise<readonly Report[]> => {
  const all = flags.paths.map(async (path) => ({ path, report: await readReportFile(path, world.cwd) }))
  const files = await Promise.all(all)
  const read = files.flatMap(({ report }) => report ?? [])
  const paths = files.flatMap(({ path, report }) => (report ? [] : path))
  for (const { path, report } of files) if (report) refuseJudging(flags, path)
  return paths.length === 0 ? read : [...read, await made({ ...flags, paths }, world, language)]
}

/** Ids are unique within a report only. */
const seriesOf = (reports: readonly Report[]): Report['series'] =>
  reports.flatMap(({ series }, i) =>
    reports.length === 1
      ? series
      : series.map((one) => ({ ...one, id: `${i + 1}/${one.id}`, workloadId: `${i + 1}/${one.workloadId}` })),
  )

/** `konkyo size`: loads, users and servers from typed numbers or measured layouts. Writes nothing. */
export const size = async (flags: Flags, world: World): Promise<number> => {
  const locale = localeOf(flags, world)
  const language = terminalLanguage(locale)
  const file = flags.plan === undefined ? null : await readPlanFile(flags.plan, world.cwd)
  const plan = resolvePlan(flags, file)
  const question = resolveSize(flags, plan)
  const result = sizeOf(question, seriesOf(await reportsOf(flags, world, language)), version)
  if (flags.paths.length + result.layouts.length + result.demands.length === 0 && !result.comparison)
    throw new UserError('nothingToSize')
  if (flags.json) world.out(JSON.stringify(result, null, 2))
  else if (flags.detail) printSize(result, language, world.out)
  else for (const line of shortSize(result, language)) world.out(line)
  return 0
}
