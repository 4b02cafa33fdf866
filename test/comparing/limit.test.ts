import { describe, expect, it } from 'vitest'
import { someSweep } from '../analysis/some-sweep.ts'
import { someRun } from '../builders.ts'
import { answersOn, compared, limitOf } from './some-comparison.ts'

const between = (old: string, next: string) => limitOf(compared(someSweep(old), someSweep(next)))

const barely = (letters: string, completed: number) =>
  [...letters].map((letter, i) =>
    someRun({
      load: { concurrency: 2 ** i },
      completed,
      latency: { ttft: letter === 'p' ? { median: 1, p99: 2.9 } : { median: 1, p99: 3.1 } },
    }),
  )

describe('limitAnswer', () => {
  it.each([
    ['pppp', 'ppff', 'worse', 'at least 8 against below 4'],
    ['ppff', 'pppp', 'better', 'below 4 against at least 8'],
    ['ppff', 'pppf', 'better', 'below 4 against from 4'],
    ['ff', 'pf', 'better', 'nothing passes against from 1'],
    ['pf', 'ff', 'worse', 'from 1 against nothing'],
    ['pppp', 'uuf', 'worse', 'at least 8 against a fail at 4 above levels without a verdict'],
    ['uuf', 'pppp', 'better', 'the same the other way'],
  ])('decides %s against %s: %s (%s)', (old, next, outcome) => {
    expect(between(old, next)).toEqual({ outcome, reason: null })
  })

  it.each([
    ['pppp', 'pp', 'censored', 'a sweep that stops earlier says nothing against the longer one'],
    ['pp', 'pppp', 'censored', 'nor for it'],
    ['pppf', 'pp', 'censored', 'the shorter one may still reach as far'],
    ['pppf', 'ppuf', 'overlap', 'brackets that overlap'],
    ['ppf', 'pp', 'censored', 'the same level, where one may go on'],
    ['uuu', 'uu', 'notJudged', 'neither side has the metric'],
    ['pfpp', 'ppff', 'contradiction', 'a side contradicts itself'],
  ])('leaves %s against %s open: %s (%s)', (old, next, reason) => {
    expect(between(old, next)).toEqual({ outcome: 'undecided', reason })
    expect(between(next, old)).toEqual({ outcome: 'undecided', reason })
  })

  it.each([
    ['ppf', 'uuu', 'one side lacks a metric'],
    ['ppf', 'uuuuf', 'a fail above the limit of the other says nothing'],
    ['uuf', 'uuu', 'below 4 against nothing'],
  ])('is lost from %s to %s, and gained the other way (%s)', (old, next) => {
    expect(between(old, next)).toEqual({ outcome: 'lost', reason: null })
    expect(between(next, old)).toEqual({ outcome: 'gained', reason: null })
  })

  it('does not take points for sure that another sample may turn', () => {
    const few = compared(barely('ppf', 400), barely('pff', 400))
    expect(limitOf(few)).toEqual({ outcome: 'undecided', reason: 'unconfirmed' })
    const many = compared(barely('ppf', 90_000), barely('pff', 90_000))
    expect(limitOf(many)).toEqual({ outcome: 'worse', reason: null })
  })

  it('gives the brackets of the points that stand, open where nothing fails', () => {
    const [answer] = answersOn(compared(someSweep('pppp'), someSweep('ppff')), 'limit')
    expect(answer?.brackets).toEqual({ old: { from: 8, below: null }, new: { from: 2, below: 4 } })
    expect([answer?.old, answer?.new, answer?.change]).toEqual([8, 2, -0.75])
  })
})
