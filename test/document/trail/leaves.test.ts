import { describe, expect, it } from 'vitest'
import { groundsIn } from '../../../src/document/trail/leaves.ts'
import type { Report } from '../../../src/model/report.ts'

const run = (id: string, source: string) => ({
  id,
  source,
  series: 'series-1',
  at: '',
  fields: { duration: 'duration' },
  facts: {},
})

const trail = (...refs: readonly string[]) => ({ formula: 'sum', inputs: refs.map((ref) => ({ symbol: 'x', ref })) })

/** Two runs of two files; `a` rests on both, `b` on `a`, and `c` on what the plan says. */
const report = {
  runs: [run('r1', 's1'), run('r2', 's2')],
  sources: [
    { id: 's1', path: 'one.json', sha256: '1' },
    { id: 's2', path: 'two.json', sha256: '2' },
  ],
  series: [],
  plan: { limit: 3 },
  trails: { a: trail('runs/0/duration', 'runs/1/duration'), b: trail('a', 'runs/0/duration'), c: trail('plan/limit') },
} as unknown as Report

describe('groundsIn', () => {
  const groundsOf = groundsIn(report)

  it('finds the first file with its fields, and how many there are besides', () => {
    const { leaf, first, others } = groundsOf('b')
    expect([leaf, others]).toEqual(['runs/0/duration', 1])
    expect(first.map(({ path, field }) => [path, field])).toEqual([['one.json', 'duration']])
  })

  it('finds the same whatever was asked before', () => {
    expect(groundsOf('b')).toEqual(groundsIn(report)('b'))
    expect(groundsOf('b')).toBe(groundsOf('b'))
  })

  it('finds no file behind what was given', () => {
    expect(groundsOf('c')).toEqual({ leaf: 'plan/limit', first: [], others: 0 })
    expect(groundsOf('plan/limit')).toEqual({ leaf: 'plan/limit', first: [], others: 0 })
  })
})
