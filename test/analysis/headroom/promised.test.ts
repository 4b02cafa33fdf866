import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import { byOverflow } from '../../../src/analysis/headroom/promised.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Run, SettledRun } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, someSla, type RunChoices } from '../../builders.ts'
import { someReport } from '../../document/some-report.ts'
import { promisedOnce } from '../../promised-once.ts'
import * as fc from '../../property.ts'
import { anyClosedSweep } from '../any-sweep.ts'
import { recordedAt, recordedSla, recordedSweep } from '../recorded-runs.ts'
import { replayableSweep, slowPrefillSweep, unevenSweep } from '../replayable-sweep.ts'
import { onlySeries, someLoad, someSweep } from '../some-sweep.ts'

const promisedBy = (runs: readonly SettledRun[], plan: Partial<Plan> = {}) => {
  const { headroom, basis, users } = onlySeries(runs, plan)
  return { ...headroom!, basis: basis!, users }
}

const rateOf = (runs: readonly SettledRun[], plan: Partial<Plan> = {}): number =>
  onlySeries(runs, plan).headroom?.arrivalRate ?? 0

/** The rate that is promised on one GPU; none counts as 0. */
const onOne = (runs: readonly SettledRun[], plan: Partial<Plan> = {}): number =>
  analyze(runs, somePlan(plan)).series.find(({ layout }) => layout.gpus === 1)?.headroom?.arrivalRate ?? 0

const withoutE2e = (runs: readonly SettledRun[]) =>
  runs.map((run) => ({ ...run, wholeRecord: false, latency: { ...run.latency, e2e: null, tpot: null } }))

/** The same measurement, but one request in twenty failed. */
const failing = (run: SettledRun): SettledRun => {
  const failed = Math.ceil(run.completed! / 20)
  return { ...run, failed, load: { ...run.load, prompts: run.completed! + failed } }
}

describe('the arrivals of a server that carries less at random than the overflow rule says', () => {
  const asked = { sla: someSla('ttft.p99<=600ms,itl.p99<=500ms') }
  const whole = promisedBy(slowPrefillSweep(), asked)
  const left = promisedBy(slowPrefillSweep([16]), asked)

  it('are those that are simulated', () => {
    expect(whole).toMatchObject({ from: 'replay', promise: { rule: 'replay', refusal: null } })
    expect(whole.arrivalRate).toBeLessThan(0.8 * whole.promise!.overflowRate)
  })

  it('are none where simulated servers carry nothing, unless requests at random have shown some', () => {
    const tight = { sla: someSla('ttft.p99<=450ms,itl.p99<=500ms') }
    const [{ facts, tokens }] = slowPrefillSweep() as [SettledRun]
    const runAt = (requestRate: number) =>
      someRun({
        facts,
        tokens,
        load: { concurrency: null, requestRate },
        completed: 2500,
        throughput: { requests: requestRate },
        latency: { ttft: { mean: 0.1, p99: 0.3 } },
      })
    const seriesOf = (runs: readonly SettledRun[]) =>
      analyze(runs, somePlan(tight)).series.find(({ capacity }) => capacity.axis === 'concurrency')!
    expect(seriesOf(slowPrefillSweep())).toMatchObject({ headroom: null, basis: { judged: true } })
    const shown = seriesOf([...slowPrefillSweep(), runAt(3)]).headroom!
    expect(shown).toMatchObject({ from: 'measured', expectation: null, promise: { sustained: 0 } })
    expect(shown.arrivalRate).toBeCloseTo(3 * 0.935, 9)
  })

  it('are no more where one level lacks E2EL: the others are simulated, which is told', () => {
    expect(left).toMatchObject({
      from: 'replay',
      promise: { rule: 'replay', refusal: { reason: 'unlike', levels: [16] }, levels: [1, 2, 4, 8, 32, 64, 128] },
    })
    expect(left.arrivalRate).toBeLessThan(whole.arrivalRate)
  })
})

describe('the arrivals of a sweep that a model server fits', () => {
  const told = promisedBy(replayableSweep(), { intervals: [3], thinkTimes: [2, 30] })

  it('are what it carries less a margin, and what is expected stands apart with its error', () => {
    const { promise, expectation, arrivalRate } = told
    expect(promise).toMatchObject({ rule: 'replay', refusal: null, limitedBy: 'ttft' })
    expect(promise!.levels).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    const low = expectation!.arrivalRate * (1 - expectation!.error)
    expect(arrivalRate).toBeCloseTo(Math.min(promise!.sustained! * (1 - promise!.margin!), low), 12)
    expect(expectation!.arrivalRate).toBeGreaterThan(arrivalRate)
    expect(expectation!.error).toBeGreaterThan(0)
  })

  it('are a share of the throughput at the limit, and the overflow rule is kept for comparison', () => {
    const { utilization, arrivalRate, basis, promise, maxMeanConcurrency } = told
    const planned = onlySeries(replayableSweep()).points.find(({ level }) => level === promise!.planned)!
    expect(utilization).toBeCloseTo(arrivalRate / basis.throughput, 12)
    expect(promise!.overflowRate).toBeCloseTo(
      (0.85 * maxMeanConcurrency! * planned.throughput.requests!) / planned.level,
      12,
    )
    expect(arrivalRate).toBeGreaterThan(promise!.overflowRate)
  })

  it('are what users who do not wait are counted by', () => {
    const open = told.users.find(({ model }) => model === 'poisson')!
    expect(open.arrivalRate).toBe(told.arrivalRate)
    expect(open.users).toBe(Math.floor(told.arrivalRate * 3))
  })

  it('are what users who wait and think are counted by, who ask for no more than it', () => {
    const closed = told.users.filter(({ basis, model }) => basis === 'closed' && model === 'poisson')
    expect(closed.map(({ thinkTime }) => thinkTime)).toEqual([3, 2, 30])
    for (const { users, thinkTime, arrivalRate, latency, levelTime } of closed) {
      expect(users).toBe(Math.floor(told.arrivalRate * (Math.min(latency!, levelTime!) + thinkTime!) + 1e-9))
      expect(arrivalRate).toBeCloseTo(users / (latency! + thinkTime!), 12)
      expect(arrivalRate).toBeLessThanOrEqual(told.arrivalRate)
      expect(arrivalRate! * latency!).toBeLessThanOrEqual(told.basis.level)
    }
  })

  it('do not depend on the order of the runs', () => {
    expect(promisedBy(replayableSweep().toReversed(), { intervals: [3], thinkTimes: [2, 30] })).toEqual(told)
  })

  it('are the same each time', () => {
    expect(JSON.stringify(promisedBy(replayableSweep(), { intervals: [3], thinkTimes: [2, 30] }))).toBe(
      JSON.stringify(told),
    )
  })
})

describe('promised arrivals', () => {
  it.each(['ttft', 'itl'] as const)('are never raised by a stricter limit on %s', (metric) => {
    const rates = [1, 0.7, 0.5, 0.3, 0.1].map((share) => {
      const [ttft, itl] = metric === 'ttft' ? [3 * share, 0.12] : [3, 0.12 * share]
      return rateOf(replayableSweep(), { sla: someSla(`ttft.p99<=${ttft}s,itl.p99<=${(1000 * itl).toFixed(3)}ms`) })
    })
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
    expect(rates.at(-1)).toBeLessThan(rates[0]!)
  })

  it.each([1, 2, 3, 4, 5])('are never raised when level %i of the sweep fails instead', (failed) => {
    const runs = replayableSweep()
    const worse = runs.map((run, i) => (i === failed ? failing(run) : run))
    const whole = rateOf(runs)
    expect(rateOf(withoutE2e(worse))).toBeLessThanOrEqual(rateOf(withoutE2e(runs)))
    expect(rateOf(worse)).toBeLessThanOrEqual(whole)
    expect(onlySeries(worse).capacity.maxConcurrency).toBe(runs[failed - 1]!.load.concurrency)
  })

  it('are not raised by a failing level above where the overflow rule stands', () => {
    const passing = withoutE2e(replayableSweep().slice(0, 4))
    const higher = failing(withoutE2e(replayableSweep())[4]!)
    expect(rateOf([...passing, higher])).toBe(rateOf(passing))
  })

  it('are raised by neither lower thresholds nor a failing level above, whatever sweep the overflow rule meets', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(anyClosedSweep, share, share, (sweep, ttft, itl) => {
        const runs = withoutE2e(sweep)
        const sla = someSla(`ttft.p99<=${(3 * ttft).toFixed(9)}s,itl.p99<=${(120 * itl).toFixed(9)}ms`)
        const above = withoutE2e([
          someRun({ latency: { ttft: { p99: 9 } }, load: { concurrency: 256 }, facts: factsOn(1) }),
        ])
        const before = onOne(runs)
        expect(onOne(runs, { sla })).toBeLessThanOrEqual(before)
        expect(onOne([...runs, ...above])).toBeLessThanOrEqual(before)
      }),
      { numRuns: 50 },
    )
  })

  it('never exceed the highest throughput that was measured', () => {
    const most = Math.max(...replayableSweep().map(({ throughput }) => throughput.requests!))
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8]) expect(rateOf(replayableSweep().slice(0, count))).toBeLessThan(most)
  })
})

describe('a limit that holds for requests in step alone', () => {
  it('promises nothing where gaps leave no room, and says that', () => {
    const { basis, headroom, users } = onlySeries(replayableSweep(), { sla: someSla('ttft.p99<=31ms,itl.p99<=10.3ms') })
    expect(basis).toMatchObject({ level: 1, judged: true })
    expect(headroom).toBeNull()
    expect(users.every(({ model }) => model === 'fixed')).toBe(true)
  })
})

describe('answers whose lengths nobody recorded', () => {
  it('are simulated with what is assumed of them, which is told', () => {
    const { promise, arrivalRate } = promisedBy(unevenSweep())
    expect(promise).toMatchObject({ rule: 'replay', refusal: null })
    expect([0, 0.5, 1]).toContain(promise!.answerVariation)
    expect(arrivalRate).toBeGreaterThan(promise!.overflowRate)
    expect(promisedBy(replayableSweep()).promise!.answerVariation).toBeNull()
  })
})

describe('the overflow rule', () => {
  it.each<
    [
      string,
      readonly SettledRun[],
      NonNullable<NonNullable<ReturnType<typeof promisedBy>['promise']>['refusal']>['reason'],
    ]
  >([
    ['two levels', replayableSweep().slice(0, 2), 'fewLevels'],
    ['no E2EL and no lengths to rebuild it from', withoutE2e(replayableSweep()), 'noE2el'],
    ['nothing that can be judged', someSweep('uuu'), 'unjudged'],
    ['a single level', [someLoad('p', 8)], 'fewLevels'],
  ])('stands for %s, and nothing is expected', (_, runs, reason) => {
    const { arrivalRate, promise, expectation } = promisedBy(runs)
    expect(promise).toEqual(
      byOverflow(arrivalRate, promise!.planned, { reason, levels: promise!.refusal!.levels }).promise,
    )
    expect(promise!.overflowRate).toBe(arrivalRate)
    expect(expectation).toBeNull()
  })

  it('counts waiting users by the same rate', () => {
    const { users, arrivalRate } = promisedBy(withoutE2e(replayableSweep()), { thinkTimes: [30] })
    const derived = users.filter(({ model }) => model === 'poisson')
    expect(derived[0]!.arrivalRate).toBe(arrivalRate)
    expect(derived.every((row) => row.arrivalRate! <= arrivalRate && row.arrivalRate! > 0.95 * arrivalRate)).toBe(true)
    expect([...new Set(derived.map(({ basis }) => basis))]).toEqual(['open', 'closed'])
  })
})

const closed = someSweep('pppppf')
const headroomOf = (runs: readonly SettledRun[], plan: Parameters<typeof somePlan>[0] = {}) =>
  someReport(runs, { plan }).series.find(({ capacity }) => capacity.axis === 'concurrency')!.headroom!

const alone = headroomOf(closed)
const at = (times: number, letter = 'p', more: RunChoices['load'] = {}, facts?: RunChoices['facts']): SettledRun =>
  someRun({
    ...(facts ? { facts } : {}),
    load: { concurrency: null, requestRate: times * alone.arrivalRate, ...more },
    completed: 2500,
    throughput: { requests: times * alone.arrivalRate },
    ...(letter === 'f' ? { latency: { ttft: { p99: 9 } } } : {}),
  })

describe('requests at random on the layout of a closed sweep', () => {
  it('make the planning rate a measured one, less a margin, where they keep the SLA above it', () => {
    const told = headroomOf([...closed, at(1.5)])
    expect(told).toMatchObject({ from: 'measured', cappedBy: null })
    expect(told.arrivalRate / (1.5 * alone.arrivalRate)).toBeCloseTo(0.935, 9)
  })

  it('lower it where they break the SLA', () => {
    const told = headroomOf([...closed, at(0.8, 'f')])
    expect(told.from).toBe('measured')
    expect(told.arrivalRate / (0.8 * alone.arrivalRate)).toBeCloseTo(0.93, 9)
    expect(headroomOf([...closed, at(2, 'f')]).arrivalRate).toBe(alone.arrivalRate)
  })

  it('count at the rate that was asked for, or at what was answered where the client did not keep up', () => {
    const asked = 1.5 * alone.arrivalRate
    const rateWhere = (requests: number) => {
      const load = { concurrency: null, requestRate: asked }
      const run = someRun({ load, completed: 2500, throughput: { requests } })
      return headroomOf([...closed, run]).shown?.rate
    }
    const sending = 2500 / asked
    expect(rateWhere(2500 / (sending + 4))).toBe(asked)
    expect(rateWhere(0.8 * asked)).toBe(0.8 * asked)
  })

  it('leave it where they keep less than the sweep shows', () => {
    expect(headroomOf([...closed, at(0.5)])).toMatchObject({ from: 'law', arrivalRate: alone.arrivalRate })
  })

  it('show nothing where arrivals were smoother than asked for, or the layout is another', () => {
    expect(headroomOf([...closed, at(1.5, 'p', { burstiness: 4 })]).from).toBe('law')
    expect(headroomOf([...closed, at(1.5, 'p', {}, factsOn(2))]).from).toBe('law')
  })

  it('ask for the next rate twice, once more where all is kept far below it, and then for no more', () => {
    const first = alone.nextRate!
    expect(first).toBeGreaterThanOrEqual(alone.arrivalRate)
    expect(headroomOf([...closed, at(1.2)]).nextRate).toBeGreaterThan(first)
    expect(headroomOf([...closed, at(1.2), at(1.4, 'f')]).nextRate).toBeNull()
    expect(headroomOf([...closed, at(1.2), at(1.4)]).nextRate).toBeGreaterThan(1.05 * 1.4 * alone.arrivalRate)
    expect(headroomOf([...closed, at(1.2), at(1.4), at(1.5)]).nextRate).toBeNull()
  })

  it('still keep the share that somebody gave', () => {
    const plan = somePlan({ utilizations: [0.3] })
    const given = { ...plan, chosenBy: { ...plan.chosenBy, utilizations: 'flag' as const } }
    expect(headroomOf([...closed, at(1.5)], given)).toMatchObject({ from: 'measured', cappedBy: 'share' })
  })

  it('need show no more than the share that somebody gave', () => {
    const plan = somePlan({ utilizations: [0.1] })
    const given = { ...plan, chosenBy: { ...plan.chosenBy, utilizations: 'flag' as const } }
    const held = headroomOf(closed, given)
    expect(held).toMatchObject({ from: 'law', cappedBy: 'share' })
    expect(held.nextRate! / held.arrivalRate).toBeCloseTo(1 / (1 - 0.065), 9)
    const enough = (held.nextRate! * 1.001) / alone.arrivalRate
    expect(enough).toBeLessThan(1)
    const shown = headroomOf([...closed, at(enough)], given)
    expect(shown).toMatchObject({ from: 'measured', cappedBy: 'share', nextRate: null, arrivalRate: held.arrivalRate })
    expect(headroomOf([...closed, at(enough * 0.9)], given).from).toBe('law')
  })
})

const answered = (open: readonly Run[]) => {
  const { series } = analyze([...recordedSweep(), ...open], somePlan({ sla: recordedSla }), promisedOnce)
  return series.find(({ capacity }) => capacity.axis === 'concurrency')!.headroom!
}

describe('requests at random that were recorded one by one', () => {
  const open = recordedAt(27.5, 900)
  const told = answered([open])

  it('adjust a server to them, and what it carries says how much is taken off their rate', () => {
    const { rate, carried, margin, kept } = told.shown!
    expect(kept).toBe(true)
    expect(rate).toBe(27.5)
    expect(margin).toBeCloseTo(Math.min(0.12, Math.max(0.03, 1 - (0.96 * carried!) / rate)), 12)
    expect(margin).not.toBeCloseTo(0.065, 3)
    expect(told).toMatchObject({ from: 'measured', cappedBy: null })
    expect(told.arrivalRate).toBeCloseTo(rate * (1 - margin), 12)
  })

  it('count less what is taken off any where they were not', () => {
    const { carried, margin } = answered([{ ...open, samples: null }]).shown!
    expect({ carried, margin }).toEqual({ carried: null, margin: 0.065 })
  })

  it('count the least that a server adjusted to one of them carries', () => {
    const other = recordedAt(24, 901)
    const byOther = answered([{ ...open, samples: null }, other]).shown!.carried!
    expect(answered([open, other]).shown!.carried).toBe(Math.min(byOther, told.shown!.carried!))
  })
})
