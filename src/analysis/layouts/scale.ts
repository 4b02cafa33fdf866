import { scaling as ratioOf } from '../../maths/scaling.ts'
import type { Point, ReportRun, Scaling, Ungraded } from '../../model/report.ts'
import { explained, made, of, taken, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { limitPoint } from '../capacity-of.ts'
import { gpusIn } from '../places.ts'
import { comparable } from './comparable.ts'
import { throughputSpread, writtenAt } from './layout-subject.ts'

interface Side {
  readonly series: Ungraded
  readonly point: Point
  readonly gpus: Made<number>
  readonly throughput: Made<number>
}

const sideOf = (series: Ungraded, point: Point, gpus: Made<number>): Side => ({
  series,
  point,
  gpus,
  throughput: taken({ ...of(point.throughput, 'requests'), value: point.throughput.requests ?? 0 }),
})

/** The gain with its interval: from rounding, and with repeats from the smallest over the largest to the reverse. */
const ratio = (base: Side, scaled: Side, runs: ReadonlyMap<string, ReportRun>) => {
  const a = throughputSpread(base.point, runs)
  const b = throughputSpread(scaled.point, runs)
  const [X_1, X_n] = [base.throughput, scaled.throughput]
  const [GPU_1, GPU_n] = [base.gpus, scaled.gpus]
  const units = {
    baseUnits: GPU_1.value,
    scaledUnits: GPU_n.value,
    baseRounding: a.rounding,
    scaledRounding: b.rounding,
  }
  const told = ratioOf({ ...units, base: X_1.value, scaled: X_n.value })
  const low = ratioOf({ ...units, base: a.high, scaled: b.low })
  const high = ratioOf({ ...units, base: a.low, scaled: b.high })
  if (!told || !low || !high || !Number.isFinite(high.interval[1])) return null
  const [own, other] = [writtenAt([base.point], runs), writtenAt([scaled.point], runs)]
  const ends: [number, number] = [low.interval[0], high.interval[1]]
  const written = { x_n: other.x, d_n: other.d, x_1: own.x, d_1: own.d }
  return {
    speedup: explained('speedup', told.speedup, { X_n, X_1 }),
    gain: explained('gain', told.gain, { X_n, X_1 }),
    interval: explained('interval', ends, written),
    efficiency: explained('efficiency', told.efficiency, { X_n, X_1, GPU_n, GPU_1 }),
    costPerRequest: explained('cost', told.costPerRequest, { X_n, X_1, GPU_n, GPU_1 }),
  }
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

/** The mean time of the larger layout against the smaller one: measured on both, or by the throughputs. */
const changeOf = (a: Side, b: Side) => {
  const times = [a.point.latency, b.point.latency] as const
  return times.every(({ from }) => from === 'measured')
    ? ({
        e2eChange: made('change', { R_n: of(times[1], 'e2e'), R_1: of(times[0], 'e2e') }),
        e2eFrom: 'measured',
      } as const)
    : null
}

const atEqual = (
  base: Ungraded,
  scaled: Ungraded,
  gpus: Gpus,
  runs: ReadonlyMap<string, ReportRun>,
): Scaling['atEqualConcurrency'] => {
  const pair = common(base, scaled)
  if (!pair) return null
  const [a, b] = [sideOf(base, pair.a, gpus[0]), sideOf(scaled, pair.b, gpus[1])]
  const told = ratio(a, b, runs)
  if (!told) return null
  const [X_1, X_n] = [a.throughput, b.throughput]
  const little = {
    e2eChange: explained('littleChange', 1 / told.speedup.value - 1, { X_1, X_n }),
    e2eFrom: 'little',
  } as const
  return record({
    ...told,
    concurrency: taken(of(pair.a, 'level')),
    throughputs: record([X_1, X_n]),
    ...(changeOf(a, b) ?? little),
    withinSla: both(pair.a, pair.b),
  })
}

const isOpen = ({ capacity }: Ungraded): boolean => capacity.status !== 'bracketed'

const atOwn = (
  base: Ungraded,
  scaled: Ungraded,
  gpus: Gpus,
  runs: ReadonlyMap<string, ReportRun>,
): Scaling['atOwnLimit'] => {
  const [low, high] = [limitPoint(base.points), limitPoint(scaled.points)]
  if (!low || !high) return null
  const [a, b] = [sideOf(base, low, gpus[0]), sideOf(scaled, high, gpus[1])]
  const told = ratio(a, b, runs)
  if (!told) return null
  return record({
    ...told,
    levels: record([taken(of(low, 'level')), taken(of(high, 'level'))]),
    throughputs: record([a.throughput, b.throughput]),
    censored: [isOpen(base), isOpen(scaled)],
  })
}

type Gpus = readonly [Made<number>, Made<number>]

/** As many copies of the base as the scaled layout has GPUs for: an assumption, never a measurement. */
const replicasOf = ({ basis }: Ungraded, [GPU_1, GPU_n]: Gpus): Scaling['replicas'] => {
  const count = made('gpuRatio', { GPU_n, GPU_1 })
  if (!Number.isInteger(count.value) || !basis) return null
  const each = taken(of(basis, 'throughput'))
  return record({ throughput: made('replicas', { k: count, X: each }), count, each, assumed: true })
}

const pair = (base: Ungraded, scaled: Ungraded, id: string, runs: ReadonlyMap<string, ReportRun>): Scaling => {
  const gpus: Gpus = [taken(gpusIn(base)), taken(gpusIn(scaled))]
  return {
    id,
    workload: base.workloadId,
    base: base.id,
    scaled: scaled.id,
    gpus: record([...gpus]),
    atEqualConcurrency: atEqual(base, scaled, gpus, runs),
    atOwnLimit: atOwn(base, scaled, gpus, runs),
    replicas: replicasOf(base, gpus),
  }
}

/** Every layout with more GPUs against the smallest one of the same GPU, model, lengths and settings. */
export const scalingOf = (series: readonly Ungraded[], runs: readonly ReportRun[]): readonly Scaling[] => {
  const byId = new Map(runs.map((run) => [run.id, run]))
  const known = series.filter((one) => one.layout.gpus !== null).toSorted((a, b) => a.layout.gpus! - b.layout.gpus!)
  const pairs = known.flatMap((scaled) => {
    const base = known.find((one) => comparable(one, scaled, runs))
    return base && base.layout.gpus! < scaled.layout.gpus! ? [{ base, scaled }] : []
  })
  return pairs
    .toSorted((a, b) => series.indexOf(a.scaled) - series.indexOf(b.scaled))
    .map(({ base, scaled }, i) => pair(base, scaled, `scaling-${i + 1}`, byId))
}
