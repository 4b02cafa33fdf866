import type { Point } from '../model/report.ts'
import { empty } from './answers.ts'
import { changeOf } from './change.ts'
import type { Answer } from './comparison.ts'
import { commonLevels, countedRuns, statisticsOf, type CommonLevel, type Side, type Sides } from './levels.ts'
import { latencyOf, louder, runNoise, sampleError, samplingNoise, spreadOf, throughputOf } from './noise.ts'

/** The larger rounding of the counted throughputs of a level. */
export const roundingOf = (point: Point, side: Side): number =>
  Math.max(0, ...countedRuns(point, side).map((run) => run.throughput.requestsRounding))

const throughput = ({ level, old, new: next }: CommonLevel, sides: Sides, doubt: number): Answer => {
  const told = { ...empty('throughput'), level, old: old.throughput.requests, new: next.throughput.requests }
  if (!told.old || !told.new) return { ...told, reason: 'notJudged' }
  const change = changeOf({
    old: told.old,
    new: told.new,
    rounding: [roundingOf(old, sides.old), roundingOf(next, sides.new)],
    noise: runNoise(spreadOf(sides, throughputOf), doubt),
    more: 'better',
  })
  return { ...told, ...change, reason: change.outcome === 'undecided' ? 'noise' : null }
}

/** How the tool made the statistic: values of different definitions are different quantities. */
const definitionOf = (point: Point, limit: string, side: Side): string => {
  const told = countedRuns(point, side).map((run) => statisticsOf(run, limit)?.definition ?? null)
  return JSON.stringify([...new Set(told.map((one) => JSON.stringify(one)))])
}

const latency = (common: CommonLevel, limit: string, sides: Sides, doubt: number): Answer => {
  const { level, old, new: next } = common
  const values = [old.judgements[limit]?.value ?? null, next.judgements[limit]?.value ?? null] as const
  const told = { ...empty('latency'), level, limit, old: values[0], new: values[1] }
  if (!values[0] || !values[1]) return { ...told, reason: 'notJudged' }
  if (definitionOf(old, limit, sides.old) !== definitionOf(next, limit, sides.new))
    return { ...told, outcome: 'notComparable', reason: 'definition' }
  const spread = spreadOf(sides, latencyOf(limit))
  const errors = [sampleError(old, limit, sides.old), sampleError(next, limit, sides.new)] as const
  const sampling = samplingNoise(errors, doubt)
  if (!spread && !sampling) return { ...told, change: values[1] / values[0] - 1, reason: 'fewRequests' }
  const noise = louder(runNoise(spread, doubt), sampling)
  const change = changeOf({ old: values[0], new: values[1], rounding: [0, 0], noise, more: 'worse' })
  return { ...told, ...change, reason: change.outcome === 'undecided' ? 'noise' : null }
}

const judgedIn = ({ series }: Side): readonly string[] => [
  ...new Set(series.points.flatMap((point) => Object.keys(point.judgements))),
]

/** Limits whose statistic both sides judge, whatever the threshold. */
const limitsOf = (sides: Sides): readonly string[] =>
  judgedIn(sides.old).filter((limit) => judgedIn(sides.new).includes(limit))

/** Changes that will be compared at equal levels, among which the allowed error is divided (Bonferroni). */
export const comparisonsOf = (sides: Sides): number =>
  Math.max(1, commonLevels(sides).length * (1 + limitsOf(sides).length))

/** Throughput and judged latencies at each load that both sides measured. */
export const levelAnswers = (sides: Sides): readonly Answer[] => {
  const doubt = 0.05 / comparisonsOf(sides)
  const levels = commonLevels(sides)
  return [
    ...levels.map((common) => throughput(common, sides, doubt)),
    ...limitsOf(sides).flatMap((limit) => levels.map((common) => latency(common, limit, sides, doubt))),
  ]
}
