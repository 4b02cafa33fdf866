import { UserError } from '../errors.ts'
import { createLanguage } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { resolvePlan } from '../question/resolve.ts'
import { resolveSize } from '../question/size-question.ts'
import { readReportFile } from '../reading/report-file.ts'
import { sizeOf } from '../sizing/size.ts'
import { version } from '../version.ts'
import type { World } from './command.ts'
import { inquiryOf, localesOf } from './inquiry.ts'
import { printSize } from './size-text.ts'

/** Reports as they stand, and one made of all other paths together. */
const reportsOf = async (flags: Flags, world: World): Promise<readonly Report[]> => {
  const all = flags.paths.map(async (path) => ({ path, report: await readReportFile(path, world.cwd) }))
  const files = await Promise.all(all)
  const read = files.flatMap(({ report }) => report ?? [])
  const paths = files.flatMap(({ path, report }) => (report ? [] : path))
  if (paths.length === 0) return read
  const { answer } = await import('../pipeline.ts')
  return [...read, await answer(inquiryOf({ ...flags, paths }, world))]
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
  const [locale = world.locale] = flags.lang === undefined ? [world.locale] : localesOf(flags.lang)
  const plan = resolvePlan(flags, flags.plan === undefined ? null : await readPlanFile(flags.plan))
  const question = resolveSize(flags, plan)
  const result = sizeOf(question, seriesOf(await reportsOf(flags, world)), version)
  if (flags.paths.length + result.layouts.length + result.demands.length === 0 && !result.comparison)
    throw new UserError('nothingToSize')
  if (flags.json) world.out(JSON.stringify(result, null, 2))
  else printSize(result, createLanguage(locale), world.out)
  return 0
}
