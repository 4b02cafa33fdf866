import { describe, expect, it } from 'vitest'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const levelOf = (...times: readonly number[]) => levelWith({ completed: 3200 }, times)

const levelWith = (choices: RunChoices, times: readonly number[]) => {
  const runs = times.map((p99, i) =>
    someRun({ id: `r${i + 1}`, ...choices, latency: { ttft: { p99, median: p99 / 3 } } }),
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
  })

  it('confirms a pass by three long repeats, and by nothing less', () => {
    expect(levelOf(0.5, 0.6, 0.55).judgement).toMatchObject({ standing: 'confirmedPass', unconfirmed: null })
    expect(levelOf(0.5, 0.6).judgement).toMatchObject({ standing: 'pass', unconfirmed: 'summaryOnly' })
    expect(levelOf(0.5, 0.5, 0.5).judgement).toMatchObject({ standing: 'pass' })
    const short = { completed: 900, load: { concurrency: 8 } }
    expect(levelWith(short, [0.5, 0.6, 0.55]).judgement).toMatchObject({ standing: 'pass' })
    const long = { completed: 1000, load: { concurrency: 8 } }
    expect(levelWith(long, [0.5, 0.6, 0.55]).judgement).toMatchObject({ standing: 'confirmedPass' })
  })
})
