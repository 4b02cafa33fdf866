import { expect, it } from 'vitest'
import { baselineOf, once, repeated } from '../../../src/inputs/single-stream/timing.ts'

const picked = (value: number) => ({ value, field: 'a' })

it('has no timing that nothing can have measured', () => {
  const timings = {
    prompt: once(picked(1e308)),
    total: once(picked(-1)),
    ttft: once(picked(5e-324)),
    tpot: repeated(picked(0.02), 0, { std: Infinity, p99: 0.03 }),
    load: repeated(picked(1), 1e18),
  }
  const told = baselineOf({ source: 's1', path: 'a' }, timings, { tool: 'llamaBench', at: '' })
  expect(told.timings).toEqual({
    tpot: { mean: 0.02, std: null, median: null, p95: null, p99: 0.03, samples: 1, field: 'a' },
  })
})
