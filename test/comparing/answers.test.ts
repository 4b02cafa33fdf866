import { describe, expect, it } from 'vitest'
import { compare } from '../../src/comparing/compare.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someReport } from '../document/some-report.ts'

const faster = (factor: number, runs = replayableSweep()): readonly SettledRun[] =>
  runs.map((run) => ({
    ...run,
    duration: run.duration! / factor,
    throughput: { ...run.throughput, requests: run.throughput.requests! * factor },
  }))

const arrivalsOf = (old: readonly SettledRun[], next: readonly SettledRun[]) =>
  compare({ old: someReport(old), new: someReport(next) })
    .pairs.flatMap(({ answers }) => answers)
    .filter(({ about }) => about === 'arrivals' || about === 'users')

const withoutE2e = replayableSweep().map((run) => ({
  ...run,
  wholeRecord: false,
  latency: { ...run.latency, e2e: null, tpot: null },
}))

describe('arrivals with headroom of two sides', () => {
  it('differ beyond noise only by more than the error of their estimates', () => {
    const [same] = arrivalsOf(replayableSweep(), faster(1.01))
    expect(same).toMatchObject({ about: 'arrivals', outcome: 'undecided', reason: 'noise', noise: 'estimate' })
    const { error } = someReport(replayableSweep()).series[0]!.headroom!.expectation!
    expect(same!.range![1] - same!.range![0]).toBeGreaterThan(2 * error)
  })

  it('are not compared where one was replayed and the other was not', () => {
    const [arrivals, ...users] = arrivalsOf(withoutE2e, replayableSweep())
    expect(arrivals).toMatchObject({ outcome: 'undecided', reason: 'rule' })
    expect(users.map(({ reason }) => reason)).toEqual(['rule', 'rule'])
  })
})
