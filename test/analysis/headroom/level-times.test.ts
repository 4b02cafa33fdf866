import { describe, expect, it } from 'vitest'
import { timesIn, untimedFor } from '../../../src/analysis/headroom/level-times.ts'
import { someRun, type RunChoices } from '../../builders.ts'

const recorded: RunChoices = { latency: { ttft: { p90: 0.3, p95: 0.4, others: { 'p99.9': 0.6 } } } }

describe('the times of a run', () => {
  it('are mean, deviation and every percentile that the file has', () => {
    const { ttft, itl, e2e } = timesIn(someRun(recorded))
    expect(ttft).toMatchObject({ mean: 0.2, std: 0.05 })
    expect(
      Object.fromEntries(ttft!.quantiles.map(({ probability, value }) => [probability.toFixed(4), value])),
    ).toEqual({ '0.5000': 0.18, '0.9000': 0.3, '0.9500': 0.4, '0.9900': 0.5, '0.9990': 0.6 })
    expect(itl!.mean).toBe(0.015)
    expect(e2e!.mean).toBe(4.025)
  })

  it('are none of a metric that was not recorded, or has no mean above 0', () => {
    expect(timesIn(someRun({ latency: { ttft: null } })).ttft).toBeNull()
    expect(timesIn(someRun({ latency: { itl: { mean: 0 } } })).itl).toBeNull()
  })

  it('are none at all of a run that was paced, or of which nothing was counted', () => {
    for (const choices of [{ load: { requestRate: 4 } }, { completed: null }, { completed: 0 }])
      expect(timesIn(someRun(choices))).toEqual({ ttft: null, itl: null, e2e: null })
  })

  it('rebuild a mean E2EL from TTFT and TPOT only for answers of the length that was asked for', () => {
    const bare = { latency: { e2e: null } }
    expect(timesIn(someRun(bare)).e2e!.mean).toBeCloseTo(0.2 + 255 * 0.015, 12)
    expect(timesIn(someRun({ ...bare, tokens: { output: 250.5 } })).e2e).toBeNull()
    expect(timesIn(someRun({ latency: { e2e: null, tpot: null } })).e2e).toBeNull()
  })
})

describe('what a level lacks', () => {
  it.each<[string | null, RunChoices]>([
    [null, {}],
    ['notClosed', { load: { requestRate: 4 } }],
    ['noCount', { completed: null }],
    ['noTtft', { latency: { ttft: null } }],
    ['noItl', { latency: { itl: null } }],
    ['noE2el', { latency: { e2e: null, tpot: null } }],
    ['noSpread', { latency: { ttft: { std: null } }, tokens: { input: 250.5 } }],
    ['noSpread', { latency: { e2e: { std: null } }, tokens: { output: 250.5 } }],
  ])('is %s', (reason, choices) => {
    expect(untimedFor(someRun(choices))).toBe(reason)
  })
})
