import { describe, expect, it } from 'vitest'
import { sampleSize } from '../../src/audits/sample-size.ts'
import { brief, findIn } from './some-subject.ts'

const belowOne = ['belowOne error unconfirmed']
const noUpperBound = ['noUpperBound warning none']
const thin = ['thin warning none']

describe('V02', () => {
  it.each([
    ['p99', 99, belowOne],
    ['p99', 100, noUpperBound],
    ['p99', 298, noUpperBound],
    ['p99', 299, thin],
    ['p99', 999, thin],
    ['p99', 1000, []],
    ['p95', 19, belowOne],
    ['p95', 20, noUpperBound],
    ['p95', 58, noUpperBound],
    ['p95', 59, thin],
    ['p95', 199, thin],
    ['p95', 200, []],
    ['p90', 9, belowOne],
    ['p90', 10, noUpperBound],
    ['p90', 99, thin],
    ['p90', 100, []],
    ['p99.9', 999, belowOne],
    ['p99.9', 10_000, []],
  ])('%s of %i requests: %j', (statistic, completed, expected) => {
    expect(brief(findIn(sampleSize, { completed }, { sla: `ttft.${statistic}<=3s` }))).toEqual(expected)
  })

  it('goes by each percentile of the SLA and names the limits it is about', () => {
    const found = findIn(sampleSize, { completed: 50 }, { sla: 'ttft.p95<=3s,itl.p99<=120ms,tpot.p99<=80ms' })
    expect(brief(found)).toEqual([...belowOne, ...noUpperBound])
    expect(found.map(({ limits }) => limits)).toEqual([['itl.p99', 'tpot.p99'], ['ttft.p95']])
  })

  it('says how many requests lie beyond the percentile and how many are wanted', () => {
    expect(findIn(sampleSize, { completed: 100 })[0]?.values).toEqual({
      samples: 100,
      percentile: 0.99,
      beyond: 1,
      least: 299,
      wanted: 1000,
    })
  })

  it('has nothing to say of means, of nothing, or of an unknown number', () => {
    expect(findIn(sampleSize, { completed: 5 }, { sla: 'ttft.mean<=3s' })).toEqual([])
    expect(findIn(sampleSize, { completed: 0 })).toEqual([])
    expect(brief(findIn(sampleSize, { completed: null }))).toEqual(['notCounted error unproven'])
    expect(brief(findIn(sampleSize, { completed: null, wholeRecord: false }))).toEqual(['notCounted warning none'])
  })
})
