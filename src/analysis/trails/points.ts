import type { Point, Series } from '../../model/report.ts'
import { placedRuns, runsOf, type PlacedRun } from './level-runs.ts'
import { rebuiltFrom, statisticRef } from './runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Merged = Point['merged']

const merging = ['plan/repeatPolicy'] as const

/** One value of the repeats, taken to the cautious side; of a single run its own. */
const merge = (refs: readonly string[], merged: Merged, worse: 'min' | 'max') =>
  refs.length === 1
    ? taken(refs[0]!)
    : trail(
        merged === 'median' ? 'middle' : 'repeats',
        { x: refs },
        { rounding: worse, assumptions: merging },
      )

const judged = (point: Point, runs: readonly PlacedRun[], id: string) => {
  if (runs.length === 1) return taken(statisticRef(runs[0]!, id))
  const all = (name: string) => runs.map(({ ref }) => `${ref}/judgements/${id}/${name}`)
  if (point.merged === 'pooled') return trail('percentile', { x: all('value') }, { assumptions: merging })
  const inputs = {
    y: runs.map((run) => statisticRef(run, id)),
    verdict: all('verdict'),
    k: all('violations'),
    N: all('samples'),
  }
  return trail(point.merged === 'median' ? 'worstMiddle' : 'worst', inputs, { assumptions: merging })
}

/** Violations and requests: those of the repeat that stands for the level, or of all of them pooled. */
const counted = (point: Point, runs: readonly PlacedRun[], id: string, name: 'violations' | 'samples') => {
  const all = runs.map(({ ref }) => `${ref}/judgements/${id}/${name}`)
  if (point.merged === 'pooled') return trail('failures', { [name === 'samples' ? 'N' : 'k']: all })
  const own = point.judgements[id]!
  const index = runs.findIndex(({ run }) => {
    const { value, violations, samples } = run.judgements[id]!
    return value === own.value && violations === own.violations && samples === own.samples
  })
  return taken(all[index]!)
}

const judgements = (answer: Answer, point: Point, ref: string, runs: readonly PlacedRun[]) =>
  answer.plan.sla.limits.flatMap((limit, i): readonly Entry[] => {
    const at = `${ref}/judgements/${limit.id}`
    const inputs = { y: `${at}/value`, T: `plan/sla/limits/${i}/threshold`, k: `${at}/violations` }
    return [
      [`${at}/value`, judged(point, runs, limit.id)],
      [`${at}/violations`, counted(point, runs, limit.id, 'violations')],
      [`${at}/samples`, counted(point, runs, limit.id, 'samples')],
      [`${at}/verdict`, trail('limit', { ...inputs, N: `${at}/samples` }, { assumptions: ['plan/sla'] })],
    ]
  })

const meanRef = ({ ref }: PlacedRun): string => `${ref}/latency/e2e/mean`

const meanTime = (point: Point, ref: string, runs: readonly PlacedRun[]): readonly Entry[] => {
  const at = `${ref}/latency/e2e`
  if (point.latency.from === null) return []
  if (point.latency.from === 'measured') return [[at, merge(runs.map(meanRef), point.merged, 'max')]]
  if (point.latency.from === 'little')
    return [[at, trail('latency', { C: `${ref}/concurrency`, X: `${ref}/throughput/requests` })]]
  const known = runs.filter(({ run }) => run.latency.ttft?.mean != null && run.tokens.output !== null)
  const parts = known.map(rebuiltFrom)
  const inputs = {
    TTFT: parts.map(({ TTFT }) => TTFT),
    g: parts.map(({ g }) => g),
    L: parts.map(({ L }) => L),
    R: runs.filter(({ run }) => run.latency.e2e?.mean != null).map(meanRef),
  }
  return [[at, trail('rebuilt', inputs, { rounding: 'max' })]]
}

const ofPoint = (answer: Answer, series: Series, index: number, ref: string, all: Runs): readonly Entry[] => {
  const point = series.points[index]!
  const runs = runsOf(point, all)
  const throughput = (name: string): Entry => [
    `${ref}/throughput/${name}`,
    merge(
      runs.map((run) => `${run.ref}/throughput/${name}`),
      point.merged,
      'min',
    ),
  ]
  const first = all.get(point.runs[0]!)!.ref
  const isRate = series.capacity.axis === 'requestRate'
  const verdicts = answer.plan.sla.limits.map(({ id }) => `${ref}/judgements/${id}/verdict`)
  return [
    [`${ref}/level`, taken(isRate ? `${ref}/throughput/requests` : `${ref}/concurrency`)],
    [`${ref}/concurrency`, taken(`${first}/load/concurrency`)],
    [`${ref}/requestRate`, taken(`${first}/load/requestRate`)],
    [`${ref}/verdict`, trail('joint', { verdict: verdicts }, { assumptions: ['plan/sla'] })],
    ...judgements(answer, point, ref, runs),
    throughput('requests'),
    throughput('outputTokens'),
    throughput('totalTokens'),
    ...meanTime(point, ref, runs),
  ]
}

type Runs = ReturnType<typeof placedRuns>

/** Every number of every level, from the runs that were made of it. */
export const pointTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.series.flatMap((series, i) =>
    series.points.flatMap((_, j) => ofPoint(answer, series, j, `series/${i}/points/${j}`, runs)),
  )
}
