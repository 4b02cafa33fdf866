/** Cumulative: `count` values were at most `le`; null is the last bucket, without a bound. Ascending. */
export interface Bucket {
  readonly le: number | null
  readonly count: number
}

interface Found {
  /** Bounds of the bucket that holds the quantile; `to` null beyond the last bound. */
  readonly from: number
  readonly to: number | null
  /** Values below the bucket, and in it. */
  readonly below: number
  readonly inside: number
}

/** The bucket that holds the q-quantile; null without values. The first begins at 0, as none of the times is negative. */
export const bucketAt = (q: number, buckets: readonly Bucket[]): Found | null => {
  const rank = q * (buckets.at(-1)?.count ?? 0)
  const index = buckets.findIndex(({ count }) => count > 0 && count >= rank)
  const [before, bucket] = [buckets[index - 1], buckets[index]]
  if (!bucket) return null
  const below = before?.count ?? 0
  return { from: before?.le ?? 0, to: bucket.le, below, inside: bucket.count - below }
}

/**
 * The q-quantile by linear interpolation in its bucket, as histogram_quantile of PromQL does. Null without values, and
 * beyond the last bound, where PromQL gives that bound.
 */
export const bucketQuantile = (q: number, buckets: readonly Bucket[]): number | null => {
  const found = bucketAt(q, buckets)
  if (!found || found.to === null) return null
  const rank = q * buckets.at(-1)!.count
  return found.from + ((found.to - found.from) * (rank - found.below)) / found.inside
}
