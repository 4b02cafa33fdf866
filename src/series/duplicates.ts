import type { Run } from '../model/run.ts'
import { factsFromPath } from './from-path.ts'
import { groupBy } from './group-by.ts'

/** Significant digits that must agree; spreadsheets keep ten. */
const digits = 7

const same = (a: number, b: number): boolean => a.toPrecision(digits) === b.toPrecision(digits)

const means = ({ latency }: Run): readonly (number | null)[] =>
  [latency.ttft, latency.tpot, latency.itl, latency.e2e].map((metric) => metric?.mean ?? null)

const loads = ({ load }: Run): readonly unknown[] => [load.concurrency, load.requestRate, load.prompts]

const contradict = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.some((value, i) => value !== null && b[i] !== null && value !== b[i])

/** A duration with every digit of a clock is no coincidence; a rounded one needs a mean latency beside it. */
const weightOf = (duration: number): number => (duration === Number(duration.toPrecision(digits - 1)) ? 1 : 2)

/**
 * Two records of one run: the same count and load, no mean latency that differs, and two measurements that agree to
 * seven digits. Totals and settings do not count: people retype and extend tables.
 */
const isSameRun = (a: Run, b: Run): boolean => {
  const pairs = means(a).flatMap((value, i): (readonly [number, number])[] => {
    const other = means(b)[i] ?? null
    return value === null || other === null ? [] : [[value, other]]
  })
  if (contradict(loads(a), loads(b)) || pairs.some(([value, other]) => !same(value, other))) return false
  const durations = a.duration !== null && b.duration !== null && same(a.duration, b.duration)
  return pairs.length + (durations ? weightOf(a.duration) : 0) >= 2
}

/** How much a copy knows: arrays above all, then numbers, settings, and facts, those of its path included. */
const fullness = (run: Run): number => {
  const facts = { ...factsFromPath(run.path), ...run.stated }
  return (run.samples ? 1000 : 0) + [run.fields, run.settings, facts].flatMap(Object.keys).length
}

const order = new Intl.Collator('en', { numeric: true })

/** The fullest copy first; of equals a file of its own before a row of a table, then by place. */
const byFullness = (a: Run, b: Run): number =>
  fullness(b) - fullness(a) ||
  Number(a.at !== '') - Number(b.at !== '') ||
  order.compare(a.path, b.path) ||
  order.compare(a.at, b.at)

/** Copies of one run each, the fullest first. Runs without a count of answers stand alone. */
const copies = (all: readonly Run[]): readonly (readonly Run[])[] =>
  [...groupBy(all.toSorted(byFullness), (run) => `${run.completed}`).values()].flatMap((alike) =>
    alike.reduce<Run[][]>((found, run) => {
      const known =
        run.completed === null ? undefined : found.find((group) => group.some((one) => isSameRun(one, run)))
      if (known) known.push(run)
      else found.push([run])
      return found
    }, []),
  )

export interface Distinct {
  readonly runs: readonly Run[]
  /** Runs left out, each with the one that is kept in its place. */
  readonly repeated: readonly { readonly run: Run; readonly kept: Run }[]
}

/** The same run met twice (a sweep's run file and its summary, a result and a table of it) counts once, the fullest copy. */
export const distinctRuns = (all: readonly Run[]): Distinct => {
  const keptFor = new Map(copies(all).flatMap((group) => group.map((run) => [run, group[0]!] as const)))
  return {
    runs: all.filter((run) => keptFor.get(run) === run),
    repeated: all.flatMap((run) => (keptFor.get(run) === run ? [] : [{ run, kept: keptFor.get(run)! }])),
  }
}
