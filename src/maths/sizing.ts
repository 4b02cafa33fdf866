import { snapToInteger } from './numbers.ts'

/** Beyond this, a number of servers is no plan. */
export const mostServers = 100_000

/** Servers for a need when each takes so much, requests/s or users, at least one. */
export function serversFor(need: number, each: number): number {
  return Math.max(1, Math.ceil(snapToInteger(need / each)))
}

/** What an option takes, its spare servers included; null where it is not known. */
export interface OptionWeight {
  readonly cost: number | null
  readonly gpus: number | null
  readonly servers: number | null
  /** What the demand is of the throughput at the limit. */
  readonly utilization: number | null
}

/**
 * Options from the one to recommend: by cost where every option has one, otherwise by GPUs; between equals fewer GPUs, fewer
 * servers and the lower load of each decide, and what is unknown comes last.
 */
export function cheapestFirst<T>(
  options: readonly T[],
  weightOf: (option: T) => OptionWeight,
): { readonly orderedBy: 'cost' | 'gpus'; readonly ordered: readonly T[] } {
  const orderedBy = options.length > 0 && options.every((option) => weightOf(option).cost !== null) ? 'cost' : 'gpus'
  const ordered = options.toSorted((a, b) => {
    const [one, other] = [weightOf(a), weightOf(b)]
    return [orderedBy, 'gpus', 'servers', 'utilization'].reduce(
      (order, name) => order || ascending(one[name as keyof OptionWeight], other[name as keyof OptionWeight]),
      0,
    )
  })
  return { orderedBy, ordered }
}

/** Sums of the same amounts differ beyond these digits. */
const DIGITS = 9

const decisive = (x: number | null): number => (x === null ? Infinity : Number(x.toPrecision(DIGITS)))

function ascending(a: number | null, b: number | null): number {
  const [one, other] = [decisive(a), decisive(b)]
  return one === other ? 0 : one - other
}
