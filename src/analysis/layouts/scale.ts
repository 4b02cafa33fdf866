import { scaling as ratioOf } from '../../capacity/scaling.ts'
import type { Point, ReportRun, Scaling, Ungraded } from '../../model/report.ts'
import { comparable } from './comparable.ts'
import { limitPoint } from '../points/limit-point.ts'
import { throughputSpread } from './throughput-spread.ts'

type Ratio = Omit<NonNullable<Scaling['atOwnLimit']>, 'levels' | 'throughputs' | 'censored'>

interface Side {
  readonly series: Ungraded
  readonly point: Point
  readonly gpus: number
}

/** The gain with its interval: from rounding, and with repeats from the smallest over the largest to the reverse. */
const ratio = (base: Side, scaled: Side, runs: ReadonlyMap<string, ReportRun>): Ratio | null => {
  const a = throughputSpread(base.point, runs)
  const b = throughputSpread(scaled.point, runs)
  const units = {
    baseUnits: base.gpus,
    scaledUnits: scaled.gpus,
    baseRounding: a.rounding,
    scaledRounding: b.rounding,
  }
  const told = ratioOf({
    ...units,
    base: base.point.throughput.requests ?? 0,
    scaled: scaled.point.throughput.requests ?? 0,
  })
  const low = ratioOf({ ...units, base: a.high, scaled: b.low })
  const high = ratioOf({ ...units, base: a.low, scaled: b.high })
  if (!told || !low || !high || !Number.isFinite(high.interval[1])) return null
  const { speedup, gain, efficiency, costPerRequest } = told
  return { speedup, gain, interval: [low.interval[0], high.interval[1]], efficiency, costPerRequest }
}

const both = (a: Point, b: Point): boolean | null => {
  if (a.verdict === 'fail' || b.verdict === 'fail') return false
  return a.verdict === 'pass' && b.verdict === 'pass' ? true : null
}

/** The largest common level where both pass; without one, where neither fails; without one, the largest common. */
const common = (base: Ungraded, scaled: Ungraded): { a: Point; b: Point } | null => {
  const pairs = base.points.flatMap((a) => {
    const b = scaled.points.find((point) => point.level === a.level)
    return b && a.usable && b.usable && a.throughput.requests && b.throughput.requests ? [{ a, b }] : []
  })
  const best = (wanted: boolean | null) => pairs.findLast(({ a, b }) => both(a, b) === wanted)
  return best(true) ?? best(null) ?? best(false) ?? null
}

const atEqual = (
  base: Ungraded,
  scaled: Ungraded,
  gpus: Gpus,
  runs: ReadonlyMap<string, ReportRun>,
): Scaling['atEqualConcurrency'] => {
  const pair = common(base, scaled)
  const told =
    pair &&
    ratio(
      { series: base, point: pair.a, gpus: gpus[0] },
      { series: scaled, point: pair.b, gpus: gpus[1] },
      runs,
    )
  if (!pair || !told) return null
  const { a, b } = pair
  const measured = a.latency.from === 'measured' && b.latency.from === 'measured'
  return {
    ...told,
    concurrency: a.level,
    throughputs: [a.throughput.requests!, b.throughput.requests!],
    e2eChange: measured ? b.latency.e2e! / a.latency.e2e! - 1 : 1 / told.speedup - 1,
    e2eFrom: measured ? 'measured' : 'little',
    withinSla: both(a, b),
  }
}

const isOpen = ({ capacity }: Ungraded): boolean => capacity.status !== 'bracketed'

const atOwn = (
  base: Ungraded,
  scaled: Ungraded,
  gpus: Gpus,
  runs: ReadonlyMap<string, ReportRun>,
): Scaling['atOwnLimit'] => {
  const [a, b] = [limitPoint(base.points), limitPoint(scaled.points)]
  const told =
    a &&
    b &&
    ratio({ series: base, point: a, gpus: gpus[0] }, { series: scaled, point: b, gpus: gpus[1] }, runs)
  if (!a || !b || !told) return null
  return {
    ...told,
    levels: [a.level, b.level],
    throughputs: [a.throughput.requests!, b.throughput.requests!],
    censored: [isOpen(base), isOpen(scaled)],
  }
}

type Gpus = readonly [number, number]

/** As many copies of the base as the scaled layout has GPUs for: an assumption, never a measurement. */
const replicasOf = (base: Ungraded, [few, many]: Gpus): Scaling['replicas'] => {
  const count = many / few
  const each = base.basis?.throughput ?? null
  return Number.isInteger(count) && each !== null
    ? { throughput: count * each, count, each, assumed: true }
    : null
}

const pair = (
  base: Ungraded,
  scaled: Ungraded,
  id: string,
  runs: ReadonlyMap<string, ReportRun>,
): Scaling => {
  const gpus: Gpus = [base.layout.gpus!, scaled.layout.gpus!]
  return {
    id,
    workload: base.workloadId,
    base: base.id,
    scaled: scaled.id,
    gpus: [...gpus],
    atEqualConcurrency: atEqual(base, scaled, gpus, runs),
    atOwnLimit: atOwn(base, scaled, gpus, runs),
    replicas: replicasOf(base, gpus),
  }
}

/** Every layout with more GPUs against the smallest one of the same GPU, model, lengths and settings. */
export const scalingOf = (series: readonly Ungraded[], runs: readonly ReportRun[]): readonly Scaling[] => {
  const byId = new Map(runs.map((run) => [run.id, run]))
  const known = series
    .filter((one) => one.layout.gpus !== null)
    .toSorted((a, b) => a.layout.gpus! - b.layout.gpus!)
  const pairs = known.flatMap((scaled) => {
    const base = known.find((one) => comparable(one, scaled, runs))
    return base && base.layout.gpus! < scaled.layout.gpus! ? [{ base, scaled }] : []
  })
  return pairs
    .toSorted((a, b) => series.indexOf(a.scaled) - series.indexOf(b.scaled))
    .map(({ base, scaled }, i) => pair(base, scaled, `scaling-${i + 1}`, byId))
}
