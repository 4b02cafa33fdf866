import { UserError } from '../errors.ts'
import type { Plan } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import { type Flags, options } from '../options.ts'
import { type Answered, answered as answeredBy, understand } from '../pipeline.ts'
import { readReportFile } from '../reading/report-file.ts'
import type { World } from './index.ts'
import { inquiryOf, languageOf } from './inquiry.ts'
import { styled } from './styled.ts'
import type { Reports } from '../comparing/levels.ts'
import { editionOf, type Edition } from '../document/edition.ts'

/** Parts of the plan that met nothing, with what there is to meet: a line each. */
export const unmetLines = ({ report: { unmet }, say, list }: Edition): readonly string[] =>
  unmet.map(({ part, at, text, choices, more }) => {
    const there = more > 0 ? [...choices, '…'] : choices
    return say(`terminal.unmet.${part}`, { at, text, choices: list(there) || '—' })
  })

/** The flags of the question that were given, as they are typed. */
const asked = (flags: Flags): readonly string[] =>
  options.question.flatMap(({ flag }) => {
    const key = flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    return key === 'now' || key === 'failOn' || flags[key as 'sla'] === undefined ? [] : [`--${flag}`]
  })

/** Whether a flag changes the question. */
export const isAsked = (flags: Flags): boolean => asked(flags).length > 0

/** A report.json brings its own question and date, which no flag can change any more. Throws UserError reportAsked. */
const unasked = (report: Report, path: string, flags: Flags): Report => {
  const given = [...asked(flags), ...(flags.now === undefined ? [] : ['--now'])]
  if (given.length > 0) throw new UserError('reportAsked', { path, flags: given.join(', ') })
  return report
}

/** The question of a report, to be asked of other results. What the plan said of files is part of it no more. */
const planOf = (report: Report): Plan => ({ ...report.plan, series: [], columns: [] })

/** The answer to the question of the flags from result files, with what it was made of; what the plan says of nothing there is told. */
export const answeredWhole = async (flags: Flags, world: World): Promise<Answered> => {
  const whole = await answeredBy(inquiryOf(flags, world))
  const language = languageOf(flags, world)
  if (!flags.quiet) for (const line of unmetLines(editionOf(whole.report, language))) world.err(styled('warning', line))
  return whole
}

/** The answer alone. */
export const answered = async (flags: Flags, world: World): Promise<Report> =>
  (await answeredWhole(flags, world)).report

/** A report.json as it is, or the answer from result files. */
export const subjectOf = async (flags: Flags, world: World): Promise<Report> => {
  const [path = ''] = flags.paths
  const report = flags.paths.length === 1 ? await readReportFile(path, world.cwd) : null
  return report ? unasked(report, path, flags) : answered(flags, world)
}

const again = async (path: string, plan: Plan, flags: Flags, world: World): Promise<Report> => {
  const inquiry = inquiryOf({ ...flags, paths: [path] }, world)
  const recognised = await understand(inquiry, plan)
  if (recognised.every((one) => one.runs.length === 0)) throw new UserError('noRuns', { files: recognised.length })
  const { reportOf } = await import('../analysis/report.ts')
  return reportOf(recognised, plan, inquiry.stamp)
}

/** Results beside a report.json are asked what the report was asked, unless the flags ask something. */
const beside = async (path: string, other: Report | null, flags: Flags, world: World): Promise<Report> =>
  other && !isAsked(flags) ? again(path, planOf(other), flags, world) : answered({ ...flags, paths: [path] }, world)

/** OLD and NEW, each a report.json or results. Throws UserError twoSubjects unless there are two. */
export const twoSubjects = async (flags: Flags, world: World): Promise<Reports> => {
  const [first, second, ...more] = flags.paths
  if (first === undefined || second === undefined || more.length > 0)
    throw new UserError('twoSubjects', { count: flags.paths.length })
  const [old, next] = [await readReportFile(first, world.cwd), await readReportFile(second, world.cwd)]
  if (old && next) return { old: unasked(old, first, flags), new: unasked(next, second, flags) }
  return {
    old: old ?? (await beside(first, next, flags, world)),
    new: next ?? (await beside(second, old, flags, world)),
  }
}
