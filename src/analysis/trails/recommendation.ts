import type { Point, Recommendation, Series } from '../../model/report.ts'
import { basisPoint, boundingPoint } from '../layouts/layout-subject.ts'
import { counts, placedRuns, type PlacedRun } from './level-runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

interface Side {
  readonly series: Series
  readonly ref: string
}

type Placed = ReadonlyMap<string, PlacedRun>

const sideOf = ({ series }: Answer, id: string | null): Side | null => {
  const index = series.findIndex((one) => one.id === id)
  return index < 0 ? null : { series: series[index]!, ref: `series/${index}` }
}

/** The written throughputs of the counted repeats of levels, and half a last place of each. */
const written = (points: readonly (Point | undefined)[], runs: Placed) => {
  const all = points.flatMap((point) =>
    (point?.runs ?? []).flatMap((id) => {
      const placed = runs.get(id)
      return placed?.run.throughput.requests && counts(placed) ? [placed.ref] : []
    }),
  )
  return {
    x: all.map((ref) => `${ref}/throughput/requests`),
    d: all.map((ref) => `${ref}/throughput/requestsRounding`),
  }
}

/** At the limit alone for the least; with the first level that fails for the most. */
const ends = ({ series }: Side, runs: Placed) => ({
  least: written([basisPoint(series)], runs),
  most: written([basisPoint(series), boundingPoint(series)], runs),
})

interface Pair {
  readonly base: Side | null
  readonly larger: Side | null
}

/** A known number of copies has a trail; with no larger layout it is one more, which nothing tells. */
const countOf = ({ copies }: Recommendation, ref: string, { base, larger }: Pair) => {
  const at = `${ref}/copies/count`
  const known = base !== null && larger !== null
  return {
    inputs: known ? { k: at } : {},
    values: known ? {} : { k: copies!.count },
    trails: known
      ? [
          [
            at,
            trail('gpuRatio', {
              GPU_n: `${larger.ref}/facts/gpus/value`,
              GPU_1: `${base.ref}/facts/gpus/value`,
            }),
          ] as const,
        ]
      : [],
  }
}

const copies = (one: Recommendation, ref: string, pair: Pair, runs: Placed): readonly Entry[] => {
  const unit = pair.base ?? pair.larger
  if (!one.copies || !unit) return []
  const at = `${ref}/copies`
  const { inputs, values, trails } = countOf(one, ref, pair)
  const more = { values: { ...values, r: one.copies.allowance } }
  const { least, most } = ends(unit, runs)
  const each = { ...inputs, X: `${at}/each` }
  return [
    ...trails,
    [`${at}/each`, taken(`${unit.ref}/basis/throughput`)],
    [`${at}/throughput`, trail('sharedCopies', each, more)],
    [`${at}/remaining`, trail('remainingCopies', each, more)],
    [`${at}/interval/0`, trail('copiesLeast', { ...inputs, ...least }, more)],
    ...(one.copies.interval[1] === null
      ? []
      : [[`${at}/interval/1`, trail('copiesMost', { ...inputs, ...most }, more)] as const]),
  ]
}

const measured = (one: Recommendation, ref: string, pair: Pair, runs: Placed): readonly Entry[] => {
  const side = pair.larger ?? pair.base
  if (!one.measured || !side) return []
  const at = `${ref}/measured`
  const { least, most } = ends(side, runs)
  return [
    [`${at}/throughput`, taken(`${side.ref}/basis/throughput`)],
    [`${at}/interval/0`, trail('writtenLeast', least)],
    ...(one.measured.interval[1] === null ? [] : [[`${at}/interval/1`, trail('writtenMost', most)] as const]),
  ]
}

const toMeasure = (answer: Answer, one: Recommendation, ref: string, pair: Pair): readonly Entry[] =>
  one.toMeasure.flatMap(({ what, series, level }, i): readonly Entry[] => {
    const side = sideOf(answer, series)
    if (level === null || !side) return []
    const at = `${ref}/toMeasure/${i}/level`
    if (what === 'copies') {
      const { inputs, values } = countOf(one, ref, pair)
      return [[at, trail('copiesLevel', { ...inputs, C: `${side.ref}/basis/level` }, { values })]]
    }
    const index = side.series.points.findIndex((point) => point.usable && point.level === level)
    return index < 0 ? [] : [[at, taken(`${side.ref}/points/${index}/level`)]]
  })

/** What copies would give, what was measured of the larger layout, and what to measure next. */
export const recommendationTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.recommendations.flatMap((one, i) => {
    const ref = `recommendations/${i}`
    const pair = { base: sideOf(answer, one.base), larger: sideOf(answer, one.larger) }
    return [
      ...copies(one, ref, pair, runs),
      ...measured(one, ref, pair, runs),
      ...toMeasure(answer, one, ref, pair),
    ]
  })
}
