import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { JudgedRun } from '../../../src/analysis/points/judged-run.ts'
import { bySpeed } from '../../../src/analysis/points/repeats.ts'
import type { RepeatPolicy } from '../../../src/model/plan.ts'
import { someRun, type RunChoices, somePlan } from '../../builders.ts'

const judged = (choices: RunChoices): JudgedRun => ({ run: someRun(choices) }) as JudgedRun

const fast = judged({ throughput: { requests: 2 } })
const slow = judged({ throughput: { requests: 1 } })
const late = judged({ throughput: { requests: 1 }, latency: { ttft: { p99: 9 } } })
const short = judged({ throughput: { requests: 1 }, completed: 10 })

describe('bySpeed', () => {
  it('puts the slowest first, by throughput and then by times', () => {
    expect([fast, slow, late].toSorted(bySpeed)).toEqual([late, slow, fast])
  })

  it('orders runs that are equally fast by their size, whatever order they come in', () => {
    expect(bySpeed(short, slow)).toBeLessThan(0)
    expect(bySpeed(slow, short)).toBeGreaterThan(0)
  })
})

const slower = (p99: number, more: RunChoices = {}): RunChoices => ({
  completed: 2000,
  latency: { ttft: { mean: p99 / 4, median: p99 / 4, p99 } },
  ...more,
})
const report = (repeatPolicy: RepeatPolicy, ...all: readonly RunChoices[]) =>
  analyze(
    all.map((choices, i) => someRun({ path: `run=${i}.json`, ...choices })),
    somePlan({ repeatPolicy }),
  )
const pointBy = (repeatPolicy: RepeatPolicy, ...all: readonly RunChoices[]) =>
  report(repeatPolicy, ...all).series[0]!.points[0]!
const ttftBy = (repeatPolicy: RepeatPolicy, ...all: readonly RunChoices[]) =>
  pointBy(repeatPolicy, ...all).judgements['ttft.p99']

/** p99 TTFT of three runs of one level as published: a cold first run, then two warm ones. */
const published = [slower(8.223), slower(0.135), slower(0.108)]

describe('repeats of one level', () => {
  it('count by the worst, by the median, never by the mean', () => {
    expect(ttftBy('worst', ...published)).toMatchObject({ verdict: 'fail', value: 8.223 })
    expect(ttftBy('median', ...published)).toMatchObject({ verdict: 'pass', value: 0.135 })
  })

  it('report that they disagree and that the first was cold', () => {
    for (const policy of ['worst', 'median'] as const) {
      const found = report(policy, ...published).findings.filter(({ level }) => level === 32)
      expect(found.map(({ id, reason }) => `${id}.${reason}`)).toEqual([
        'V10.coldFirstRun',
        'V11.latencySpread',
        'V11.disagree',
      ])
    }
  })

  it('take the worse of the two in the middle', () => {
    expect(ttftBy('median', slower(1), slower(1.2), slower(1.4), slower(1.6))?.value).toBe(1.4)
    const rates = [7.6, 7.8, 8, 8.2].map((requests) => slower(1, { throughput: { requests } }))
    expect(pointBy('median', ...rates).throughput.requests).toBe(7.8)
    expect(pointBy('worst', ...rates).throughput.requests).toBe(7.6)
  })

  it('say how they became one', () => {
    expect(pointBy('worst', slower(1)).merged).toBeNull()
    expect(pointBy('worst', slower(1), slower(1)).merged).toBe('worst')
    expect(pointBy('median', slower(1), slower(1)).merged).toBe('median')
    expect(pointBy('pooled', slower(1), slower(1)).merged).toBe('notPooled')
  })

  it('that differ twofold carry no pass that one more such step would break', () => {
    expect(ttftBy('worst', slower(0.1), slower(0.25))).toMatchObject({ verdict: 'pass', value: 0.25 })
    expect(ttftBy('worst', slower(1), slower(2.5))).toMatchObject({ verdict: 'unknown', reason: 'V11' })
    expect(pointBy('worst', slower(1), slower(2.5)).usable).toBe(false)
  })
})

const sampled = (violations: number, more: RunChoices = {}): RunChoices => {
  const ttft = Float64Array.from({ length: 300 }, (_, i) => (i < violations ? 4 : 0.2 + i / 3000))
  const gaps = new Float64Array(3000).fill(0.02)
  return {
    completed: 300,
    samples: { ttft, gaps, longestGap: ttft.map(() => 0.02) },
    latency: { ttft: null, itl: null },
    ...more,
  }
}

describe('pooling', () => {
  it('judges all requests as one sample', () => {
    expect(ttftBy('worst', sampled(0), sampled(6))).toMatchObject({ verdict: 'fail', samples: 300 })
    expect(ttftBy('pooled', sampled(0), sampled(0), sampled(6))).toMatchObject({
      verdict: 'pass',
      samples: 900,
      violations: 6,
    })
    expect(pointBy('pooled', sampled(0), sampled(6)).merged).toBe('pooled')
  })

  it('counts failures of every repeat', () => {
    const failing = sampled(0, { failed: 2 })
    expect(ttftBy('pooled', failing, failing)).toMatchObject({ samples: 604, violations: 4 })
  })

  it('takes the worst where a repeat has no requests to pool', () => {
    expect(ttftBy('pooled', sampled(0), slower(2.5))).toMatchObject({ value: 2.5 })
  })
})
