import { describe, expect, it } from 'vitest'
import { bySpeed } from '../../../src/analysis/points/by-speed.ts'
import type { JudgedRun } from '../../../src/analysis/points/judged-run.ts'
import { someRun, type RunChoices } from '../../builders.ts'

const judged = (choices: RunChoices): JudgedRun => ({ run: someRun(choices) }) as JudgedRun

const fast = judged({ throughput: { requests: 2 } })
const slow = judged({ throughput: { requests: 1 } })
const late = judged({ throughput: { requests: 1 }, latency: { ttft: { p99: 9 } } })
const short = judged({ throughput: { requests: 1 }, completed: 10 })

describe('bySpeed', () => {
  it('puts the slowest first, by throughput and then by times', () => {
    expect([fast, slow, late].toSorted(bySpeed)).toEqual([late, slow, fast])
  })

  it('orders runs that are equally fast by their size, whatever order they come in', () => {
    expect(bySpeed(short, slow)).toBeLessThan(0)
    expect(bySpeed(slow, short)).toBeGreaterThan(0)
  })
})
