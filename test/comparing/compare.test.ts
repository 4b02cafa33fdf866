import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { anyWorse, compare } from '../../src/comparing/compare.ts'
import type { Comparison } from '../../src/comparing/comparison.ts'
import { opposite } from '../../src/comparing/noise.ts'
import type { Run, SettledRun } from '../../src/model/run.ts'
import { anyClosedSweep, anyRuns } from '../analysis/any-sweep.ts'
import { someLoad, someSweep } from '../analysis/some-sweep.ts'
import { factsOn, someRun, somePlan, someSla } from '../builders.ts'
import { elsewhere } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'
import { answersOn, compared } from './some-comparison.ts'

const outcomes = ({ pairs }: Comparison): readonly string[] =>
  pairs.flatMap(({ answers }) => answers.map(({ outcome }) => outcome))

describe('a report compared with itself', () => {
  it('is unchanged', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const report = someReport(runs)
        const comparison = compare({ old: report, new: report })
        expect(comparison.pairs).toHaveLength(report.series.length)
        expect(comparison.alone).toEqual({ old: [], new: [] })
        expect(outcomes(comparison).every((outcome) => outcome === 'unchanged')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

const swapped = (outcome: Comparison['outcome']) => (outcome === 'mixed' ? outcome : opposite(outcome))

/** Of a reason that names a side, the one that names the other. */
const turned = (reason: string | null): string | null =>
  reason === 'oldLengths' ? 'newLengths' : reason === 'newLengths' ? 'oldLengths' : reason

const toldOf = (
  comparison: Comparison,
  turn: (outcome: Comparison['outcome']) => string,
  why: (reason: string | null) => string | null = String,
) =>
  comparison.pairs
    .flatMap(({ answers }) =>
      answers.map((one) => `${one.about} ${one.level} ${one.limit} ${turn(one.outcome)} ${why(one.reason)}`),
    )
    .toSorted()

describe('sides exchanged', () => {
  it('exchange the outcome of everything', () => {
    fc.assert(
      fc.property(anyClosedSweep, anyClosedSweep, (a, b) => {
        const [left, right] = [someReport(a), someReport(b)]
        const [there, back] = [compare({ old: left, new: right }), compare({ old: right, new: left })]
        expect(back.outcome).toBe(swapped(there.outcome))
        expect(back.alone).toEqual({ old: there.alone.new, new: there.alone.old })
        expect(toldOf(back, String)).toEqual(toldOf(there, swapped, turned))
      }),
      { numRuns: 40 },
    )
  })
})

/** A run at that throughput, with the latency that belongs to it. */
const runAt = (concurrency: number, requests: number, rounding = 0): SettledRun => {
  const mean = concurrency / requests
  return someRun({
    load: { concurrency },
    completed: 1000,
    throughput: { requests, requestsRounding: rounding },
    latency: { e2e: { mean, median: mean, p99: 1.1 * mean } },
  })
}

/** Three levels; repeats lie a tenth of a percent apart. */
const sweepAt = (requests: number, repeats = 1): readonly SettledRun[] =>
  [1, 2, 4].flatMap((concurrency) =>
    Array.from({ length: repeats }, (_, i) => runAt(concurrency, requests * concurrency * (1 + i / 1000))),
  )

const throughputs = (old: number, next: number, repeats = 1) =>
  answersOn(compared(sweepAt(old, repeats), sweepAt(next, repeats)), 'throughput')

describe('throughput at equal load', () => {
  it('takes 5 % for noise where nothing was repeated, and says so', () => {
    expect(throughputs(1, 1.04).map(({ outcome }) => outcome)).toEqual(Array(3).fill('undecided'))
    expect(throughputs(1, 1.06).map(({ outcome }) => outcome)).toEqual(Array(3).fill('better'))
    expect(throughputs(1, 1.06)[0]).toMatchObject({ noise: 'assumed', level: 1, old: 1, new: 1.06 })
  })

  it('is sharper where repeats lie closer together', () => {
    const [first] = throughputs(1, 1.02, 3)
    expect(first).toMatchObject({ noise: 'repeats', outcome: 'better' })
    expect(first!.range![0]).toBeGreaterThan(0)
    expect(throughputs(1.02, 1, 3)[0]?.outcome).toBe('worse')
  })

  it('allows for rounding', () => {
    const [answer] = answersOn(compared([runAt(4, 0.3, 0.05)], [runAt(4, 0.4, 0.05)]), 'throughput')
    expect(answer).toMatchObject({ outcome: 'undecided', reason: 'noise' })
  })
})

const runsWith = (p99: number, completed: number) => [
  someRun({ load: { concurrency: 4 }, completed, latency: { ttft: { median: 0.5, p99 } } }),
]

const ttftOf = (old: number, next: number, completed: number) =>
  answersOn(compared(runsWith(old, completed), runsWith(next, completed)), 'latency').find(
    ({ limit }) => limit === 'ttft.p99',
  )

describe('judged latency at equal load', () => {
  it('is decided by how many requests stand behind the percentile', () => {
    expect(ttftOf(1, 1.1, 1000)).toMatchObject({ outcome: 'undecided', reason: 'noise', noise: 'sampling' })
    expect(ttftOf(1, 1.1, 100_000)).toMatchObject({ outcome: 'worse', reason: null })
    expect(ttftOf(1.1, 1, 100_000)).toMatchObject({ outcome: 'better' })
  })

  it('has no bound below 299 requests for p99', () => {
    expect(ttftOf(1, 2, 298)).toMatchObject({ outcome: 'undecided', reason: 'fewRequests', range: null })
    expect(ttftOf(1, 4, 299)?.reason).not.toBe('fewRequests')
  })

  it('is not compared across definitions', () => {
    const server = runsWith(1, 1000).map((run) => ({
      ...run,
      latency: {
        ...run.latency,
        ttft: { ...run.latency.ttft!, definition: { ...run.latency.ttft!.definition, clock: 'server' as const } },
      },
    }))
    const answers = answersOn(compared(runsWith(1, 1000), server), 'latency')
    expect(answers.map(({ limit, reason }) => [limit, reason])).toEqual([
      ['ttft.p99', 'definition'],
      ['itl.p99', 'noise'],
    ])
  })
})

const outcomesOf = (comparison: Comparison) =>
  Object.fromEntries(comparison.pairs[0]!.answers.map((one) => [one.about, one.outcome]))

const readingsOf = (comparison: Comparison) =>
  answersOn(comparison, 'users').map(({ demand }) => [demand?.basis, demand?.interval])

describe('a changed question', () => {
  const [old, next] = [someSweep('ppff'), someSweep('pppp')]

  it('is named, and leaves nothing to compare of what hangs on it', () => {
    const stricter = compared(old, next, { new: { sla: someSla('ttft.p99<=2s,itl.p99<=120ms') } })
    expect(stricter.question).toEqual(['sla'])
    expect(outcomesOf(stricter)).toMatchObject({
      limit: 'notComparable',
      throughputAtLimit: 'notComparable',
      arrivals: 'notComparable',
      users: 'notComparable',
      throughput: 'undecided',
      latency: expect.stringMatching(/better|worse|undecided/) as string,
    })
  })

  it('of overflow touches arrivals and users, not the limit', () => {
    const other = compared(old, next, { new: { overflow: 0.05 } })
    expect(other.question).toEqual(['overflow'])
    expect(outcomesOf(other)).toMatchObject({ limit: 'better', arrivals: 'notComparable', users: 'notComparable' })
  })

  it.each([
    ['pattern', { arrivals: { burstiness: 0.5, dayToDay: null } }],
    ['headroom', { utilizations: [0.5], chosenBy: { ...somePlan().chosenBy, utilizations: 'plan' } }],
  ] as const)('of %s likewise', (part, plan) => {
    const other = compared(old, next, { new: plan })
    expect(other.question).toEqual([part])
    expect(outcomesOf(other)).toMatchObject({ limit: 'better', arrivals: 'notComparable', users: 'notComparable' })
  })

  it('of demand leaves the readings that both have', () => {
    const other = compared(old, next, { old: { intervals: [3, 30] }, new: { intervals: [30, 60] } })
    expect(readingsOf(other)).toEqual([
      ['open', 30],
      ['closed', 30],
    ])
  })

  it('is none when the same limits come in another order and under another name', () => {
    const renamed = { sla: { ...someSla('itl.p99<=120ms,ttft.p99<=3s'), preset: 'chat' } }
    expect(compared(old, next, { new: renamed }).question).toEqual([])
  })
})

describe('what hangs on the limit', () => {
  it('is as open as the limit, unless both limits are the same level', () => {
    const shorter = compared(someSweep('pppf'), someSweep('pp'))
    expect(answersOn(shorter, 'arrivals')[0]).toMatchObject({ outcome: 'undecided', reason: 'limitUndecided' })
    const same = compared([runAt(1, 1), runAt(2, 2)], [runAt(1, 1), runAt(2, 3)])
    expect(answersOn(same, 'throughputAtLimit')[0]).toMatchObject({ outcome: 'better', reason: null })
  })

  it('is not judged where the SLA could not be', () => {
    const [judged, unjudged] = [someSweep('pp'), someSweep('uu')]
    expect(answersOn(compared(judged, unjudged), 'arrivals')[0]).toMatchObject({ outcome: 'lost', reason: null })
    expect(answersOn(compared(unjudged, judged), 'arrivals')[0]).toMatchObject({ outcome: 'gained', reason: null })
  })
})

const runsUnder = (settings: Readonly<Record<string, string>>) => [
  someRun({ settings }),
  someRun({ settings, load: { concurrency: 64 } }),
]

const isWorse = (old: readonly Run[], next: readonly Run[]): boolean => {
  const reports = { old: someReport(old), new: someReport(next) }
  return anyWorse(compare(reports), reports)
}

describe('the whole', () => {
  it('is worse as soon as something is, and mixed when something else is better', () => {
    expect(compared(someSweep('pppp'), someSweep('ppff')).outcome).toBe('worse')
    expect(isWorse(someSweep('pppp'), someSweep('ppff'))).toBe(true)
    const faster = { ttft: { p99: 4 }, e2e: { mean: 0.5, median: 0.5, p99: 0.6 } }
    const failing = (concurrency: number) => someRun({ load: { concurrency }, completed: 1000, latency: faster })
    const swift = [someLoad('p', 1), failing(2), failing(4), failing(8)]
    expect(compared(someSweep('pppp'), swift).outcome).toBe('mixed')
    expect(isWorse(someSweep('ppff'), someSweep('pppp'))).toBe(false)
  })

  it('is lost where the new side has no answer, whatever else was asked or served, and that is worse', () => {
    const [judged, unjudged] = [someSweep('ppp'), someSweep('uuu')]
    expect(compared(judged, unjudged).outcome).toBe('lost')
    expect(compared(unjudged, judged).outcome).toBe('gained')
    const longer = unjudged.map((run) => ({ ...run, tokens: { input: 256, output: 500 } }))
    expect(compared(judged, longer).outcome).toBe('lost')
    expect(compared(judged, judged, { new: { sla: someSla('e2e.p99.9<=9s') } }).outcome).toBe('lost')
    expect([isWorse(judged, unjudged), isWorse(judged, longer), isWorse(unjudged, judged)]).toEqual([true, true, false])
  })

  it('is worse where a series that was judged is there no more', () => {
    const two = [...elsewhere(someSweep('ppf'), factsOn(1), 1), ...elsewhere(someSweep('ppf'), factsOn(2), 2)]
    const unjudged = [...two.slice(0, 3), ...elsewhere(someSweep('uuu'), factsOn(2), 2)]
    expect([isWorse(two, two.slice(0, 3)), isWorse(two.slice(0, 3), two)]).toEqual([true, false])
    expect(isWorse(unjudged, two.slice(0, 3))).toBe(false)
  })

  it('is not comparable without a common series', () => {
    expect(compared(someSweep('pp'), []).outcome).toBe('notComparable')
  })

  it('names recorded settings that differ', () => {
    const { pairs } = compared(
      runsUnder({ dtype: 'bf16', seed: '1' }),
      runsUnder({ dtype: 'fp8', seed: '2', driver: '580' }),
    )
    expect(pairs[0]?.differences).toEqual([
      { name: 'driver', old: null, new: '580' },
      { name: 'dtype', old: 'bf16', new: 'fp8' },
    ])
  })
})
