import { describe, expect, it } from 'vitest'
import { jointStanding, standingOf, bounded } from '../../../src/analysis/points/confirmation.ts'
import { judge } from '../../../src/analysis/points/judge.ts'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import type { Interval, Judgement, Standing } from '../../../src/model/report.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'
import { independentRun, type Made } from './independent-run.ts'

const base = judge(someRun(), someSla('ttft.p99<=3s').limits[0]!)

const between = (low: number | null, high: number | null, method: Interval['method'] = 'orderStatistic') => ({
  low,
  high,
  method,
  confidence: 0.95,
  effective: 1000,
  ranks: null,
})

const standingWith = (told: Partial<Judgement>): Standing => standingOf({ ...base, ...told })

describe('standingOf', () => {
  it.each<[Partial<Judgement>, Standing]>([
    [{ verdict: 'pass', confidence: 'confirmed' }, 'pass'],
    [{ verdict: 'pass', confidence: 'point' }, 'pass'],
    [{ verdict: 'pass', confidence: 'marginal' }, 'undecided'],
    [{ verdict: 'fail', confidence: 'point' }, 'fail'],
    [{ verdict: 'fail', confidence: 'confirmed' }, 'fail'],
    [{ verdict: 'unknown', confidence: null }, 'unknown'],
  ])('of %j without an interval is %s', (told, expected) => {
    expect(standingWith({ ...told, interval: null })).toBe(expected)
  })

  it.each<[Judgement['verdict'], number | null, number | null, Standing]>([
    ['pass', 1, 2.9, 'confirmedPass'],
    ['pass', 1, 3, 'confirmedPass'],
    ['pass', 1, null, 'pass'],
    ['pass', 1, 3.1, 'undecided'],
    ['fail', 3.1, 5, 'confirmedFail'],
    ['fail', 3.1, null, 'confirmedFail'],
    ['fail', 3, 5, 'undecided'],
    ['fail', null, 5, 'fail'],
  ])('of a confirmed %s with an interval from %s to %s is %s', (verdict, low, high, expected) => {
    const interval = between(low, high)
    expect(standingWith({ verdict, confidence: 'confirmed', threshold: 3, interval })).toBe(expected)
  })

  it('leaves a pass undecided that no test confirms and some requests contradict', () => {
    const told = { verdict: 'pass', confidence: 'point', interval: between(1, null) } as const
    expect(standingWith({ ...told, violations: 0 })).toBe('pass')
    expect(standingWith({ ...told, violations: 1 })).toBe('undecided')
    const summary = { ...told, interval: between(null, 2, 'summaryBound') }
    expect(standingWith({ ...summary, violations: 1 })).toBe('pass')
  })
})

const verdictOf = (one: Standing): Judgement['verdict'] =>
  one === 'unknown' ? 'unknown' : one.toLowerCase().includes('fail') ? 'fail' : 'pass'

const joint = (verdict: Judgement['verdict'], ...all: readonly Standing[]): Standing =>
  jointStanding(
    all.map((one) => Object.assign({}, base, { standing: one, verdict: verdictOf(one) })),
    verdict,
  )

describe('jointStanding', () => {
  it('is as sure of a pass as the least sure limit', () => {
    expect(joint('pass', 'confirmedPass', 'confirmedPass')).toBe('confirmedPass')
    expect(joint('pass', 'confirmedPass', 'pass')).toBe('pass')
    expect(joint('pass', 'confirmedPass', 'undecided', 'pass')).toBe('undecided')
  })

  it('is as sure of a fail as the surest limit that fails', () => {
    expect(joint('fail', 'fail', 'confirmedFail', 'undecided')).toBe('confirmedFail')
    expect(joint('fail', 'fail', 'confirmedPass')).toBe('fail')
    expect(joint('unknown', 'unknown', 'pass')).toBe('unknown')
  })
})

const told = (made: Made, more?: RunChoices, expression = 'ttft.p99<=3s') => {
  const [run, [limit]] = [independentRun(made, more), someSla(expression).limits]
  return bounded(run, limit!, judge(run, limit!))
}

describe('bounded', () => {
  it('confirms a pass on the steady part of answers of varied lengths', () => {
    const { standing, tested, unconfirmed } = told({ slow: 2 })
    expect({ standing, unconfirmed }).toEqual({ standing: 'confirmedPass', unconfirmed: null })
    expect(tested).toMatchObject({ population: 'steadyPart' })
    expect(tested!.requests).toBeLessThan(1992)
    expect(tested!.chance).toBeLessThan(0.05)
  })

  it.each<[string, Made, RunChoices, string]>([
    ['answers of one length', { lengths: 'equal' }, {}, 'equalLengths'],
    ['answers of unknown length', { lengths: null }, {}, 'lengthsUnknown'],
    ['a summary', { summary: true }, {}, 'summaryOnly'],
    ['times that do not fill the run', {}, { duration: 9999 }, 'noSteadyPart'],
    ['too few requests', { count: 250 }, {}, 'fewRequests'],
    ['a share near the limit', { slow: 8 }, {}, 'fewRequests'],
  ])('leaves a pass of %s as it is, and says why', (_, made, more, reason) => {
    const { verdict, standing, unconfirmed } = told(made, more)
    expect(verdict).toBe('pass')
    expect(['pass', 'undecided']).toContain(standing)
    expect(unconfirmed).toBe(reason)
  })

  it('confirms one request at a time whatever its length', () => {
    expect(told({ lengths: 'equal', concurrency: 1 })).toMatchObject({ standing: 'confirmedPass' })
  })

  it('confirms a fail by its lower end', () => {
    expect(told({ slow: 40 })).toMatchObject({ verdict: 'fail', standing: 'confirmedFail' })
    expect(told({ slow: 25, count: 300 })).toMatchObject({ verdict: 'fail', unconfirmed: 'fewRequests' })
  })

  it('confirms a fail whatever requests have in common where two in five are beyond the limit', () => {
    expect(told({ lengths: 'equal', slow: 300 })).toMatchObject({ verdict: 'fail', standing: 'fail' })
    expect(told({ lengths: 'equal', slow: 500 })).toMatchObject({ standing: 'confirmedFail' })
    expect(told({ slow: 300, summary: true })).toMatchObject({ standing: 'fail', interval: { low: null } })
    expect(told({ slow: 600, summary: true })).toMatchObject({ standing: 'confirmedFail', interval: { low: 4 } })
  })

  it('does not put down to few requests what more of them would not mend', () => {
    const { verdict, standing, unconfirmed } = told({ lengths: 'equal', slow: 12 })
    expect({ verdict, standing, unconfirmed }).toEqual({
      verdict: 'fail',
      standing: 'undecided',
      unconfirmed: 'equalLengths',
    })
  })

  it('does not take the first wave for what will last', () => {
    const [limit] = someSla('ttft.p99<=3s').limits
    const { samples, latency, ...rest } = independentRun({ concurrency: 24 })
    const ttft = samples!.ttft.map((time, i) => (i < 24 ? 4 : time))
    const slow = { ...latency, ttft: { ...latency.ttft!, p99: 4 } }
    const run = { ...rest, samples: { ...samples!, ttft }, latency: slow }
    const judgement = bounded(run, limit!, judge(run, limit!))
    expect(judgement.verdict).toBe('fail')
    expect(judgement.standing).not.toBe('confirmedFail')
  })
})

const levelOf = (...times: readonly number[]) => levelWith({ completed: 3200 }, times)

const levelWith = (choices: RunChoices, times: readonly number[], sla = 'ttft.p99<=3s') => {
  const runs = times.map((p99, i) =>
    someRun({ id: `r${i + 1}`, ...choices, latency: { ttft: { p99, median: p99 / 3 } } }),
  )
  const judged = runs.map((run) => judgeRun(run, someSla(sla), 'concurrency'))
  return { judged, judgement: Object.values(pointsOf(judged, someSla(sla), 'concurrency')[0]!.judgements)[0]! }
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

  it('is of the percentile that decided, with as many requests beyond it as that takes', () => {
    const load = { concurrency: 8 }
    const [short, long] = [900, 1000].map(
      (completed) => levelWith({ completed, load }, [0.5, 0.6, 0.55], 'ttft.p95<=3s').judgement,
    )
    expect(short).toMatchObject({ statistic: 'p99', standing: 'pass' })
    expect(long).toMatchObject({ statistic: 'p99', standing: 'confirmedPass' })
  })
})
