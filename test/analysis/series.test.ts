import { describe, expect, it } from 'vitest'
import { factsOn, someFacts, someRun } from '../builders.ts'
import { onlySeries, someSweep } from './some-sweep.ts'

const at = (concurrency: number, p99: number) =>
  someRun({ load: { concurrency }, latency: { ttft: { p99 } }, completed: 100 * concurrency })

describe('seriesOf', () => {
  it('is named after hardware and lengths, with a question mark for what nothing states', () => {
    expect(onlySeries([someRun({ facts: factsOn(2) })]).name).toBe('2x RTX 5090 TP2 · 256/256')
    const { model } = someFacts
    expect(onlySeries([someRun({ facts: { model: model! }, tokens: { input: null } })]).name).toBe('? · ?/256')
  })

  it('carries facts, lengths asked for and lengths measured', () => {
    const series = onlySeries([
      someRun({ tokens: { input: 260, output: 250 } }),
      someRun({ load: { concurrency: 64 } }),
    ])
    expect(series.workload).toEqual({
      inputTokens: 256,
      outputTokens: 256,
      kind: 'nominal',
      measured: { inputTokens: 258, outputTokens: 253 },
    })
    expect(series.facts['gpu']).toEqual({ value: 'RTX 5090', from: 'metadata', where: 'gpu' })
    expect(series.facts).not.toHaveProperty('concurrency')
  })

  it('has slack, binding metric, plateau and throughput at the limit', () => {
    expect(onlySeries(someSweep('ppf')).capacity).toMatchObject({
      binding: 'ttft.p99',
      slack: { 'ttft.p99': expect.closeTo(1 - 0.5 / 3, 12), 'itl.p99': 0.75 },
      throughput: expect.closeTo(2 / 4.025, 12),
      plateau: 2,
      recommended: 2,
    })
  })

  it('estimates the crossing between the last pass and the first fail on a straight line', () => {
    const { capacity } = onlySeries([at(64, 1), at(128, 2), at(192, 7)])
    expect(capacity.estimate).toEqual({ concurrency: 140, method: 'linear', metric: 'ttft.p99' })
  })
})
