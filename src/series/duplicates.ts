import type { Run } from '../model/run.ts'
import { contradictions, digits, same, sameAsPrinted } from './contradictions.ts'
import { factsFromPath } from './facts.ts'
import { groupBy } from '../model/group-by.ts'

const means = ({ latency }: Run): readonly (number | null)[] =>
  [latency.ttft, latency.tpot, latency.itl, latency.e2e].map((metric) => metric?.mean ?? null)

const loads = ({ load }: Run): readonly unknown[] => [load.concurrency, load.requestRate]

const contradict = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.some((value, i) => value !== null && b[i] !== null && value !== b[i])

/** A duration with every digit of a clock is no coincidence; a rounded one needs a mean latency beside it. */
const weightOf = (duration: number): number => (duration === Number(duration.toPrecision(digits - 1)) ? 1 : 2)

type Pair = readonly [number, number]

const pairOf = (a: number | null, b: number | null): readonly Pair[] => (a === null || b === null ? [] : [[a, b]])

/** The mean latencies that both have, in milliseconds, in one order. */
const meanPairs = (a: Run, b: Run): readonly Pair[] => {
  const others = means(b)
  return means(a).flatMap((value, i) =>
    pairOf(value, others[i] ?? null).map(([one, other]): Pair => [1000 * one, 1000 * other]),
  )
}

/** A printed copy of a record: every mean latency and the duration as they are printed, three of them at least. */
const isPrintedCopy = (printed: Run, whole: Run): boolean => {
  if (printed.wholeRecord) return false
  const pairs = [...meanPairs(printed, whole), ...pairOf(printed.duration, whole.duration)]
  return pairs.length >= 3 && pairs.every(([short, long]) => sameAsPrinted(short, long))
}

/**
 * Two records of one run: the same count and load, no mean latency that differs, and two measurements that agree to
 * seven digits, or three as printed. Totals and settings do not count: people retype and extend tables.
 */
const isSameRun = (a: Run, b: Run): boolean => {
  if (contradict(loads(a), loads(b))) return false
  if (isPrintedCopy(a, b) || isPrintedCopy(b, a)) return true
  const pairs = meanPairs(a, b)
  if (pairs.some(([value, other]) => !same(value, other))) return false
  const durations = a.duration !== null && b.duration !== null && same(a.duration, b.duration)
  return pairs.length + (durations ? weightOf(a.duration) : 0) >= 2
}

/** Every latency statistic that a run has, by name. */
const statisticsOf = ({ latency }: Run): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(latency).flatMap(([metric, one]) =>
      Object.entries(one ?? {}).flatMap(([name, value]) =>
        typeof value === 'number' ? [[`${metric}.${name}`, value] as const] : [],
      ),
    ),
  )

/** How much a copy knows: arrays above all, then whole records before rounded ones, then numbers, settings, and facts, those of its path included. */
const fullness = (run: Run): number => {
  const facts = { ...factsFromPath(run.path), ...run.stated }
  return (
    (run.samples ? 1000 : 0) +
    (run.wholeRecord ? 100 : 0) +
    statisticsOf(run).size +
    [run.fields, run.settings, facts].flatMap(Object.keys).length
  )
}

const order = new Intl.Collator('en', { numeric: true })

/** The fullest copy first; of equals a file of its own before a row of a table, then by place. */
const byFullness = (all: readonly Run[]): readonly Run[] =>
  all
    .map((run) => ({ run, full: fullness(run) }))
    .toSorted(
      (a, b) =>
        b.full - a.full ||
        Number(a.run.at !== '') - Number(b.run.at !== '') ||
        order.compare(a.run.path, b.run.path) ||
        order.compare(a.run.at, b.run.at),
    )
    .map(({ run }) => run)

/**
 * What copies of a run have in common, where both have it: each part of the load, each mean and the duration as the
 * coarsest copy writes them. Null is absent, and agrees with anything.
 */
const traitsOf = (run: Run): readonly (string | null)[] => [
  ...loads(run).map((value) => (value === null ? null : String(value))),
  ...means(run).map((value) => (value === null ? null : (1000 * value).toFixed(2))),
  run.duration === null ? null : run.duration.toFixed(2),
]

type Traits = ReturnType<typeof traitsOf>

const present = (traits: Traits): string => traits.map((one) => (one === null ? '0' : '1')).join('')

/** The traits that copies must share: of those both have all but the duration, which may have been retyped. */
const sharedBy = (a: string, b: string): readonly number[] => {
  const both = [...[...a].keys()].filter((i) => a[i] === '1' && b[i] === '1')
  const meansShared = both.filter((i) => i >= 2 && i < 6).length
  return meansShared >= 2 ? both.filter((i) => i < 6) : both
}

const keyOf = (traits: Traits, shared: readonly number[]): string => shared.map((i) => `${i}:${traits[i]}`).join('|')

interface Known {
  readonly run: Run
  readonly traits: Traits
  /** Which group of copies it is in, by number. */
  readonly group: number
}

/** All by which runs are compared: those that agree in it are copies of the same others. */
const comparedOf = (run: Run): string => JSON.stringify([loads(run), means(run), run.duration, run.wholeRecord])

/** Runs that have the same traits, one of all that compare alike, and indexes of them by some of these. */
interface Pattern {
  readonly members: Known[]
  readonly compared: Set<string>
  readonly indexes: Map<string, { readonly shared: readonly number[]; readonly byKey: Map<string, Known[]> }>
}

const enter = (index: Map<string, Known[]>, key: string, known: Known): void => {
  const alike = index.get(key)
  if (alike) alike.push(known)
  else index.set(key, [known])
}

/** Those of a pattern that may be a copy, in order; an index is made when it is first asked for. */
const candidates = (pattern: Pattern, traits: Traits, shared: readonly number[]): readonly Known[] => {
  const name = shared.join()
  const known = pattern.indexes.get(name)
  const byKey = known?.byKey ?? new Map<string, Known[]>()
  if (!known) {
    for (const member of pattern.members) enter(byKey, keyOf(member.traits, shared), member)
    pattern.indexes.set(name, { shared, byKey })
  }
  return byKey.get(keyOf(traits, shared)) ?? []
}

const remember = (pattern: Pattern, known: Known): void => {
  const compared = comparedOf(known.run)
  if (pattern.compared.has(compared)) return
  pattern.compared.add(compared)
  pattern.members.push(known)
  for (const { shared, byKey } of pattern.indexes.values()) enter(byKey, keyOf(known.traits, shared), known)
}

/** Copies among runs of one count, each run looked up by what it shares: no pair is compared without need. */
const copiesAmong = (alike: readonly Run[]): readonly (readonly Run[])[] => {
  const patterns = new Map<string, Pattern>()
  const groups: Run[][] = []
  for (const run of alike) {
    const traits = traitsOf(run)
    const own = present(traits)
    const found = [...patterns].flatMap(
      ([other, pattern]) =>
        candidates(pattern, traits, sharedBy(own, other)).find((one) => isSameRun(one.run, run)) ?? [],
    )
    const group = Math.min(groups.length, ...found.map((one) => one.group))
    if (groups[group]) groups[group].push(run)
    else groups.push([run])
    if (!patterns.has(own)) patterns.set(own, { members: [], compared: new Set(), indexes: new Map() })
    remember(patterns.get(own)!, { run, traits, group })
  }
  return groups
}

/** The row of a summary that leaves the count out: its rate with all digits, and two statistics or more, none of them other. */
const isUncountedCopy = (row: Run, whole: Run): boolean => {
  const own = statisticsOf(row)
  const shared = [...statisticsOf(whole)].flatMap(([name, value]) => pairOf(own.get(name) ?? null, value))
  return (
    !contradict(loads(row), loads(whole)) && shared.length >= 2 && shared.every(([value, other]) => same(value, other))
  )
}

const rateKey = ({ throughput: { requests } }: Run): string | null =>
  requests === null || weightOf(requests) < 2 ? null : requests.toPrecision(digits)

/** Runs without a count of answers: with the counted run of the same rate whose copy they are, or alone. */
const withUncounted = (
  counted: readonly (readonly Run[])[],
  uncounted: readonly Run[],
): readonly (readonly Run[])[] => {
  const groups = counted.map((group) => [...group])
  const byRate = groupBy(groups, ([first]) => rateKey(first!) ?? '')
  const alone = uncounted.filter((run) => {
    const key = rateKey(run)
    const known = key === null ? undefined : byRate.get(key)?.find(([first]) => isUncountedCopy(run, first!))
    known?.push(run)
    return known === undefined
  })
  return [...groups, ...alone.map((run) => [run])]
}

/** Copies of one run each, the fullest first. */
const copies = (all: readonly Run[]): readonly (readonly Run[])[] => {
  const ordered = byFullness(all)
  const byCount = groupBy(
    ordered.filter(({ completed }) => completed !== null),
    ({ completed }) => `${completed}`,
  )
  return withUncounted(
    [...byCount.values()].flatMap(copiesAmong),
    ordered.filter(({ completed }) => completed === null),
  )
}

export interface Distinct {
  readonly runs: readonly Run[]
  /** Runs left out, each with the one that is kept in its place, and the fields in which they contradict each other. */
  readonly repeated: readonly { readonly run: Run; readonly kept: Run; readonly fields: readonly string[] }[]
}

/** The run that stands for its copies, with what they say otherwise. */
const settled = ([kept, ...others]: readonly Run[]) => {
  const repeated = others.map((run) => ({ run, fields: contradictions(run, kept!) }))
  const contradicted = [...new Set(repeated.flatMap(({ fields }) => fields))]
  const run = contradicted.length > 0 ? { ...kept!, contradicted } : kept!
  return { of: kept!, run, repeated: repeated.map((one) => ({ ...one, kept: run })) }
}

/** The same run met twice (a sweep's run file and its summary, a result and a table of it) counts once, the fullest copy. */
export const distinctRuns = (all: readonly Run[]): Distinct => {
  const groups = copies(all).map(settled)
  const kept = new Map(groups.map(({ of, run }) => [of, run]))
  const repeated = new Map(groups.flatMap((group) => group.repeated.map((one) => [one.run, one])))
  return { runs: all.flatMap((run) => kept.get(run) ?? []), repeated: all.flatMap((run) => repeated.get(run) ?? []) }
}
