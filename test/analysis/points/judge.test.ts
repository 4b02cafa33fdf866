import { describe, expect, it } from 'vitest'
import { judge, restrain } from '../../../src/analysis/points/judge.ts'
import { joint } from '../../../src/maths/levels.ts'
import type { Effect } from '../../../src/audits/audit.ts'
import type { Judgement } from '../../../src/model/report.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const judged = (expression: string, choices: RunChoices): Judgement =>
  judge(someRun(choices), someSla(expression).limits[0]!)

const thousand = (ttft: number, rest: number) => new Float64Array(1000).fill(rest, 0, 985).fill(ttft, 985)

describe('judge', () => {
  it('includes the threshold itself', () => {
    expect(judged('ttft.p99<=0.5s', {}).verdict).toBe('pass')
    expect(judged('ttft.p99<=499ms', {}).verdict).toBe('fail')
    expect(judged('ttft.mean<=200ms', {})).toMatchObject({ verdict: 'pass', confidence: 'point', value: 0.2 })
    expect(judged('ttft.mean<=199ms', {}).verdict).toBe('fail')
  })

  it.each([
    ['ttft.p99<=3s', { latency: { ttft: null } }],
    ['ttft.p99<=3s', { latency: { ttft: { p99: null } } }],
    ['ttft.p99.9<=3s', {}],
    ['itl.p99<=120ms', { latency: { itl: null } }],
    ['itl.mean<=120ms', { latency: { itl: { mean: null } } }],
  ])('cannot judge %s of a run without it, whatever else the run has', (expression, choices) => {
    expect(judged(expression, choices)).toMatchObject({
      verdict: 'unknown',
      confidence: null,
      value: null,
      reason: 'metricMissing',
    })
  })

  it('decides a percentile that is not there by those beside it, where they can', () => {
    const run = { latency: { ttft: { median: 0.2, p90: 0.4, p99: 0.5 } } }
    expect(judged('ttft.p95<=500ms', run)).toMatchObject({ verdict: 'pass', value: 0.5, statistic: 'p99' })
    expect(judged('ttft.p95<=399ms', run)).toMatchObject({ verdict: 'fail', value: 0.4, statistic: 'p90' })
    expect(judged('ttft.p95<=450ms', run)).toMatchObject({ verdict: 'unknown', value: null, statistic: null })
    expect(judged('ttft.p99.9<=1s', run)).toMatchObject({ verdict: 'unknown', reason: 'metricMissing' })
    expect(judged('ttft.p99.9<=499ms', run)).toMatchObject({ verdict: 'fail', value: 0.5, statistic: 'p99' })
    expect(judged('ttft.p99<=3s', run)).toMatchObject({ verdict: 'pass', value: 0.5, statistic: null })
  })

  it('lets lost requests keep a higher percentile from deciding', () => {
    const run = { completed: 980, failed: 20, latency: { ttft: { p95: null, p99: 0.5 } } }
    expect(judged('ttft.p95<=3s', run)).toMatchObject({ verdict: 'unknown', reason: 'metricMissing' })
  })

  it.each([
    [9, 'pass'],
    [10, 'fail'],
  ])('counts %i failures of 1000 as violations: %s', (failed, verdict) => {
    const run = { completed: 1000 - failed, failed }
    expect(judged('ttft.p99<=3s', run)).toMatchObject({ verdict, value: 0.5, samples: 1000, violations: failed })
    const samples = { ttft: new Float64Array(1000 - failed).fill(0.5), failed }
    expect(judged('ttft.p99<=3s', { ...run, samples })).toMatchObject({ verdict, samples: 1000, violations: failed })
  })

  it('believes the larger count of failures', () => {
    const samples = { ttft: new Float64Array(990).fill(0.5), failed: 10 }
    expect(judged('ttft.p99<=3s', { failed: 0, samples }).verdict).toBe('fail')
    expect(judged('ttft.p99<=3s', { failed: 10, samples: { ...samples, failed: 0 } }).verdict).toBe('fail')
  })

  it('counts requests one by one where the run has them', () => {
    const slow = { samples: { ttft: thousand(4, 0.3) }, latency: { ttft: { p99: 4 } } }
    expect(judged('ttft.p99<=3s', slow)).toMatchObject({ verdict: 'fail', confidence: 'point', violations: 15 })
    const quick = { samples: { ttft: thousand(2, 0.3) }, latency: { ttft: { p99: 2 } } }
    expect(judged('ttft.p99<=3s', quick)).toMatchObject({ verdict: 'pass', confidence: 'confirmed', violations: 0 })
  })

  it('takes a request without a time for a violation', () => {
    const samples = { ttft: thousand(Number.NaN, 0.3) }
    expect(judged('ttft.p99<=3s', { samples })).toMatchObject({ verdict: 'fail', violations: 15, samples: 1000 })
  })

  it('never takes gaps for independent samples', () => {
    const samples = { ttft: thousand(0.3, 0.3), gaps: new Float64Array(250_000), longestGap: thousand(0.3, 0.3) }
    expect(judged('itl.p99<=120ms', { samples })).toMatchObject({ verdict: 'pass', confidence: 'point' })
  })

  it('confirms ITL where few enough requests have a long gap and answers are of one length', () => {
    const few = { ttft: thousand(0.3, 0.3), longestGap: thousand(0.03, 0.03) }
    const even = judged('itl.p99<=120ms', { samples: few })
    expect(even).toMatchObject({ verdict: 'pass', confidence: 'confirmed', violations: 0, samples: 1000 })
    const outputTokens = new Float64Array(1000).fill(100)
    outputTokens[0] = 4000
    const uneven = judged('itl.p99<=120ms', { samples: { ...few, outputTokens }, tokens: { input: 256, output: 104 } })
    expect(uneven).toMatchObject({ verdict: 'pass', confidence: 'point' })
  })

  it('judges by the value alone where nothing says of how many requests', () => {
    const run = { completed: null, failed: null }
    expect(judged('ttft.p99<=3s', run)).toMatchObject({ verdict: 'pass', confidence: 'point', samples: null })
    expect(judged('ttft.p99<=0.4s', run)).toMatchObject({ verdict: 'fail', confidence: 'point', samples: null })
    expect(judged('ttft.p99<=3s', { ...run, failed: 0 }).verdict).toBe('pass')
  })

  it('neither passes nor fails by failures that are a share of nobody knows what', () => {
    const run = { completed: null, failed: 3 }
    expect(judged('ttft.p99<=3s', run)).toMatchObject({ verdict: 'unknown', value: 0.5, reason: 'failures' })
    expect(judged('ttft.p99<=0.4s', run)).toMatchObject({ verdict: 'fail', confidence: 'point', violations: null })
  })
})

const told = (verdict: Judgement['verdict'], confidence: Judgement['confidence']): Judgement => ({
  ...judged('ttft.p99<=3s', {}),
  verdict,
  confidence,
  reason: verdict === 'unknown' ? 'metricMissing' : null,
})

describe('restrain', () => {
  const lost = { verdict: 'unknown', confidence: null, reason: 'V00', standing: 'unknown' }

  it.each<[Effect, Judgement['verdict'], Judgement['confidence'], boolean]>([
    ['none', 'pass', 'marginal', false],
    ['none', 'fail', 'point', false],
    ['noPass', 'pass', 'confirmed', true],
    ['noPass', 'pass', 'point', true],
    ['noPass', 'fail', 'confirmed', false],
    ['noPass', 'fail', 'point', false],
    ['unconfirmed', 'pass', 'confirmed', false],
    ['unconfirmed', 'pass', 'point', true],
    ['unconfirmed', 'pass', 'marginal', true],
    ['unconfirmed', 'fail', 'confirmed', false],
    ['unconfirmed', 'fail', 'point', true],
    ['void', 'pass', 'confirmed', true],
    ['void', 'fail', 'confirmed', true],
  ])('%s takes a %s (%s) away: %s', (effect, verdict, confidence, taken) => {
    const before = told(verdict, confidence)
    expect(restrain(before, effect, 'V00')).toEqual(taken ? { ...before, ...lost } : before)
  })

  it('leaves the first reason of an unknown', () => {
    const before = told('unknown', null)
    expect(restrain(before, 'void', 'V00')).toEqual(before)
  })
})

describe('joint', () => {
  it.each([
    ['pass,pass', 'pass'],
    ['pass,unknown', 'unknown'],
    ['unknown,unknown', 'unknown'],
    ['pass,fail', 'fail'],
    ['unknown,fail', 'fail'],
    ['', 'unknown'],
  ])('of %s is %s', (all, expected) => {
    const verdicts = all.split(',').filter(Boolean) as Judgement['verdict'][]
    const base = judged('ttft.p99<=3s', {})
    expect(joint(verdicts.map((verdict) => Object.assign({}, base, { verdict })))).toBe(expected)
  })
})
