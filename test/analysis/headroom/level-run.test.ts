import { describe, expect, it } from 'vitest'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { runOfLevel } from '../../../src/analysis/headroom/level-run.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const judged = (choices: RunChoices) => judgeRun(someRun({ ...choices, completed: 3200 }), someSla(), 'concurrency')
const at = (id: string, seconds: number, more: RunChoices = {}) =>
  judged({ ...more, id, latency: { e2e: { mean: seconds, p99: seconds + 1 }, ...more.latency } })

const repeats = [at('middle', 4), at('fast', 3.9), at('slow', 4.1)]
const idOf = (runs: typeof repeats, policy: 'worst' | 'median' | 'pooled') => runOfLevel(runs, policy)?.run.id

describe('the run that stands for a level', () => {
  it('is the slowest repeat, or the middle one', () => {
    expect(idOf(repeats, 'worst')).toBe('slow')
    expect(idOf(repeats, 'pooled')).toBe('slow')
    expect(idOf(repeats, 'median')).toBe('middle')
    expect(idOf(repeats.slice(0, 2), 'median')).toBe('middle')
  })

  it('does not depend on the order of reading, even of runs that are equally fast', () => {
    const late = at('late', 4, { latency: { ttft: { mean: 0.3, p99: 0.9 } } })
    expect(idOf([repeats[0]!, late], 'worst')).toBe('late')
    expect(idOf([late, repeats[0]!], 'worst')).toBe('late')
  })

  it('is none that an audit rejected, unless nothing else is there', () => {
    const starved = at('starved', 4, { occupancy: 0.5, latency: { e2e: { mean: 4, p99: null } } })
    expect(starved.usable).toBe(false)
    expect(idOf([...repeats, starved], 'worst')).toBe('slow')
    expect(idOf([starved], 'worst')).toBe('starved')
  })

  it('needs a throughput', () => {
    const bare = judged({ throughput: { requests: null, outputTokens: null, totalTokens: null } })
    expect(runOfLevel([bare], 'worst')).toBeNull()
    expect(runOfLevel([bare, ...repeats], 'worst')?.run.id).toBe('slow')
  })
})
