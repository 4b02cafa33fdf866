import { byId } from '../model/by-id.ts'
import { groupBy } from '../model/group-by.ts'
import { mixKey } from '../model/stated-mix.ts'
import { historyOf, nextVersion } from '../model/history.ts'
import { moneyDigits, promised, promisedDigits, shownUsers } from '../model/served.ts'
import type { Change, Decision, Movement, Report, Revision, Series } from '../model/report.ts'
import { compare } from './compare.ts'
import { type Answer, type Comparison, type MatchedPair, isTold } from './comparison.ts'
import type { Reports } from './levels.ts'

type Place = Movement['place']

const lengthsOf = ({ kind, inputTokens, outputTokens, mix }: Omit<Series['workload'], 'measured'>) => ({
  kind,
  inputTokens,
  outputTokens,
  mix,
})

const placeOf = ({ layout, workload, variant, distinction }: Series): Place => ({
  layout: { name: layout.name },
  workload: lengthsOf(workload),
  variant,
  distinction,
})

/** What was measured in a file, by its place in it, whatever it is called in the report. */
interface Measured {
  readonly key: string
  readonly file: string
  readonly content: string
}

const measuredIn = ({ sources, runs, baselines }: Report): readonly Measured[] => {
  const files = new Map(sources.map(({ id, path, sha256 }) => [id, { path, sha256 }]))
  const told = (source: string, at: string, content: unknown): Measured => ({
    key: `${files.get(source)?.path} ${at}`,
    file: `${files.get(source)?.sha256} ${at}`,
    content: JSON.stringify(content),
  })
  return [
    ...runs.map(({ source, at, load, tokens, completed, failed, duration, throughput, latency }) =>
      told(source, at, { load, tokens, completed, failed, duration, throughput, latency }),
    ),
    ...baselines.map(({ source, at, streams, tokens, timings }) => told(source, at, { streams, tokens, timings })),
  ]
}

/** Of each group those that have no partner among the others, one for one. */
const unmatched = (own: readonly Measured[], others: readonly Measured[], by: keyof Measured): readonly Measured[] => {
  const left = new Map([...groupBy(others, (one) => one[by])].map(([key, group]) => [key, group.length]))
  return own.filter((one) => {
    const count = left.get(one[by]) ?? 0
    left.set(one[by], count - 1)
    return count <= 0
  })
}

const bothWithout = (
  [old, next]: readonly [readonly Measured[], readonly Measured[]],
  by: keyof Measured,
): readonly [readonly Measured[], readonly Measured[]] => [unmatched(old, next, by), unmatched(next, old, by)]

/** Runs that are new, gone, or another at the same place; one that was only moved is the same. */
const runsOf = ({ old, new: next }: Reports): Change['runs'] => {
  const strange = bothWithout(bothWithout([measuredIn(old), measuredIn(next)], 'file'), 'content')
  const [removed, added] = bothWithout(strange, 'key')
  return { added: added.length, removed: removed.length, replaced: strange[1].length - added.length }
}

const limitIn = ({ capacity: { status, firstFailing } }: Series) => ({ status, failing: firstFailing })

/** Rates and users are printed with two or three digits: a smaller change would read as none. */
const leastChange = 0.005

const isMoved = ({ about, outcome, change, ...answer }: Answer, old: Series, next: Series): boolean => {
  const isLimit = about === 'limit' && JSON.stringify(limitIn(old)) !== JSON.stringify(limitIn(next))
  const isOther = answer.old !== answer.new && (change === null || Math.abs(change) >= leastChange)
  return isLimit || isOther || outcome === 'better' || outcome === 'worse'
}

const movementOf = (answer: Answer, about: Movement['about'], old: Series, next: Series): Movement => ({
  place: placeOf(next),
  axis: next.capacity.axis,
  about,
  interval: answer.demand?.interval ?? null,
  thinkTime: answer.demand?.thinkTime ?? null,
  old: answer.old,
  new: answer.new,
  limits: about === 'limit' ? { old: limitIn(old), new: limitIn(next) } : null,
  change: answer.change,
  range: answer.range && [...answer.range],
  outcome: answer.outcome,
  reason: answer.reason,
})

const seriesIn = ({ series }: Report, id: string): Series => byId(series, id)!

const movementsOf = (pair: MatchedPair, reports: Reports): readonly Movement[] => {
  const [old, next] = [seriesIn(reports.old, pair.old), seriesIn(reports.new, pair.new)]
  return pair.answers.flatMap((answer) => {
    const { about } = answer
    if (about !== 'limit' && about !== 'arrivals' && about !== 'users') return []
    const told = about === 'limit' || isTold(answer, reports.new)
    return told && isMoved(answer, old, next) ? [movementOf(answer, about, old, next)] : []
  })
}

type Decided = Change['decisions'][number]
type Choice = NonNullable<Decided['new']>

const choiceOf = (decision: Decision, report: Report, layout: Place | null): Choice => {
  const { status, count, planningRate, cost } = decision
  const users = shownUsers(report, decision)?.users ?? null
  return { status, layout, count, planningRate: planningRate?.value ?? null, users, cost }
}

/** Numbers of a choice as they are printed. */
const printedIn = ({ planningRate, users, cost }: Choice): readonly (number | null)[] => [
  planningRate && promised(planningRate, promisedDigits.plannedRate),
  users && promised(users, promisedDigits.users),
  cost && (Math.abs(cost) < moneyDigits.whole ? Number(cost.toPrecision(moneyDigits.small)) : Math.round(cost)),
]

const isSameChoice = (old: Choice, next: Choice): boolean =>
  JSON.stringify([old.status, old.count, old.layout, printedIn(old)]) ===
  JSON.stringify([next.status, next.count, next.layout, printedIn(next)])

type Workload = Report['workloads'][number]

/** The workload of the new report that one of the old report is: of the same lengths, or of a series that both have. */
const partnerOf = (old: Workload, { workloads }: Report, pairs: readonly MatchedPair[]): Workload | undefined => {
  const own = pairs.flatMap((pair) => (old.series.includes(pair.old) ? [pair.new] : []))
  const nameOf = ({ model, kind, inputTokens, outputTokens, mix }: Workload): string =>
    JSON.stringify([model, kind, inputTokens, outputTokens, mix])
  return (
    workloads.find((one) => nameOf(one) === nameOf(old)) ??
    workloads.find(({ series }) => own.some((id) => series.includes(id)))
  )
}

/** What an estimated mix is called, or else its lengths. */
const estimatedIn = ({ plan, mixes }: Report, mix: string): Workload['mix'] => {
  const own = plan.mixes[mixes.findIndex(({ id }) => id === mix)]!
  return own.name ?? mixKey(own.classes)
}

/** The same whether it was estimated or measured; null of one that is measured where an estimate answers beside it. */
const mixIn = (report: Report, { mix, workload, demand }: Decision): Workload['mix'] => {
  if (mix !== null) return estimatedIn(report, mix)
  const told = JSON.stringify(byId(report.workloads, workload)?.mix ?? null)
  const isEstimated = report.decisions.some(
    (one) => one.mix !== null && one.demand === demand && JSON.stringify(estimatedIn(report, one.mix)) === told,
  )
  return isEstimated ? null : (byId(report.workloads, workload)?.mix ?? null)
}

/** What a decision is about, whatever its id. */
const questionOf = ({ workload, mix, demand }: Decision, report: Report): Omit<Decided, 'old' | 'new'> => {
  const about = report.workloads.find(({ id }) => id === workload)
  const { id: _, ...asked } = report.demand.find(({ id }) => id === demand) ?? { id: null }
  return {
    model: about ? (seriesIn(report, about.series[0]!).distinction['model'] ?? null) : null,
    workload: about ? lengthsOf(about) : null,
    mix: report.mixes.find(({ id }) => id === mix)?.name ?? mix,
    demand: 'kind' in asked ? asked : null,
    currency: report.plan.cost?.currency ?? null,
  }
}

/** The same as one text: prices give a demand its mean load, and ask nothing else. */
const keyOf = ({ demand }: Decided, ...about: readonly (string | null)[]): string =>
  JSON.stringify([...about, { ...demand, meanLoad: null }])

/** Decisions of both reports by what they are about; layouts and workloads that both have are called as in the new one. */
const decisionsOf = (reports: Reports, pairs: readonly MatchedPair[]): Change['decisions'] => {
  const renamed = new Map(pairs.map((pair) => [pair.old, seriesIn(reports.new, pair.new)]))
  const placeIn = (report: Report, id: string): Place =>
    placeOf((report === reports.old && renamed.get(id)) || seriesIn(report, id))
  const workloadIn = (report: Report, id: string): string => {
    if (report === reports.new) return id
    const old = byId(report.workloads, id)!
    return partnerOf(old, reports.new, pairs)?.id ?? `gone ${id}`
  }
  const told = (side: keyof Reports): ReadonlyMap<string, Decided> =>
    new Map(
      reports[side].decisions.map((decision) => {
        const { series, workload } = decision
        const mix = mixIn(reports[side], decision)
        const choice = choiceOf(decision, reports[side], series === null ? null : placeIn(reports[side], series))
        const one = { ...questionOf(decision, reports[side]), old: null, new: null, [side]: choice }
        if (mix !== null || workload === null) return [keyOf(one, JSON.stringify(mix), one.model), one]
        return [keyOf(one, workloadIn(reports[side], workload)), one]
      }),
    )
  const [was, is] = [told('old'), told('new')]
  return [
    ...[...is].map(([key, one]) => ({ ...one, old: was.get(key)?.old ?? null })),
    ...[...was].flatMap(([key, one]) => (is.has(key) ? [] : [one])),
  ].filter((one) => !one.old || !one.new || !isSameChoice(one.old, one.new))
}

/** More would bury what counts; the comparison of the two reports has all of them. */
const mostMovements = 12

const isDecided = ({ outcome }: Movement): boolean => ['better', 'worse', 'lost', 'gained'].includes(outcome)

const alone = ({ alone: { old, new: next } }: Comparison, reports: Reports): Change['series'] => ({
  added: next.map((id) => placeOf(seriesIn(reports.new, id))),
  removed: old.map((id) => placeOf(seriesIn(reports.old, id))),
})

const isEmpty = ({ runs, question, decisions, movements, series }: Change): boolean =>
  runs.added + runs.removed + runs.replaced + question.length + decisions.length + movements.length === 0 &&
  series.added.length + series.removed.length === 0

/** What became of an answer from one report to the next. */
const changeOf = (reports: Reports): Change => {
  const comparison = compare(reports)
  const movements = comparison.pairs.flatMap((pair) => movementsOf(pair, reports))
  const ordered = [...movements.filter(isDecided), ...movements.filter((one) => !isDecided(one))]
  const [was, is] = [reports.old.tool.version, reports.new.tool.version]
  return {
    runs: runsOf(reports),
    question: comparison.question,
    decisions: decisionsOf(reports, comparison.pairs),
    movements: ordered.slice(0, mostMovements),
    more: Math.max(0, ordered.length - mostMovements),
    series: alone(comparison, reports),
    program: was === is ? null : was,
  }
}

/** The version that the plan gives the document now and did not before, unless it tells what that one changed. */
const statedVersion = ({ old, new: next }: Reports): string | null => {
  const { version, revisions } = next.plan.document
  const isListed = revisions.some((one) => one.version === version)
  return version === old.plan.document.version || isListed ? null : version
}

/** More would make each report larger than the last. */
const mostKept = 50

/**
 * A report with the versions of the one before it, and one more where the answer is another: other runs, another question,
 * other numbers. A document that only looks different is the same version.
 */
export const revised = (reports: Reports): { readonly report: Report; readonly change: Change | null } => {
  const { old, new: next } = reports
  const change = changeOf(reports)
  const stated = statedVersion(reports)
  const carried = { ...next, revisions: old.revisions }
  if (isEmpty(change) && stated === null) return { report: carried, change: null }
  const { version } = historyOf(carried).at(-1) ?? old.plan.document
  const first = { version: version ?? '1', date: old.createdAt, change: null }
  const before: readonly Revision[] = historyOf(carried).length === 0 ? [first] : carried.revisions
  const last = { version: stated ?? nextVersion(version ?? first.version), date: next.createdAt, change }
  return { report: { ...next, revisions: [...before, last].slice(-mostKept) }, change: isEmpty(change) ? null : change }
}
