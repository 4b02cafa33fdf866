import type { Server } from '../../model/report.ts'
import {
  serverCounters,
  serverGauges,
  serverKey,
  type Snapshot,
  type ServerHistogram,
  serverTimes,
} from '../../model/snapshot.ts'
import { groupBy } from '../../model/group-by.ts'
import { made, of, record } from '../../trails/made.ts'
import { bucketAt } from '../../maths/buckets.ts'

const quantiles = [0.5, 0.95, 0.99]

type Time = NonNullable<Server['times'][keyof Server['times']]>

/** Buckets of the same bounds, so that one can be taken from the other. */
const areAlike = (a: ServerHistogram, b: ServerHistogram): boolean =>
  a.field === b.field &&
  a.buckets.length === b.buckets.length &&
  a.buckets.every(({ le }, i) => le === b.buckets[i]!.le)

const quantilesOf = (later: ServerHistogram, earlier: ServerHistogram | null): Time['quantiles'] => {
  const rises = later.buckets.map(({ le, count }, i) => ({ le, count: count - (earlier?.buckets[i]!.count ?? 0) }))
  const inputs = {
    le: later.buckets.map((bucket) => of(bucket, 'le')),
    b: later.buckets.map((bucket) => of(bucket, 'count')),
    a: earlier ? earlier.buckets.map((bucket) => of(bucket, 'count')) : [0],
  }
  return quantiles.flatMap((q) => {
    const found = bucketAt(q, rises)
    if (!found) return []
    const value = found.to === null ? null : made('bucketQuantile', { q, ...inputs })
    return [record({ q, value, from: found.from, to: found.to })]
  })
}

const meanOf = (later: ServerHistogram, earlier: ServerHistogram | null, count: number) => {
  if (later.sum === null || (earlier && earlier.sum === null) || count === 0) return null
  const rise = (key: 'sum' | 'count') => made('counterRise', { b: of(later, key), a: earlier ? of(earlier, key) : 0 })
  return made('meanOfSum', { S: rise('sum'), n: rise('count') })
}

const timeBetween = (later: ServerHistogram, earlier: ServerHistogram | null): Time => {
  const count = made('counterRise', { b: of(later, 'count'), a: earlier ? of(earlier, 'count') : 0 })
  return record({ count, mean: meanOf(later, earlier, count.value), quantiles: [...quantilesOf(later, earlier)] })
}

/** What the server timed between two scrapes, or since its start; nothing of what it timed under another name before. */
const timesBetween = ({ from, to }: Span): Server['times'] =>
  Object.fromEntries(
    serverTimes.flatMap((id) => {
      const [later, earlier] = [to.times[id], from?.times[id] ?? null]
      if (!later || (from && (!earlier || !areAlike(later, earlier)))) return []
      if (later.count === (earlier?.count ?? 0)) return []
      return [[id, timeBetween(later, earlier)] as const]
    }),
  )

export type Told = Snapshot & { readonly id: string }

/** Counts between two scrapes; without an earlier one, since the start of the server. */
export interface Span {
  readonly from: Told | null
  readonly to: Told
}

/** Share of the KV cache in use from which requests are about to be thrown out of it. */
const fullCache = 0.95

/** A log tells the start of a server and counts nothing. */
const isScrape = ({ counters, times }: Snapshot): boolean =>
  Object.keys(counters).length + Object.keys(times).length > 0

const counted = ({ counters }: Snapshot): number =>
  serverCounters.reduce((sum, id) => sum + (counters[id]?.value ?? 0), 0)

/** By their time; where one does not tell it, by what they counted, which only rises. */
const inOrder = (scrapes: readonly Told[]): readonly Told[] =>
  scrapes.every(({ time }) => time !== null)
    ? scrapes.toSorted((a, b) => Date.parse(a.time!) - Date.parse(b.time!))
    : scrapes.toSorted((a, b) => (a.started ?? 0) - (b.started ?? 0) || counted(a) - counted(b))

/** Two starts, or a count that fell. */
const restartedBetween = (earlier: Told, later: Told): boolean =>
  (earlier.started !== null && later.started !== null && later.started - earlier.started > 1) ||
  serverCounters.some((id) => (later.counters[id]?.value ?? 0) < (earlier.counters[id]?.value ?? 0))

const isRestarted = (scrapes: readonly Told[]): boolean =>
  scrapes.some((later, i) => i > 0 && restartedBetween(scrapes[i - 1]!, later))

const spanOf = (scrapes: readonly Told[], restarted: boolean): Span | null => {
  const [first, to] = [scrapes[0], scrapes.at(-1)]
  if (!to) return null
  return { from: first && first !== to && !restarted && counted(first) < counted(to) ? first : null, to }
}

/** The same field in both: a server that was updated between them counts under another name. */
const countersOf = ({ from, to }: Span): Server['counters'] =>
  record(
    Object.fromEntries(
      serverCounters.flatMap((id) => {
        const [later, earlier] = [to.counters[id], from?.counters[id]]
        if (!later || (from && !earlier)) return []
        return [[id, made('counterRise', { b: of(later, 'value'), a: earlier ? of(earlier, 'value') : 0 })]]
      }),
    ),
  )

const reasonsOf = ({ from, to }: Span): Server['reasons'] =>
  record(
    Object.fromEntries(
      Object.keys(to.reasons).map((reason) => {
        const earlier = from?.reasons[reason] === undefined ? 0 : of(from.reasons, reason)
        return [reason, made('counterRise', { b: of(to.reasons, reason), a: earlier })]
      }),
    ),
  )

const gaugesOf = (snapshots: readonly Told[]): Server['gauges'] =>
  record(
    Object.fromEntries(
      serverGauges.flatMap((id) => {
        const x = snapshots.flatMap(({ gauges }) => (gauges[id] ? [of(gauges[id], 'value')] : []))
        return x.length > 0 ? [[id, made('largest', { x })]] : []
      }),
    ),
  )

const hitRateOf = (counters: Server['counters']) =>
  counters.prefixHits !== undefined && (counters.prefixQueries ?? 0) > 0
    ? made('prefixHitRate', { h: of(counters, 'prefixHits'), Q: of(counters, 'prefixQueries') })
    : null

const signsOf = ({ gauges, counters }: Pick<Server, 'gauges' | 'counters'>): Server['signs'] => [
  ...((counters.preemptions ?? 0) > 0 ? (['preempted'] as const) : []),
  ...((gauges.waiting ?? 0) > 0 ? (['queued'] as const) : []),
  ...((gauges.kvUse ?? 0) >= fullCache ? (['cacheFull'] as const) : []),
]

const secondsOf = ({ from, to }: Span): number | null =>
  from?.time && to.time ? (Date.parse(to.time) - Date.parse(from.time)) / 1000 : null

const serverOf = (snapshots: readonly Told[], id: string): Server => {
  const { engine, model, labels } = snapshots[0]!
  const scrapes = inOrder(snapshots.filter(isScrape))
  const restarted = isRestarted(scrapes)
  const span = spanOf(scrapes, restarted)
  const gauges = gaugesOf(snapshots)
  const counters = span ? countersOf(span) : {}
  return record({
    id,
    snapshots: snapshots.map((one) => one.id),
    engine,
    model,
    labels,
    from: span?.from?.id ?? null,
    to: span?.to.id ?? null,
    restarted,
    seconds: span && secondsOf(span),
    gauges,
    counters,
    reasons: span ? reasonsOf(span) : {},
    hitRate: hitRateOf(counters),
    times: span ? timesBetween(span) : {},
    signs: [...signsOf({ gauges, counters })],
  })
}

/** Scrapes of each server together, in the order in which they were read. */
export const serversOf = (snapshots: readonly Told[]): readonly Server[] =>
  [...groupBy(snapshots, serverKey).values()].map((own, i) => serverOf(own, `v${i + 1}`))
