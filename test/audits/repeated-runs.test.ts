import { describe, expect, it } from 'vitest'
import { repeatedRuns } from '../../src/audits/repeated-runs.ts'
import { brief, findAmong, findAmongRepeats, someLevel, someRepeat } from './some-subject.ts'

const latencies = (all: readonly (number | null)[], policy: 'worst' | 'median' | 'pooled' = 'worst') =>
  brief(
    findAmongRepeats(
      repeatedRuns,
      all.map((value) => someRepeat(value)),
      { policy },
    ),
  )

describe('V11 among repeats', () => {
  it.each([
    [[1, 1.5], []],
    [[1, 1.51], ['latencySpread warning none']],
    [[1, 2], ['latencySpread warning none']],
    [[1.4, 2.81], ['latencySpread error noPass']],
    [[0.1, 0.25], ['latencySpread error none']],
    [[0.5, 1.22], ['latencySpread error none']],
    [[0.5, 1.23], ['latencySpread error noPass']],
    [[null, 2], []],
    [[1], []],
  ])('of p99 TTFT %j under a limit of 3 s: %j', (all, expected) => {
    expect(latencies(all)).toEqual(expected)
  })

  it('leaves the verdict to a policy that was chosen in view of the spread', () => {
    expect(latencies([8.223, 0.135, 0.108], 'median')).toEqual(['latencySpread error none'])
    expect(latencies([8.223, 0.135, 0.108], 'pooled')).toEqual(['latencySpread error none'])
  })

  it('is about the limit that spreads and no other', () => {
    const [finding] = findAmongRepeats(repeatedRuns, [someRepeat(1), someRepeat(2.5)])
    expect(finding).toMatchObject({
      limits: ['ttft.p99'],
      values: { limit: 'ttft.p99', repeats: 2, low: 1, high: 2.5, ratio: 2.5 },
    })
  })

  it.each([
    [[95, 100, 105], []],
    [[94, 100, 106], ['throughputSpread warning none']],
    [[90, 100, 110], ['throughputSpread warning none']],
    [[89, 100, 111], ['throughputSpread error none']],
  ])('of throughput %j: %j', (all, expected) => {
    expect(
      brief(
        findAmongRepeats(
          repeatedRuns,
          all.map((value) => someRepeat(1, value)),
        ),
      ),
    ).toEqual(expected)
  })

  it('says when some meet the SLA and some do not', () => {
    const repeats = [someRepeat(2.9), someRepeat(3.1, 8, 'fail'), someRepeat(null, 8, 'unknown')]
    expect(findAmongRepeats(repeatedRuns, repeats)).toEqual([
      expect.objectContaining({ reason: 'disagree', values: { repeats: 3, passing: 1, failing: 1 } }),
    ])
    expect(latencies([1, 1])).toEqual([])
  })
})

describe('V11 on a sweep', () => {
  it('wants each level three times', () => {
    expect(findAmong(repeatedRuns, [someLevel(1), someLevel(2)])).toEqual([])
    const [finding] = findAmong(repeatedRuns, [
      someLevel(1),
      someLevel(2, { repeats: 2 }),
      someLevel(4, { repeats: 1 }),
    ])
    expect(finding).toMatchObject({ reason: 'fewRepeats', values: { few: 2, levels: 3 } })
    expect(findAmong(repeatedRuns, [])).toEqual([])
  })
})
