import { reportOf } from '../../src/analysis/report.ts'
import { promisedOf } from '../../src/analysis/headroom/promised.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import { reportSchema } from '../../src/model/report.ts'
import type { Recognised } from '../../src/recognition/recognise.ts'
import { refused } from '../../src/replay/sweep.ts'

/** What a reader stakes money on, the best of all series: loads, rates and users. */
interface Answer {
  readonly best: Readonly<Record<string, number>>
  /** Runs that pass, by file and place. */
  readonly passing: ReadonlySet<string>
  /** Every problem, and every finding of weight, by what it says and where. */
  readonly told: ReadonlySet<string>
}

/** The promise without a replay, which takes seconds; `npm run validate` holds replays to worse evidence. */
const byLaw: typeof promisedOf = (question, offered) =>
  promisedOf({ ...question, refusal: question.refusal ?? refused('fewLevels') }, offered)

const stamp = { version: '0.0.0', now: '2026-01-01T00:00:00.000Z' }

export const reportFrom = (recognised: readonly Recognised[], plan: Plan): Report =>
  reportOf(recognised, plan, stamp, byLaw)

const largest = (values: readonly (number | null | undefined)[]): number =>
  Math.max(0, ...values.filter((value) => typeof value === 'number'))

/** What is planned with where nothing could be judged is no answer, and every document says so. */
const bestOf = ({ series: all }: Report): Answer['best'] => {
  const series = all.filter(({ basis }) => basis?.judged !== false)
  const on = (axis: string) => series.filter(({ capacity }) => capacity.axis === axis)
  return {
    concurrency: largest(on('concurrency').map(({ capacity }) => capacity.maxConcurrency)),
    requestRate: largest(on('requestRate').map(({ capacity }) => capacity.maxConcurrency)),
    throughput: largest(series.map(({ capacity }) => capacity.throughput)),
    planningRate: largest(series.map(({ headroom }) => headroom?.arrivalRate)),
    users: largest(series.flatMap(({ users }) => users.map((one) => one.users))),
  }
}

const toldOf = (report: Report): ReadonlySet<string> => {
  const pathOf = new Map(report.sources.map(({ id, path }) => [id, path]))
  const placeOf = new Map(report.runs.map(({ id, source, at }) => [id, `${pathOf.get(source)}#${at}`]))
  return new Set([
    ...report.sources.flatMap(({ path, problems }) =>
      problems.map(({ code, where, values }) => JSON.stringify([code, path, where, values])),
    ),
    ...report.findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ id, reason, run, level }) => JSON.stringify([id, reason, placeOf.get(run ?? '') ?? level])),
  ])
}

const passingOf = (report: Report): ReadonlySet<string> => {
  const passing = new Set(
    report.series.flatMap(({ points }) =>
      points.filter(({ verdict }) => verdict === 'pass').flatMap(({ runs }) => runs),
    ),
  )
  const pathOf = new Map(report.sources.map(({ id, path }) => [id, path]))
  return new Set(report.runs.filter(({ id }) => passing.has(id)).map(({ source, at }) => `${pathOf.get(source)}#${at}`))
}

export const answerOf = (report: Report): Answer => ({
  best: bestOf(report),
  passing: passingOf(report),
  told: toldOf(report),
})

/** Of the levels that were tried, not of what a run is worth: that none failed is no reason not to trust one that passes now. */
const isOfSweep = (told: string): boolean => told.startsWith('["V19"')

/** A file that holds one run names it by no line; with more behind it, the same run stands in its first. */
const wasPassing = (place: string, { passing }: Answer): boolean =>
  passing.has(place) || passing.has(place.replace(/#line:1$/, '#'))

/** Printed with few digits, a rate may stand for what its file divides: 11.27 for 11.2676. */
const rounding = 5e-4

/** In what an answer is better than that of the whole file; null where it is not, or where it says why not to trust it. */
export const betterUntold = (now: Answer, before: Answer): string | null => {
  const told = [...now.told].filter((one) => !before.told.has(one))
  const passes = [...now.passing].find((place) => !wasPassing(place, before))
  if (passes !== undefined && told.every(isOfSweep)) return `${passes} passes`
  const more = Object.entries(now.best).find(([what, value]) => value > before.best[what]! * (1 + rounding))
  return more && told.length === 0 ? `${more[0]} ${before.best[more[0]]} -> ${more[1]}` : null
}

/** What makes a report one that konkyo itself would not read again; null for one that it would. */
export const unreadable = (report: Report): string | null => {
  const parsed = reportSchema.safeParse(JSON.parse(JSON.stringify(report)))
  return parsed.success ? null : JSON.stringify(parsed.error.issues.slice(0, 3))
}
