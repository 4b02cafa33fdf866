import { expect, it } from 'vitest'
import { measurable } from '../../src/records/measurable.ts'
import { someRun } from '../builders.ts'

it('leaves a run as it is whose numbers can have been measured', () => {
  const run = someRun()
  expect(measurable(run)).toBe(run)
})

it('takes numbers away that nothing can have measured, and names their fields', () => {
  const run = someRun({
    load: { concurrency: 0, prompts: 320 },
    completed: 1e18,
    duration: Infinity,
    throughput: { requests: 1e308, outputTokens: 800, totalTokens: 900 },
    totals: { input: 1, output: 1 },
    latency: { ttft: { mean: -1, p99: 0.5 }, e2e: null },
    stated: { gpus: { value: 1e9, from: 'result', where: 'gpu_count' } },
    fields: { completed: 'done', duration: 'took', 'throughput.requests': 'rps' },
  })
  const { load, completed, duration, throughput, latency, stated, impossible } = measurable(run)
  expect([load.concurrency, completed, duration, throughput.requests, stated]).toEqual([null, null, null, null, {}])
  expect(throughput.outputTokens).toBe(800)
  expect([latency.ttft?.mean, latency.ttft?.p99]).toEqual([null, 0.5])
  expect(Object.keys(latency.ttft?.from ?? {})).not.toContain('mean')
  expect(impossible).toEqual(['load.concurrency', 'done', 'took', 'rps', 'mean_ttft_ms', 'gpu_count'])
})

it('keeps loads without an end, and zeroes of what may be zero', () => {
  const run = someRun({ load: { requestRate: 'inf', concurrency: null }, failed: 0 })
  expect(measurable(run).impossible).toEqual([])
})
