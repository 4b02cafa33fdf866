import { slotsOf, usualQueueError } from '../../capacity/regimes.ts'
import { usualError } from '../../capacity/interpolation.ts'
import type { Interpolated, Point, ReportRun, Series } from '../../model/report.ts'
import { regimesOf } from '../interpolation/interpolate-ttft.ts'
import { levelsToInterpolate } from '../interpolation/interpolate.ts'
import { placedRuns, runsOf, type PlacedRun } from './level-runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Placed = ReadonlyMap<string, PlacedRun>

interface Level {
  readonly point: Point
  readonly ref: string
}

interface Listed {
  readonly C: readonly string[]
  readonly y: readonly string[]
}

const throughputs = (levels: readonly Level[]): Listed => {
  const known = levels.filter(({ point }) => point.throughput.requests !== null)
  return {
    C: known.map(({ ref }) => `${ref}/level`),
    y: known.map(({ ref }) => `${ref}/throughput/requests`),
  }
}

/** The mean of each run of each level whose runs all have one. */
const means = (levels: readonly Level[], runs: Placed, metric: 'tpot' | 'ttft'): Listed => {
  const all = levels.flatMap(({ point, ref }) => {
    const own = runsOf(point, runs)
    const complete = own.every(({ run }) => run.latency[metric]?.mean != null)
    return complete ? own.map((run) => ({ C: `${ref}/level`, y: `${run.ref}/latency/${metric}/mean` })) : []
  })
  return { C: all.map(({ C }) => C), y: all.map(({ y }) => y) }
}

const summaries = ['count', 'mean', 'median', 'p90', 'worst'] as const

const ofCubic = (told: Interpolated | null, ref: string, at: string, levels: Listed, usual: number) => {
  if (!told) return []
  const held = told.holdOut
    ? summaries.map((of): Entry => [
        `${ref}/holdOut/${of}`,
        trail('holdOut', { ...levels }, { values: { of } }),
      ])
    : []
  if (told.value === null) return held
  const largest = trail('largest', { x: `${ref}/holdOut/mean` }, { values: { x: usual } })
  const value = trail('cubic', { ...levels, c: at })
  return [...held, [`${ref}/value`, value] as const, [`${ref}/error`, largest] as const]
}

const ofQueue = (
  told: Interpolated,
  ref: string,
  at: string,
  levels: readonly Level[],
  runs: Placed,
  S: number,
) => {
  const { C, y } = means(levels, runs, 'ttft')
  const X = levels.map((level) => `${level.ref}/throughput/requests`)
  const held = told.holdOut
    ? summaries.map((of): Entry => [
        `${ref}/holdOut/${of}`,
        trail('queueHoldOut', { C, y, X }, { values: { S, of } }),
      ])
    : []
  if (told.value === null) return held
  const throughput = ref.replace(/ttft$/, 'throughput')
  const error = { x: [`${ref}/holdOut/mean`, `${throughput}/error`] }
  return [
    ...held,
    [`${ref}/value`, trail('queueWait', { C: at, X: `${throughput}/value` }, { values: { S } })] as const,
    [`${ref}/error`, trail('largest', error, { values: { x: usualQueueError } })] as const,
  ]
}

const ofTtft = (series: Series, ref: string, levels: readonly Level[], runs: Placed): readonly Entry[] => {
  const told = series.interpolation.ttft
  if (!told) return []
  const ids = levels.flatMap(({ point }) => point.runs)
  const plain = new Map<string, ReportRun>(
    ids.flatMap((id) => (runs.has(id) ? [[id, runs.get(id)!.run]] : [])),
  )
  const { levels: timed, slots } = regimesOf(
    levels.map(({ point }) => point),
    plain,
  )
  const regime = told.method === 'queue' ? 'queued' : 'free'
  const alike = levels.filter(({ point }) =>
    timed.some((level) => level.regime === regime && level.concurrency === point.level),
  )
  const at = `${ref}/at`
  return regime === 'queued'
    ? ofQueue(told, `${ref}/ttft`, at, alike, runs, slots ?? slotsOf(timed) ?? 0)
    : ofCubic(told, `${ref}/ttft`, at, means(alike, runs, 'ttft'), 0.15)
}

const ofSeries = (series: Series, at: string, runs: Placed): readonly Entry[] => {
  const { interpolation } = series
  if (interpolation.at === null) return []
  const usable = levelsToInterpolate(series)
  const levels = usable.map((point) => ({ point, ref: `${at}/points/${series.points.indexOf(point)}` }))
  const ref = `${at}/interpolation`
  return [
    [`${ref}/at`, taken(`${at}/capacity/estimate/concurrency`)],
    ...ofCubic(
      interpolation.throughput,
      `${ref}/throughput`,
      `${ref}/at`,
      throughputs(levels),
      usualError.throughput,
    ),
    ...ofCubic(interpolation.tpot, `${ref}/tpot`, `${ref}/at`, means(levels, runs, 'tpot'), usualError.tpot),
    ...ofTtft(series, ref, levels, runs),
  ]
}

/** What is expected between two levels, from all levels of the sweep. */
export const interpolationTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.series.flatMap((series, i) => ofSeries(series, `series/${i}`, runs))
}
