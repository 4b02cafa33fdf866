import { describe, expect, it } from 'vitest'
import { bindingMetric, failingMetrics, slackAt } from '../../src/capacity/binding.ts'
import { someChat, someLevel } from './some-levels.ts'

const low = someChat(8, 0.3, 0.06)

describe('bindingMetric', () => {
  it('is the metric whose own run of passes ends first', () => {
    const levels = [low, someChat(16, 2.9, 0.13), someChat(32, 30, 0.14)]
    expect(bindingMetric(levels, low)).toBe('itl')
  })
  it('is the metric further beyond its threshold when two fail together', () => {
    expect(bindingMetric([low, someChat(16, 3.3, 0.18)], low)).toBe('itl')
    expect(bindingMetric([low, someChat(16, 9, 0.13)], low)).toBe('ttft')
  })
  it('is the metric closest to its threshold at the limit when none fails', () => {
    expect(bindingMetric([low], low)).toBe('itl')
  })
  it('is the worst failing metric of the smallest level when that fails', () => {
    expect(bindingMetric([someChat(1, 9, 0.13)], null)).toBe('ttft')
  })
  it('is not a metric that is merely missing', () => {
    expect(bindingMetric([low, someChat(16, 1, null), someChat(32, 4, 0.1)], low)).toBe('ttft')
  })
  it('is null without fail and limit', () => {
    expect(bindingMetric([], null)).toBeNull()
    expect(bindingMetric([someChat(1, null, null)], null)).toBeNull()
  })
})

describe('failingMetrics', () => {
  it('names them', () => {
    expect([someChat(1, 1, 0.2), someChat(1, 4, 0.2), someChat(1, 1, null)].map(failingMetrics)).toEqual([
      ['itl'],
      ['ttft', 'itl'],
      [],
    ])
  })
})

describe('slackAt', () => {
  it('is what the limit leaves of each threshold', () => {
    expect(slackAt([low], low)).toEqual({ ttft: 0.9, itl: 0.5 })
  })
  it('is null for a metric that the limit did not measure, and for all without a limit', () => {
    const plain = someLevel(4, 0.3)
    expect(slackAt([plain, low], plain)).toEqual({ ttft: 0.9, itl: null })
    expect(slackAt([low], null)).toEqual({ ttft: null, itl: null })
  })
})
