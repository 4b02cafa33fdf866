import { describe, expect, it } from 'vitest'
import { isRepeatName, withoutDates } from '../../src/series/path-words.ts'

describe('isRepeatName', () => {
  it.each(['run1', 'run-3', 'rep 2', 'seed=7', 'trial_4', '2026-09-01', '20260901_101500', 'run2 2026-09-01', ''])(
    '%s numbers a repeat',
    (text) => expect(isRepeatName(text)).toBe(true),
  )

  it.each(['run1-fp8', 'fp8', '128', 'old', 'v2', 'running', 'patch-1'])('%s does not', (text) =>
    expect(isRepeatName(text)).toBe(false),
  )
})

describe('withoutDates', () => {
  it.each([
    ['a-2026-09-01-b', 'a- -b'],
    ['a_20260901T101500Z_b', 'a_ _b'],
    ['250914_101530', ' '],
    ['1788000000123', ' '],
    ['3 Sep 2026', ' '],
    ['in2048_out128', 'in2048_out128'],
    ['20261301', '20261301'],
    ['c2026', 'c2026'],
  ])('%s is %s', (text, rest) => expect(withoutDates(text)).toBe(rest))
})
