import { describe, expect, it } from 'vitest'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import { someRun, someSla } from '../../builders.ts'

const levelOf = (...times: readonly number[]) => {
  const runs = times.map((p99, i) =>
    someRun({ id: `r${i + 1}`, completed: 3200, latency: { ttft: { p99, median: p99 / 3 } } }),
  )
  const judged = runs.map((run) => judgeRun(run, someSla(), 'concurrency'))
  return { judged, judgement: pointsOf(judged, someSla(), 'concurrency')[0]!.judgements['ttft.p99']! }
}

describe('the interval of a level', () => {
  it('is that of the repeat that stands for it where there are two', () => {
    const { judged, judgement } = levelOf(0.5, 0.6)
    expect(judgement.interval).toEqual(judged[1]!.judgements['ttft.p99']!.interval)
  })

  it('is the scatter of three repeats or more, and holds them all', () => {
    const { interval, openEnd } = levelOf(0.5, 0.6, 0.55).judgement
    expect(interval).toMatchObject({ method: 'repeats', effective: null, ranks: null })
    expect(interval!.low).toBeLessThanOrEqual(0.5)
    expect(interval!.high).toBeGreaterThanOrEqual(0.6)
    expect(openEnd).toBeNull()
  })

  it('leaves a pass undecided that repeats scatter about', () => {
    expect(levelOf(2.6, 2.2, 2.7).judgement).toMatchObject({ verdict: 'pass', standing: 'undecided' })
    expect(levelOf(0.5, 0.6, 0.55).judgement).toMatchObject({ verdict: 'pass', standing: 'pass' })
  })
})
