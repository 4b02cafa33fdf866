import { percentileOf } from '../../model/metric.ts'
import type { Point, Series, SteadyPart } from '../../model/report.ts'
import { placedRuns } from './level-runs.ts'
import { trail, type Answer, type Entry } from './trail.ts'

const judgements = (answer: Answer, part: SteadyPart, at: string): readonly Entry[] =>
  answer.plan.sla.limits.flatMap((limit, i): readonly Entry[] => {
    const own = `${at}/judgements/${limit.id}`
    const values = { p: percentileOf(limit.statistic) ?? limit.statistic }
    const inputs = { y: `${own}/value`, T: `plan/sla/limits/${i}/threshold` }
    if (part.judgements[limit.id]?.value == null) return []
    return [
      [`${own}/value`, trail('steadyStatistic', { n: `${at}/requests` }, { values })],
      [`${own}/violations`, trail('failures', { n: `${at}/requests`, T: inputs.T })],
      [`${own}/samples`, trail('failures', { n: `${at}/requests` })],
      [`${own}/verdict`, trail('limit', inputs, { assumptions: ['plan/sla'] })],
    ]
  })

const ofPart = (answer: Answer, part: SteadyPart, at: string, run: string): readonly Entry[] => {
  const [w, d] = [`${at}/excluded/firstWave`, `${at}/excluded/drain`]
  const [n, C] = [`${run}/completed`, `${run}/load/concurrency`]
  const p99 = trail('steadyStatistic', { n: `${at}/requests` }, { values: { p: 0.99 } })
  const verdicts = answer.plan.sla.limits.map(({ id }) => `${at}/judgements/${id}/verdict`)
  return [
    [w, trail('firstWave', { n, C })],
    [d, trail('drain', { C, n, w })],
    [`${at}/requests`, trail('steadyRequests', { n, w, d })],
    ...Object.entries(part.p99)
      .filter(([, value]) => value !== null)
      .map(([metric]): Entry => [`${at}/p99/${metric}`, p99]),
    ...judgements(answer, part, at),
    [`${at}/verdict`, trail('joint', { verdict: verdicts }, { assumptions: ['plan/sla'] })],
  ]
}

/** Levels that may count, each judged on its steady part where it has one. */
const answers = (points: readonly Point[], ref: string) => {
  const usable = points
    .map((point, i) => ({ point, at: `${ref}/points/${i}` }))
    .filter(({ point }) => point.usable)
  return {
    C: usable.map(({ at }) => `${at}/level`),
    verdict: usable.map(({ point, at }) => `${at}/${point.steady ? 'steady/verdict' : 'verdict'}`),
  }
}

const limit = ({ steadyLimit, points }: Series, ref: string): readonly Entry[] => {
  if (!steadyLimit) return []
  const inputs = answers(points, ref)
  const service = { assumptions: ['plan/sla'] }
  const known = points.flatMap(({ steady }, i) => (steady ? `${ref}/points/${i}/steady/requests` : []))
  return [
    [`${ref}/steadyLimit/maxConcurrency`, trail('maxConcurrency', inputs, service)],
    [`${ref}/steadyLimit/firstFailing`, trail('firstFailing', inputs, service)],
    [`${ref}/steadyLimit/levels`, trail('count', { x: known })],
  ]
}

/** What is left of a level without its first wave and its drain, and the limit on that. */
export const steadyTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.series.flatMap((series, i) => {
    const ref = `series/${i}`
    return [
      ...series.points.flatMap(({ steady }, j) =>
        steady ? ofPart(answer, steady, `${ref}/points/${j}/steady`, runs.get(steady.run)!.ref) : [],
      ),
      ...limit(series, ref),
    ]
  })
}
