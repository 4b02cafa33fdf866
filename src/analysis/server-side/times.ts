import { bucketAt } from '../../maths/buckets.ts'
import type { Server } from '../../model/report.ts'
import { type ServerHistogram, serverTimes } from '../../model/snapshot.ts'
import { made, of } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import type { Span } from './servers.ts'

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
export const timesBetween = ({ from, to }: Span): Server['times'] =>
  Object.fromEntries(
    serverTimes.flatMap((id) => {
      const [later, earlier] = [to.times[id], from?.times[id] ?? null]
      if (!later || (from && (!earlier || !areAlike(later, earlier)))) return []
      if (later.count === (earlier?.count ?? 0)) return []
      return [[id, timeBetween(later, earlier)] as const]
    }),
  )
