import { type Audit, type LevelSubject, type Outcome, warning } from './audit.ts'

/** What a sweep must have so that its limit is a measurement: several levels, small steps, and one that fails. */
export const sweepDesign: Audit<'fewLevels' | 'wideSteps' | 'noFailingLevel'> = {
  reasons: ['fewLevels', 'wideSteps', 'noFailingLevel'],
  series: ({ levels, axis }) => {
    if (levels.length === 0) return []
    const steps = levels.slice(1).map((level, i) => ({ from: levels[i]!.level, to: level.level }))
    const widest = steps
      .filter(({ from, to }) => to / from > 2 + 1e-9)
      .toSorted((a, b) => b.to / b.from - a.to / a.from)[0]
    return [
      ...(levels.length < 4 ? warning('fewLevels', { levels: levels.length }) : []),
      ...(widest && axis === 'concurrency' ? warning('wideSteps', widest) : []),
      ...(levels.some((level) => level.verdict === 'fail') || levels.every((level) => level.verdict === 'unknown')
        ? []
        : warning('noFailingLevel', { highest: levels.at(-1)!.level })),
    ]
  },
}

const reasons = ['throughputDip', 'latencyDrop'] as const
type Reason = (typeof reasons)[number]

/** Less than, by more than the noise of the factors. */
const isLess = (a: number, b: number): boolean => a < b * (1 - 1e-9)

const triples = (levels: readonly LevelSubject[]): readonly (readonly [LevelSubject, LevelSubject, LevelSubject])[] =>
  levels.slice(2).map((next, i) => [levels[i]!, levels[i + 1]!, next])

/** Throughput that falls by more than 5 % and then recovers by more than 10 %: one of the levels was disturbed. */
const dips = (levels: readonly LevelSubject[]): readonly Outcome<Reason>[] =>
  triples(levels).flatMap(([before, at, after]) => {
    if (before.throughput === null || at.throughput === null || after.throughput === null) return []
    const dip = isLess(at.throughput, 0.95 * before.throughput) && isLess(1.1 * at.throughput, after.throughput)
    const values = { level: at.level, before: before.throughput, at: at.throughput, after: after.throughput }
    return dip ? warning('throughputDip', values) : []
  })

/** A judged latency that falls by more than 20 % while the load rises: a cold start below, or noise. */
const drops = (levels: readonly LevelSubject[]): readonly Outcome<Reason>[] =>
  levels.slice(1).flatMap((level, i) => {
    const below = levels[i]!
    return Object.entries(level.latency).flatMap(([limit, value]): readonly Outcome<Reason>[] => {
      const before = below.latency[limit] ?? null
      if (value === null || before === null || !isLess(value, 0.8 * before)) return []
      const values = { limit, from: below.load, to: level.load, before, after: value }
      return warning('latencyDrop', values)
    })
  })

/** Load up, latency up: where a sweep contradicts that, a level wants measuring again. */
export const monotonicity: Audit<Reason> = { reasons, series: ({ levels }) => [...dips(levels), ...drops(levels)] }
