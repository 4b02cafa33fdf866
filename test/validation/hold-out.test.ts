import { describe, expect, it } from 'vitest'
import { holdOuts } from '../../validation/hold-out.ts'
import type { Sweep } from '../../validation/real-sweeps.ts'

const line = [1, 2, 4, 8, 16].map((x) => ({ x, y: x }))
const empty: Sweep = { name: '', throughput: [], tpot: [], ttft: [], queued: [], judged: [] }

const errorsOf = (name: string, sweep: Partial<Sweep>) =>
  holdOuts([{ ...empty, ...sweep }]).find((one) => one.name.startsWith(name))!

describe('levels left out', () => {
  it('are none of a straight line', () => {
    for (const name of ['X(C), mono', 'X(C) of'])
      expect(errorsOf(name, { throughput: line })).toMatchObject({ sweeps: 1, cases: 3 })
    expect(errorsOf('X(C), mono', { throughput: line }).worst).toBeCloseTo(0, 12)
    expect(errorsOf('C at', { judged: [line] }).worst).toBeCloseTo(0, 12)
  })

  it('are optimistic where throughput is thought too high, and latency too low', () => {
    const dented = line.map(({ x, y }) => ({ x, y: x === 4 ? 2.5 : y }))
    const throughput = errorsOf('X(C), mono', { throughput: dented })
    expect(throughput.optimistic).toBeCloseTo(throughput.worst, 12)
    expect(throughput.worst).toBeGreaterThan(0.4)
    const tpot = errorsOf('TPOT', { tpot: dented })
    expect(tpot.worst).toBe(throughput.worst)
    expect(tpot.optimistic).toBeLessThan(tpot.worst)
  })

  it('are the wait for a slot as measured, early or late', () => {
    const queued = [
      { x: 128, measured: 4, predicted: 3, error: -0.25 },
      { x: 256, measured: 8, predicted: 8.8, error: 0.1 },
    ]
    expect(errorsOf('TTFT =', { queued })).toMatchObject({ cases: 2, worst: 0.25, optimistic: 0.25 })
  })

  it('take as the crossing of a known level what the chord past it gives', () => {
    const convex = [1, 2, 3].map((x) => ({ x, y: x * x }))
    expect(errorsOf('C at', { judged: [convex] })).toMatchObject({ cases: 1, optimistic: -0.125 })
    const flat = [1, 2, 3].map((x) => ({ x, y: 1 }))
    expect(errorsOf('C at', { judged: [flat] }).cases).toBe(0)
  })

  it('are nothing where there is no sweep', () => {
    expect(holdOuts([]).every(({ sweeps, cases }) => sweeps === 0 && cases === 0)).toBe(true)
  })
})
