import type { Point, Refusal, Scaling, Series } from '../../model/report.ts'
import { limitPoint } from '../points/limit-point.ts'
import { counts, placedRuns, type PlacedRun } from './level-runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

interface Side {
  readonly series: Series
  readonly ref: string
}

interface Pair {
  readonly base: Side
  readonly scaled: Side
  readonly runs: ReadonlyMap<string, PlacedRun>
}

const sideOf = ({ series }: Answer, id: string): Side => {
  const index = series.findIndex((one) => one.id === id)
  return { series: series[index]!, ref: `series/${index}` }
}

const pointRef = ({ series, ref }: Side, point: Point): string =>
  `${ref}/points/${series.points.indexOf(point)}`

/** The counted repeats of a level: their throughputs, and half a last place of each. */
const spread = (point: Point, runs: Pair['runs']) => {
  const all = point.runs.flatMap((id) => {
    const placed = runs.get(id)
    return placed?.run.throughput.requests && counts(placed) ? [placed.ref] : []
  })
  return {
    x: all.map((ref) => `${ref}/throughput/requests`),
    d: all.map((ref) => `${ref}/throughput/requestsRounding`),
  }
}

const ratios = (at: string, ref: string, a: Point, b: Point, { runs }: Pair): readonly Entry[] => {
  const inputs = {
    X_n: `${at}/throughputs/1`,
    X_1: `${at}/throughputs/0`,
    GPU_n: `${ref}/gpus/1`,
    GPU_1: `${ref}/gpus/0`,
  }
  const { X_n, X_1 } = inputs
  const [base, scaled] = [spread(a, runs), spread(b, runs)]
  const interval = { x_n: scaled.x, d_n: scaled.d, x_1: base.x, d_1: base.d }
  return [
    [`${at}/speedup`, trail('speedup', { X_n, X_1 })],
    [`${at}/gain`, trail('gain', { X_n, X_1 })],
    [`${at}/interval`, trail('interval', interval)],
    [`${at}/efficiency`, trail('efficiency', inputs)],
    [`${at}/costPerRequest`, trail('cost', inputs)],
  ]
}

const sides = (at: string, pair: Pair, a: Point, b: Point): readonly Entry[] => [
  [`${at}/throughputs/0`, taken(`${pointRef(pair.base, a)}/throughput/requests`)],
  [`${at}/throughputs/1`, taken(`${pointRef(pair.scaled, b)}/throughput/requests`)],
]

const atEqual = (scaling: Scaling, ref: string, pair: Pair): readonly Entry[] => {
  const equal = scaling.atEqualConcurrency
  if (!equal) return []
  const at = `${ref}/atEqualConcurrency`
  const pointAt = ({ series }: Side) => series.points.find(({ level }) => level === equal.concurrency)!
  const [a, b] = [pointAt(pair.base), pointAt(pair.scaled)]
  const change =
    equal.e2eFrom === 'measured'
      ? trail('change', {
          R_n: `${pointRef(pair.scaled, b)}/latency/e2e`,
          R_1: `${pointRef(pair.base, a)}/latency/e2e`,
        })
      : trail('littleChange', { X_1: `${at}/throughputs/0`, X_n: `${at}/throughputs/1` })
  return [
    [`${at}/concurrency`, taken(`${pointRef(pair.base, a)}/level`)],
    ...sides(at, pair, a, b),
    ...ratios(at, ref, a, b, pair),
    [`${at}/e2eChange`, change],
  ]
}

const atOwn = (scaling: Scaling, ref: string, pair: Pair): readonly Entry[] => {
  const [a, b] = [limitPoint(pair.base.series.points), limitPoint(pair.scaled.series.points)]
  if (!scaling.atOwnLimit || !a || !b) return []
  const at = `${ref}/atOwnLimit`
  return [
    [`${at}/levels/0`, taken(`${pointRef(pair.base, a)}/level`)],
    [`${at}/levels/1`, taken(`${pointRef(pair.scaled, b)}/level`)],
    ...sides(at, pair, a, b),
    ...ratios(at, ref, a, b, pair),
  ]
}

const replicas = (scaling: Scaling, ref: string, { base }: Pair): readonly Entry[] => {
  if (!scaling.replicas) return []
  const at = `${ref}/replicas`
  return [
    [`${at}/count`, trail('gpuRatio', { GPU_n: `${ref}/gpus/1`, GPU_1: `${ref}/gpus/0` })],
    [`${at}/each`, taken(`${base.ref}/basis/throughput`)],
    [`${at}/throughput`, trail('replicas', { k: `${at}/count`, X: `${at}/each` })],
  ]
}

/** Tokens/s that stand beside a refusal: at the limit of each. */
const hint = (answer: Answer, refusal: Refusal, at: string): readonly Entry[] => {
  const { tokens, base, scaled } = refusal
  const [a, b] = [sideOf(answer, base), sideOf(answer, scaled)]
  const [low, high] = [limitPoint(a.series.points), limitPoint(b.series.points)]
  if (!tokens || !low || !high) return []
  const each = [
    [a, low],
    [b, high],
  ] as const
  return [
    ...each.flatMap(([side, point], i): readonly Entry[] => [
      [`${at}/levels/${i}`, taken(`${pointRef(side, point)}/level`)],
      [`${at}/throughputs/${i}`, taken(`${pointRef(side, point)}/throughput/outputTokens`)],
    ]),
    [`${at}/gain`, trail('gain', { X_n: `${at}/throughputs/1`, X_1: `${at}/throughputs/0` })],
  ]
}

export const refusalTrails = (answer: Answer): readonly Entry[] =>
  answer.refusals.flatMap((refusal, i) => hint(answer, refusal, `refusals/${i}/tokens`))

/** What more GPUs gain, from the levels that were compared. */
export const scalingTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.scaling.flatMap((scaling, i) => {
    const ref = `scaling/${i}`
    const pair = { base: sideOf(answer, scaling.base), scaled: sideOf(answer, scaling.scaled), runs }
    return [
      [`${ref}/gpus/0`, taken(`${pair.base.ref}/facts/gpus/value`)] as const,
      [`${ref}/gpus/1`, taken(`${pair.scaled.ref}/facts/gpus/value`)] as const,
      ...atEqual(scaling, ref, pair),
      ...atOwn(scaling, ref, pair),
      ...replicas(scaling, ref, pair),
    ]
  })
}
