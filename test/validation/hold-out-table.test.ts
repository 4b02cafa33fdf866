import { describe, expect, it } from 'vitest'
import { holdOutFaults, holdOutTable } from '../../validation/hold-out-table.ts'
import type { Sweep } from '../../validation/real-sweeps.ts'

const sweep = (ys: readonly number[]): Sweep => ({
  name: 'a sweep',
  throughput: ys.map((y, i) => ({ x: 2 ** i, y })),
  tpot: [],
  ttft: [],
  queued: [],
  judged: [],
})

const smooth = sweep([1, 1.9, 3.4, 5.6, 8, 10])
const jagged = sweep([1, 5, 2, 9, 3, 12])

describe('the table of levels left out', () => {
  it('has a line for each interpolation, with a dash where nothing could be left out', () => {
    const lines = holdOutTable('somewhere', [smooth]).split('\n')
    expect(lines).toHaveLength(8)
    expect(lines[0]).toBe('levels left out, somewhere: 1 sweeps of 6 levels')
    expect(lines[2]).toMatch(/^X\(C\), monotone cubic +1 +4 +\d/)
    expect(lines[3]).toMatch(/^TPOT\(C\), monotone cubic +0 +0 +- +- +- +-/)
  })
})

describe('the bar', () => {
  it('is missed where throughput is off by more than 5 % in the middle', () => {
    expect(holdOutFaults([smooth])).toEqual([])
    expect(holdOutFaults([jagged])).toHaveLength(1)
    expect(holdOutFaults([])).toEqual([])
  })
})
