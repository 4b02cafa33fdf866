import { describe, expect, it } from 'vitest'
import type { Beside } from '../../src/comparing/comparison.ts'
import type { Run } from '../../src/model/run.ts'
import { someRun, type RunChoices } from '../builders.ts'
import { compared } from './some-comparison.ts'

const sweep = (choices: RunChoices = {}): readonly Run[] =>
  [4, 8].map((concurrency) => someRun({ ...choices, load: { ...choices.load, concurrency } }))

const besideAt = (level: number, old: readonly Run[], next: readonly Run[]): Beside =>
  compared(old, next).pairs[0]!.beside.find((one) => one.level === level)!

const improvementIn = ({ numbers }: Beside, name: string): number | null | undefined =>
  numbers.find((one) => one.name === name)?.improvement

describe('before and after at equal load', () => {
  const slow = sweep({ latency: { ttft: { p99: 2 } }, occupancy: 0.96 })
  const quick = sweep({ latency: { ttft: { p99: 1.5 } } })

  it('counts less time and more throughput as better', () => {
    expect(improvementIn(besideAt(8, slow, quick), 'ttft.p99')).toBeCloseTo(0.25, 12)
    expect(improvementIn(besideAt(8, quick, slow), 'ttft.p99')).toBeCloseTo(-1 / 3, 12)
    expect(improvementIn(besideAt(8, slow, quick), 'requests')).toBeCloseTo(1 / 0.96 - 1, 12)
    expect(improvementIn(besideAt(8, quick, slow), 'requests')).toBeCloseTo(-0.04, 12)
  })

  it('has counts and durations beside, which are no improvement', () => {
    const { numbers } = besideAt(8, slow, quick)
    expect(numbers.slice(0, 3).map(({ name, improvement }) => [name, improvement])).toEqual([
      ['completed', null],
      ['failed', null],
      ['duration', null],
    ])
  })

  it('says where the loads differ', () => {
    expect(besideAt(8, slow, quick).loads).toEqual([])
    const fewer = sweep({ completed: 700, load: { warmups: 8 } })
    expect(besideAt(8, sweep({ load: { warmups: 0 } }), fewer).loads).toEqual([
      { name: 'requests', old: 800, new: 700 },
      { name: 'warmups', old: 0, new: 8 },
    ])
  })

  it('sees no improvement at a level that does not stand, and shows its counts', () => {
    const beside = besideAt(8, slow, sweep({ completed: 400, failed: 400, latency: { ttft: { p99: 0.5 } } }))
    expect(improvementIn(beside, 'ttft.p99')).toBeNull()
    expect(beside.numbers.slice(0, 2)).toMatchObject([
      { name: 'completed', old: 800, new: 400 },
      { name: 'failed', old: 0, new: 400 },
    ])
  })

  it('sees no improvement where requests are other work', () => {
    const longer = sweep({ tokens: { input: 256, output: 300 }, latency: { ttft: { p99: 1 } } })
    const beside = besideAt(8, slow, longer)
    expect(beside.loads.map(({ name }) => name)).toContain('outputTokens')
    expect(beside.numbers.every(({ improvement }) => improvement === null)).toBe(true)
  })
})
