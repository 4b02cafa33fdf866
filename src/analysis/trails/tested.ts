import { percentileOf } from '../../model/metric.ts'
import type { Tested } from '../../model/report.ts'
import { placedRuns, runsOf } from './level-runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

const numbers = ['requests', 'effective', 'share', 'chance'] as const

/** The test of one limit on one run, whose requests only the files have. */
const ofRun = (run: string, limit: string, threshold: string): readonly Entry[] => {
  const own = `${run}/judgements/${limit}`
  const [at, n, C] = [`${own}/tested`, `${run}/completed`, `${run}/load/concurrency`]
  const values = { p: percentileOf(limit.split('.').slice(1).join('.')) }
  const chance = { m: `${at}/effective`, s: `${at}/share`, verdict: `${own}/verdict` }
  return [
    [`${at}/requests`, trail('lasting', { n, C })],
    [`${at}/effective`, trail('effective', { n: `${at}/requests`, C })],
    [`${at}/share`, trail('shareBeyond', { n: `${at}/requests`, T: threshold })],
    [`${at}/chance`, trail('binomial', chance, { values })],
  ]
}

const same = (a: Tested, b: Tested | null | undefined): boolean =>
  b !== null && b !== undefined && numbers.every((name) => a[name] === b[name])

/** Of each run, and of the level for which one of them stands. */
export const testedTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  const limits = answer.plan.sla.limits.map(({ id }, i) => ({
    id,
    threshold: `plan/sla/limits/${i}/threshold`,
  }))
  const own = [...runs.values()].flatMap(({ run, ref }) =>
    limits.flatMap(({ id, threshold }) => (run.judgements[id]?.tested ? ofRun(ref, id, threshold) : [])),
  )
  const levels = answer.series.flatMap(({ points }, i) =>
    points.flatMap((point, j) =>
      limits.flatMap(({ id }): readonly Entry[] => {
        const tested = point.judgements[id]?.tested
        const source =
          tested && runsOf(point, runs).find(({ run }) => same(tested, run.judgements[id]?.tested))
        if (!source) return []
        const at = `series/${i}/points/${j}/judgements/${id}/tested`
        return numbers.map((name) => [
          `${at}/${name}`,
          taken(`${source.ref}/judgements/${id}/tested/${name}`),
        ])
      }),
    ),
  )
  return [...own, ...levels]
}
