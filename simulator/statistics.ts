/** Values that occur counts[i] times each. */
export type Weighted = { readonly values: Float64Array; readonly counts: Int32Array }

export type Summary = {
  readonly mean: number
  readonly median: number
  /** Of the population (ddof 0), as numpy.std. */
  readonly std: number
  readonly percentiles: readonly number[]
}

export const once = (values: Float64Array): Weighted => ({ values, counts: new Int32Array(values.length).fill(1) })

type Sorted = { readonly values: Float64Array; readonly through: Float64Array }

/** Distinct places in ascending order; through[i] is how many values lie at or before place i. */
const sortedOf = ({ values, counts }: Weighted): Sorted => {
  if (counts.every((one) => one === 1)) {
    const through = new Float64Array(values.length)
    for (let i = 0; i < through.length; i += 1) through[i] = i + 1
    return { values: values.toSorted(), through }
  }
  const order = Uint32Array.from(values.keys())
    .filter((i) => counts[i]! > 0)
    .sort((a, b) => values[a]! - values[b]!)
  let count = 0
  return {
    values: Float64Array.from(order, (i) => values[i]!),
    through: Float64Array.from(order, (i) => (count += counts[i]!)),
  }
}

const valueAtRank = ({ values, through }: Sorted, rank: number): number => {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (through[middle]! > rank) high = middle
    else low = middle + 1
  }
  return values[low]!
}

/** Linear between closest ranks, numpy's default (type 7 of Hyndman and Fan 1996). */
const percentileOf = (sorted: Sorted, percent: number): number => {
  const rank = (sorted.through.at(-1)! - 1) * (percent / 100)
  const below = valueAtRank(sorted, Math.floor(rank))
  return below + (valueAtRank(sorted, Math.ceil(rank)) - below) * (rank - Math.floor(rank))
}

const meanOf = ({ values, counts }: Weighted, map: (value: number) => number): number => {
  let [sum, count] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    if (counts[i] === 0) continue
    sum += counts[i]! * map(values[i]!)
    count += counts[i]!
  }
  return sum / count
}

/** Throws when there is no value. */
export const summarize = (weighted: Weighted, percents: readonly number[]): Summary => {
  const sorted = sortedOf(weighted)
  if (sorted.values.length === 0) throw new RangeError('no values to summarize')
  const mean = meanOf(weighted, (value) => value)
  return {
    mean,
    median: percentileOf(sorted, 50),
    std: Math.sqrt(meanOf(weighted, (value) => (value - mean) ** 2)),
    percentiles: percents.map((percent) => percentileOf(sorted, percent)),
  }
}
