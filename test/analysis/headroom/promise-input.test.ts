import { describe, expect, it } from 'vitest'
import { runOfLevel, timesIn, untimedFor, promiseInputOf } from '../../../src/analysis/headroom/promise-input.ts'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { timedLevels } from '../../../src/replay/sweep.ts'
import { someFacts, someRun, someSla, type RunChoices, somePlan, someStatistics } from '../../builders.ts'
import { replayableSweep } from '../replayable-sweep.ts'
import { someSweep } from '../some-sweep.ts'

const judgedRun = (choices: RunChoices) => judgeRun(someRun({ ...choices, completed: 3200 }), someSla(), 'concurrency')
const at = (id: string, seconds: number, more: RunChoices = {}) =>
  judgedRun({ ...more, id, latency: { e2e: { mean: seconds, p99: seconds + 1 }, ...more.latency } })

const repeats = [at('middle', 4), at('fast', 3.9), at('slow', 4.1)]
const idOf = (runs: typeof repeats, policy: 'worst' | 'median' | 'pooled') => runOfLevel(runs, policy)?.run.id

describe('the run that stands for a level', () => {
  it('is the slowest repeat, or the middle one', () => {
    expect(idOf(repeats, 'worst')).toBe('slow')
    expect(idOf(repeats, 'pooled')).toBe('slow')
    expect(idOf(repeats, 'median')).toBe('middle')
    expect(idOf(repeats.slice(0, 2), 'median')).toBe('middle')
  })

  it('does not depend on the order of reading, even of runs that are equally fast', () => {
    const late = at('late', 4, { latency: { ttft: { mean: 0.3, p99: 0.9 } } })
    expect(idOf([repeats[0]!, late], 'worst')).toBe('late')
    expect(idOf([late, repeats[0]!], 'worst')).toBe('late')
  })

  it('is none that an audit rejected, unless nothing else is there', () => {
    const starved = at('starved', 4, { occupancy: 0.5, latency: { e2e: { mean: 4, p99: null } } })
    expect(starved.usable).toBe(false)
    expect(idOf([...repeats, starved], 'worst')).toBe('slow')
    expect(idOf([starved], 'worst')).toBe('starved')
  })

  it('needs a throughput', () => {
    const bare = judgedRun({ throughput: { requests: null, outputTokens: null, totalTokens: null } })
    expect(runOfLevel([bare], 'worst')).toBeNull()
    expect(runOfLevel([bare, ...repeats], 'worst')?.run.id).toBe('slow')
  })
})

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
      expect(timesIn(someRun(choices))).toEqual({ ttft: null, itl: null, e2e: null, tpot: null, asAsked: false })
  })

  it('come with what an E2EL that was not recorded follows from', () => {
    expect(timesIn(someRun())).toMatchObject({ tpot: 0.015, asAsked: true })
    expect(timesIn(someRun({ tokens: { output: 250.5 } })).asAsked).toBe(false)
    expect(timesIn(someRun({ latency: { tpot: null } })).tpot).toBeNull()
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
    [null, { latency: { e2e: { std: null } } }],
    [
      null,
      { latency: { e2e: { std: null, median: null, p90: null, p95: null, p99: null } }, tokens: { output: 250.5 } },
    ],
    [null, { latency: { e2e: null }, tokens: { output: 250.5 } }],
  ])('is %s', (reason, choices) => {
    expect(untimedFor(someRun(choices))).toBe(reason)
  })
})

const inputOf = (runs: readonly SettledRun[], choices: Partial<Plan> = {}) => {
  const plan = somePlan(choices)
  const judged = runs.map((run) => judgeRun(run, plan.sla, 'concurrency', { accept: plan.accept, siblings: runs }))
  return promiseInputOf(judged, pointsOf(judged, plan.sla, 'concurrency', plan), plan)
}

const levelsOf = (runs: readonly SettledRun[], choices: Partial<Plan> = {}) =>
  inputOf(runs, choices).levels.map(({ concurrency, verdict }) => `${concurrency} ${verdict}`)

const roomy = (expression: string) =>
  inputOf(replayableSweep(), { sla: someSla(expression) }).levels.filter(({ room }) => room).length
const refusalIn = (runs: readonly SettledRun[], choices: Partial<Plan> = {}) => inputOf(runs, choices).refusal
const lacking = (reason: string) => ({ reason, levels: [1, 2, 4, 8, 16, 32, 64, 128] })

const latencyWith = (run: SettledRun, told: Partial<SettledRun['latency']>): SettledRun => ({
  ...run,
  latency: { ...run.latency, ...told },
})

const unspread = (tokens: SettledRun['tokens']) =>
  replayableSweep().map((run) => latencyWith({ ...run, tokens }, { ttft: { ...run.latency.ttft!, std: null } }))

const withGaps = (factor: number) =>
  replayableSweep().map((run, i) =>
    i === 3 ? latencyWith(run, { itl: { ...run.latency.itl!, mean: run.latency.itl!.mean! * factor } }) : run,
  )

describe('what a sweep tells a promise', () => {
  it('is every usable level as it was measured, in seconds', () => {
    const input = inputOf(replayableSweep())
    const [first] = replayableSweep()
    const { ttft, itl, e2e } = first!.latency
    expect(input.levels).toHaveLength(8)
    expect(input.levels[0]).toMatchObject({
      concurrency: 1,
      verdict: 'pass',
      throughput: first!.throughput.requests,
      completed: 1000,
      promptTokens: 200,
      answerTokens: 101,
      ttft: { mean: ttft!.mean, std: ttft!.std },
      itl: { mean: itl!.mean },
      e2e: { mean: e2e!.mean },
    })
    expect(input.levels[0]!.ttft!.quantiles).toEqual(
      (['median', 'p90', 'p95', 'p99'] as const).map((name, i) => ({
        probability: [0.5, 0.9, 0.95, 0.99][i],
        value: ttft![name],
      })),
    )
    expect(input.overflow).toBe(0.01)
    expect(input.limits).toEqual([
      { metric: 'ttft', percentile: 0.99, threshold: 3 },
      { metric: 'itl', percentile: 0.99, threshold: 0.12 },
    ])
  })

  it('ends its passes where the limit is', () => {
    expect(levelsOf(replayableSweep()).slice(-3)).toEqual(['32 pass', '64 fail', '128 fail'])
    expect(levelsOf(someSweep('pfp'))).toEqual(['1 pass', '2 fail', '4 unknown'])
  })

  it('leaves out levels that an audit rejected, and says so', () => {
    expect(levelsOf(someSweep('pxf'))).toEqual(['1 pass', '4 fail'])
    expect(refusalIn(someSweep('pxf'))).toEqual({ reason: 'unusable', levels: [2] })
  })

  it('keeps low levels of so few requests that no p99 is judged by them, as of ten for each place', () => {
    const few = replayableSweep().map((run) => {
      const completed = Math.min(run.completed!, 10 * run.load.concurrency!)
      const totals = { input: 200 * completed, output: 101 * completed }
      return { ...run, completed, duration: completed / run.throughput.requests!, totals }
    })
    expect(levelsOf(few).slice(0, 3)).toEqual(['1 pass', '2 pass', '4 pass'])
    expect(refusalIn(few)).toBeNull()
  })

  it('keeps a level that had too few requests to fill its places to the end, whether or not the SLA fails there', () => {
    const latency = { ttft: { p99: 2.5 }, e2e: null }
    const facts = { ...someFacts, outputTokens: { ...someFacts.outputTokens!, value: 400 } }
    const drained = someRun({ load: { concurrency: 128 }, completed: 400, occupancy: 0.65, facts, latency })
    const told = (expression: string) => {
      const choices = { sla: someSla(expression) }
      const runs = [...someSweep('ppp'), drained]
      return [levelsOf(runs, choices).at(-1), refusalIn(runs, choices)?.reason]
    }
    expect(told('ttft.p99<=2s')).toEqual(['128 fail', undefined])
    expect(told('ttft.p99<=3s')).toEqual(['128 unknown', undefined])
  })

  it('keeps levels without their times, of which nothing can be replayed', () => {
    const runs = replayableSweep().map((run, i) =>
      i === 5 ? latencyWith({ ...run, wholeRecord: false }, { e2e: null, tpot: null }) : run,
    )
    expect(levelsOf(runs)).toContain('32 pass')
    expect(refusalIn(runs)).toEqual({ reason: 'noE2el', levels: [32] })
  })

  it('says which levels leave room for random arrivals', () => {
    expect(roomy('ttft.p99<=3s')).toBe(8)
    expect(roomy('itl.p99<=120ms')).toBe(8)
    expect(roomy('itl.p99<=15ms')).toBe(0)
  })

  it('does not depend on the order of the runs', () => {
    expect(inputOf(replayableSweep().toReversed())).toEqual(inputOf(replayableSweep()))
  })

  it('is one run where a level was repeated', () => {
    const [run] = replayableSweep()
    const slower = latencyWith(
      { ...run!, throughput: { ...run!.throughput, requests: run!.throughput.requests! * 0.99 } },
      { ttft: someStatistics('ttft', { mean: 0.03, std: 0.001, median: 0.03, p99: 0.031 }) },
    )
    const [level] = inputOf([...replayableSweep(), slower]).levels
    expect(level).toMatchObject({ throughput: slower.throughput.requests, ttft: { mean: 0.03 } })
  })
})

describe('a sweep that no replay can judge', () => {
  it('is one with a limit on a mean', () => {
    const input = inputOf(replayableSweep(), { sla: someSla('ttft.p99<=3s,e2e.mean<=60s') })
    expect(input.levels.map(({ verdict }) => verdict)).toContain('pass')
    expect(input.refusal).toEqual({ reason: 'limit', levels: [] })
  })

  it('is one with a limit so high that a replay has too few requests for it', () => {
    const many = replayableSweep().map((run) =>
      latencyWith(
        {
          ...run,
          completed: 100_000,
          load: { ...run.load, prompts: 100_000 },
          duration: 100_000 / run.throughput.requests!,
          totals: { input: 20_000_000, output: 10_100_000 },
        },
        {
          ttft: { ...run.latency.ttft!, others: { 'p99.9': run.latency.ttft!.p99!, 'p99.95': run.latency.ttft!.p99! } },
        },
      ),
    )
    const told = (expression: string) => refusalIn(many, { sla: someSla(expression) })
    expect(told('ttft.p99.95<=3s')).toEqual({ reason: 'limit', levels: [] })
    expect(told('ttft.p99.9<=3s')).toBeNull()
    expect(told('ttft.p99<=3s')).toBeNull()
  })

  it.each([
    ['every metric', 'ttft.p95<=3s,tpot.p90<=50ms,itl.median<=50ms,e2e.p99<=60s', 4],
    ['gaps alone', 'itl.p99<=120ms', 1],
  ])('is not one with limits on percentiles of %s', (_, expression, count) => {
    const input = inputOf(replayableSweep(), { sla: someSla(expression) })
    expect(input.refusal).toBeNull()
    expect(input.limits).toHaveLength(count)
  })

  it('is one whose levels cannot be of one workload', () => {
    expect(timedLevels(inputOf(withGaps(1.3)).levels)).toEqual(inputOf(withGaps(1.3)).levels)
    expect(timedLevels(inputOf(withGaps(1.7)).levels)).toMatchObject({ reason: 'contradiction' })
  })

  it('is one that was paced', () => {
    const paced = replayableSweep().map((run) => ({ ...run, load: { ...run.load, requestRate: 100 } }))
    expect(refusalIn(paced)).toEqual(lacking('notClosed'))
  })

  it('is one whose gaps are means of requests', () => {
    const perRequest = replayableSweep().map((run) =>
      latencyWith(run, {
        itl: { ...run.latency.itl!, definition: { ...run.latency.itl!.definition, weighting: 'perRequest' } },
      }),
    )
    expect(refusalIn(perRequest)).toEqual(lacking('noItl'))
  })
})

describe('times whose spread was not recorded', () => {
  it('are used only where all prompts have the length that was asked for', () => {
    expect(refusalIn(unspread({ input: 200, output: 101 }))).toBeNull()
    expect(refusalIn(unspread({ input: 190.5, output: 101 }))).toEqual(lacking('noSpread'))
  })

  it('are those of a run whose requests were counted', () => {
    const uncounted = replayableSweep().map((run) => ({ ...run, completed: null, wholeRecord: false }))
    expect(refusalIn(uncounted)).toEqual(lacking('noCount'))
    expect(someRun().completed).toBeGreaterThan(0)
  })
})
