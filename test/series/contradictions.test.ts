import { describe, expect, it } from 'vitest'
import { contradictions } from '../../src/series/contradictions.ts'
import { someRun } from '../builders.ts'

const p99 = (seconds: number) => {
  const run = someRun({ latency: { ttft: { p99: seconds } } })
  const ttft = { ...run.latency.ttft!, from: { p99: { origin: 'summary', field: 'p99_ttft_ms' } as const } }
  return { ...run, latency: { ...run.latency, ttft } }
}

describe('copies of a run', () => {
  it.each([0.5004321, 0.500432, 0.5004, 0.5])('agree where one is rounded: %s', (seconds) => {
    expect(contradictions(p99(seconds), p99(0.5004321))).toEqual([])
    expect(contradictions(p99(0.5004321), p99(seconds))).toEqual([])
  })

  it('disagree where one was edited', () => {
    expect(contradictions(p99(0.4), p99(0.5004321))).toEqual(['p99_ttft_ms'])
    expect(contradictions(p99(0.5014321), p99(0.5004321))).toEqual(['p99_ttft_ms'])
  })
})
