import { describe, expect, it } from 'vitest'
import { distance, nearest } from '../../src/question/nearest.ts'

describe('distance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['analyse', 'analyze', 1],
    ['usres', 'users', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['same', 'same', 0],
  ])('from %j to %j is %d', (a, b, far) => {
    expect(distance(a, b)).toBe(far)
  })
})

describe('nearest', () => {
  const names = ['interval', 'thinkTime', 'users', 'arrivalRate', 'vllm-dashboard']
  it.each([
    ['intervall', 'interval'],
    ['think_time', 'thinkTime'],
    ['Think-Time', 'thinkTime'],
    ['vllm', 'vllm-dashboard'],
    ['user', 'users'],
    ['__proto__', null],
    ['', null],
    ['x', null],
    ['i'.repeat(10_000), null],
  ])('takes %j for %j', (text, meant) => {
    expect(nearest(text, names)).toBe(meant)
  })
})
