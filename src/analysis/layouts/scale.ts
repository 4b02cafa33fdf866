import { groupBy } from '../../model/group-by.ts'
import { placeOf } from '../../model/by-id.ts'
import type { Point, ReportRun, Scaling, Ungraded } from '../../model/report.ts'
import { made, of, taken, type Made, record } from '../../trails/made.ts'
import { limitPoint } from '../capacity-of.ts'
import { gpusIn } from '../places.ts'
import { comparable } from './comparable.ts'
import { throughputSpread, writtenAt } from './layout-subject.ts'

type Gpus = readonly [Made<number>, Made<number>]
type Runs = ReadonlyMap<string, ReportRun>

const throughputOf = ({ throughput }: Point): Made<number> =>
  taken({ ...of(throughput, 'requests'), value: throughput.requests ?? 0 })

/**
 * The throughputs of two levels and the gain with its interval: from rounding, and with repeats from the smallest over the
 * largest to the reverse.
 */
const ratio = (base: Point, scaled: Point, [GPU_1, GPU_n]: Gpus, runs: Runs) => {
  const [X_1, X_n, { low, rounding }] = [throughputOf(base), throughputOf(scaled), throughputSpread(base, runs)]
  if (!(Math.min(X_1.value, X_n.value, GPU_1.value, GPU_n.value) > 0 && low > rounding)) return null
  const [own, other] = [writtenAt([base], runs), writtenAt([scaled], runs)]
  const gain = {
    speedup: made('speedup', { X_n, X_1 }),
    gain: made('gain', { X_n, X_1 }),
    interval: made<[number, number]>('interval', { x_n: other.x, d_n: other.d, x_1: own.x, d_1: own.d }),
    efficiency: made('efficiency', { X_n, X_1, GPU_n, GPU_1 }),
    costPerRequest: made('cost', { X_n, X_1, GPU_n, GPU_1 }),
  }
  return { gain, X_1, X_n }
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

const atEqual = (base: Ungraded, scaled: Ungraded, gpus: Gpus, runs: Runs): Scaling['atEqualConcurrency'] => {
  const pair = common(base, scaled)
  const found = pair && ratio(pair.a, pair.b, gpus, runs)
  if (!pair || !found) return null
  const { gain, X_1, X_n } = found
  const [before, after] = [pair.a.latency, pair.b.latency]
  const isMeasured = before.from === 'measured' && after.from === 'measured'
  return record({
    ...gain,
    concurrency: taken(of(pair.a, 'level')),
    throughputs: record([X_1, X_n]),
    e2eChange: isMeasured
      ? made('change', { R_n: of(after, 'e2e'), R_1: of(before, 'e2e') })
      : made('littleChange', { X_1, X_n }),
    e2eFrom: isMeasured ? 'measured' : 'little',
    withinSla: both(pair.a, pair.b),
  })
}

const isOpen = ({ capacity }: Ungraded): boolean => capacity.status !== 'bracketed'

const atOwn = (base: Ungraded, scaled: Ungraded, gpus: Gpus, runs: Runs): Scaling['atOwnLimit'] => {
  const [low, high] = [limitPoint(base.points), limitPoint(scaled.points)]
  const found = low && high && ratio(low, high, gpus, runs)
  if (!low || !high || !found) return null
  return record({
    ...found.gain,
    levels: record([taken(of(low, 'level')), taken(of(high, 'level'))]),
    throughputs: record([found.X_1, found.X_n]),
    censored: [isOpen(base), isOpen(scaled)],
  })
}

/** As many copies of the base as the scaled layout has GPUs for: an assumption, never a measurement. */
const replicasOf = ({ basis }: Ungraded, [GPU_1, GPU_n]: Gpus): Scaling['replicas'] => {
  const count = made('gpuRatio', { GPU_n, GPU_1 })
  if (!Number.isInteger(count.value) || !basis) return null
  const each = taken(of(basis, 'throughput'))
  return record({ throughput: made('replicas', { k: count, X: each }), count, each, assumed: true })
}

const pair = (base: Ungraded, scaled: Ungraded, id: string, runs: Runs): Scaling => {
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
  const alike = groupBy(known, ({ workloadId }) => workloadId)
  const pairs = known.flatMap((scaled) => {
    const base = alike.get(scaled.workloadId)!.find((one) => comparable(one, scaled, runs))
    return base && base.layout.gpus! < scaled.layout.gpus! ? [{ base, scaled }] : []
  })
  return pairs
    .toSorted((a, b) => placeOf(series, a.scaled.id) - placeOf(series, b.scaled.id))
    .map(({ base, scaled }, i) => pair(base, scaled, `scaling-${i + 1}`, byId))
}
