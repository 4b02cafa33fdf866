import type { AuditId } from '../audits/index.ts'
import type { Plan } from '../model/plan.ts'
import type { Series, Capacity, Point, Ungraded, Basis } from '../model/report.ts'
import type { SettledRun } from '../model/run.ts'
import { groupBy } from '../model/group-by.ts'
import { statedMix } from '../model/stated-mix.ts'
import { loopKey } from '../series/loop.ts'
import type { RunGroup } from '../series/series-of.ts'
import { explained, made, read, taken, type Made, record } from '../trails/made.ts'
import { capacityOf } from './capacity-of.ts'
import { boundedBy } from './findings.ts'
import { headroomModelsOf } from './headroom/headroom-models.ts'
import { basisOf, headroomOf, loadsUpTo } from './headroom/headroom.ts'
import { type Measured, type Offered, keptRate } from './headroom/offered.ts'
import { promiseInputOf } from './headroom/promise-input.ts'
import { promisedOf, type PromiseOf } from './headroom/promised.ts'
import { replayedBy, startsOf, usersOf } from './headroom/users.ts'
import { inRun } from './places.ts'
import type { JudgedRun } from './points/judged-run.ts'
import { levelsOf } from './points/points.ts'
import { repeatOutcomes } from './points/repeats.ts'
import { steadyLimitOf } from './steady/steady.ts'
import { mostlyFailed } from '../series/lengths.ts'

interface SeriesName {
  readonly name: string
  /** What the name says beside layout, variant and lengths. */
  readonly distinction: Series['distinction']
}

const tokens = (value: number | null): string => (value === null ? '?' : String(value))

const settings = (told: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(told).map(([key, value]) => `${key}=${value}`)

const nameOf = ({ layout, lengths, variant }: RunGroup, distinction: Series['distinction']): string => {
  const { model, ...others } = distinction
  return [
    ...(model === undefined ? [] : [model]),
    layout.name ?? '?',
    ...settings(variant),
    ...settings(others),
    ...(lengths.mix === null ? [] : [lengths.mix]),
    `${tokens(lengths.inputTokens)}/${tokens(lengths.outputTokens)}`,
  ].join(' · ')
}

/** Name and snapshot of a model at a place in the cache of Hugging Face. */
const cachedModel = (model: string): readonly string[] | null =>
  /models--(?:[^/]+--)?([^/]+)\/snapshots\/([^/]*)/.exec(model)?.slice(1) ?? null

/** `gpt-oss-120b` of `openai/gpt-oss-120b`, of a local folder, and of a snapshot. */
const shortModel = (model: string): string =>
  cachedModel(model)?.[0] ?? model.split('/').findLast((part) => part !== '') ?? model

/** `gpt-oss-120b (b5c939d)` of a snapshot, where another model is called alike. */
const snapshotModel = (model: string): string => {
  const [name, snapshot] = cachedModel(model) ?? []
  return name && snapshot ? `${name} (${snapshot.slice(0, 7)})` : model
}

/** Longer names would make a column of a table of every row. */
const modelAtMost = 40

const cut = (name: string): string =>
  name.length > modelAtMost ? `${name.slice(0, modelAtMost / 2)}…${name.slice(1 - modelAtMost / 2)}` : name

/** A name for each model, the shortest that no other has; none where there is but one model. */
const modelNames = (groups: readonly RunGroup[]): ReadonlyMap<string, string> => {
  const models = [...new Set(groups.map(({ model }) => model))]
  if (models.length < 2) return new Map()
  const known = models.filter((model) => model !== null)
  const ways = [(model: string) => cut(shortModel(model)), shortModel, snapshotModel]
  const sharing = ways.map((way) => groupBy(known, way))
  return new Map(
    known.map((model) => {
      const way = ways.find((one, i) => sharing[i]!.get(one(model))!.length === 1)
      return [model, way ? way(model) : model]
    }),
  )
}

/** What else keeps series apart, in the order in which it is told. */
const others: Readonly<Record<string, (group: RunGroup) => string>> = {
  engine: ({ engine }) => engine ?? '?',
  tool: ({ tool }) => tool,
  load: ({ runs }) => loopKey(runs[0]!).split(' ')[0]!,
  burstiness: ({ runs }) => loopKey(runs[0]!).split(' ').slice(1).join(' '),
  lengths: ({ lengths }) => lengths.kind,
  layout: ({ layout: { name: _, ...parts } }) =>
    Object.values(parts)
      .map((part) => part ?? '?')
      .join('/'),
  synthetic: ({ runs }) => runs[0]!.synthetic ?? 'no',
}

type Named = readonly { readonly group: RunGroup; readonly distinction: Series['distinction'] }[]

const alike = (named: Named): ReadonlyMap<string, Named> =>
  groupBy(named, ({ group, distinction }) => nameOf(group, distinction))

const distinguished = (named: Named, key: string, valueOf: (group: RunGroup, place: number) => string): Named => {
  const same = alike(named)
  return named.map((one) => {
    const { group, distinction } = one
    const members = same.get(nameOf(group, distinction))!
    const values = members.map((member, place) => valueOf(member.group, place))
    const own = values[members.indexOf(one)]!
    return new Set(values).size < 2 ? one : { group, distinction: { ...distinction, [key]: own } }
  })
}

/**
 * No two of a report are named alike: by the model where there are several, and else by the first of the things in which
 * they differ; by a number where nothing can be named.
 */
export const namesOf = (groups: readonly RunGroup[]): readonly SeriesName[] => {
  const models = modelNames(groups)
  const start: Named = groups.map((group) => {
    const model = group.model === null ? undefined : models.get(group.model)
    return { group, distinction: model === undefined ? {} : { model } }
  })
  const apart = Object.entries(others).reduce((named, [key, valueOf]) => distinguished(named, key, valueOf), start)
  const numbered = distinguished(apart, 'number', (_, place) => String(place + 1))
  return numbered.map(({ group, distinction }) => ({ name: nameOf(group, distinction), distinction }))
}

/** Lengths of a workload that nothing states: the middle of what was served. */
type Served = Readonly<Record<'inputTokens' | 'outputTokens', Made<number | null>>>

/** Of all groups of one workload, which have the same lengths. */
export const servedBy = (groups: readonly RunGroup[]): Served => {
  const runs = groups.flatMap((group) => group.runs)
  const telling = runs.filter((run) => !mostlyFailed(run))
  const counted = telling.length > 0 ? telling : runs
  const { inputTokens, outputTokens } = groups[0]!.lengths
  const input = counted.map((run) => inRun(run, 'tokens/input'))
  const output = counted.map((run) => inRun(run, 'tokens/output'))
  return {
    inputTokens: explained('lengths', inputTokens, { L: input, M: output }),
    outputTokens: explained('lengths', outputTokens, { L: output, M: input }),
  }
}

/** Lengths of a series, asked for and served by the runs that are of its work. */
const workloadOf = (
  { group: { lengths }, judged }: Pick<Measured, 'group' | 'judged'>,
  { mixes }: Plan,
  { id, served }: { readonly id: string; readonly served: Served },
): Series['workload'] => {
  const own = judged.filter(({ outcomes }) => outcomes.every(({ reason }) => reason !== 'otherWork'))
  const mean = (side: 'input' | 'output') =>
    made<number | null>('mean', { x: own.map(({ run }) => inRun(run, `tokens/${side}`)) })
  const length = (name: 'inputTokens' | 'outputTokens') =>
    lengths.kind === 'nominal' ? taken(read(`series/${id}/facts/${name}/value`, lengths[name])) : served[name]
  return record({
    inputTokens: length('inputTokens'),
    outputTokens: length('outputTokens'),
    kind: lengths.kind,
    mix: mixes[statedMix(lengths.mix, mixes)]?.name ?? lengths.mix,
    measured: record({ inputTokens: mean('input'), outputTokens: mean('output') }),
  })
}

/** Facts that all runs of the series share; where they differ in origin, the first run's. */
const sharedFacts = (runs: readonly SettledRun[]): Series['facts'] => {
  const { concurrency: _, ...facts } = runs[0]?.facts ?? {}
  return facts
}

/** Audits whose errors were accepted at a level that the answer rests on or is bounded by. */
const acceptedIn = (
  judged: readonly JudgedRun[],
  points: readonly Point[],
  axis: Capacity['axis'],
  plan: Plan,
): readonly AuditId[] => {
  const ids = new Set(boundedBy(points).flatMap((point) => point.runs))
  const levels = levelsOf(judged, axis).filter((runs) => runs.some(({ run }) => ids.has(run.id)))
  const all = levels.flatMap((runs) => [
    ...runs.flatMap(({ outcomes }) => outcomes),
    ...repeatOutcomes(runs, plan.sla, plan),
  ])
  return [...new Set(all.filter(({ accepted }) => accepted).map(({ audit }) => audit))].toSorted()
}

/** One answer: levels, limit, headroom and users of runs that belong together. */
export const seriesOf = (
  { group, judged, points }: Measured,
  offered: readonly Offered[],
  plan: Plan,
  ids: { readonly id: string; readonly workloadId: string } & SeriesName,
  served: Served,
  promise: PromiseOf = promisedOf,
): Ungraded => {
  const capacity = capacityOf(points, group.axis)
  const basis = basisOf(points, capacity)
  const isClosed = group.axis === 'concurrency'
  const judgedSweep = isClosed && basis?.judged ? basis : null
  const promised = judgedSweep && promise(promiseInputOf(judged, points, plan), offered)
  const planned = (at: Basis) =>
    isClosed ? headroomOf(points, at, plan, promised, offered) : keptRate(at, group.runs, plan)
  const headroom = basis && planned(basis)
  const levels = basis ? loadsUpTo(points, basis) : []
  const known = isClosed
    ? { levels, replayed: replayedBy(promised, headroom, points) }
    : { offered: levels.map(({ point }) => point) }
  const users = [...usersOf(basis, headroom, plan, known)]
  const accepted = [...acceptedIn(judged, points, group.axis, plan)]
  return {
    ...ids,
    tool: group.tool,
    engine: group.engine,
    model: group.model,
    layout: group.layout,
    workload: workloadOf({ group, judged }, plan, { id: ids.id, served }),
    variant: { ...group.variant },
    facts: sharedFacts(group.runs),
    synthetic: group.runs[0]?.synthetic ?? null,
    points: [...points],
    capacity,
    steadyLimit: steadyLimitOf(points),
    basis,
    headroom,
    users,
    headroomModels: judgedSweep ? [...headroomModelsOf(points, judgedSweep, plan)] : [],
    starts: [...startsOf(basis, headroom, plan)],
    accepted,
  }
}
