import { describe, expect, it } from 'vitest'
import { dateOf, requestsSent } from '../../src/model/run.ts'

const told = (prompts: number | null, completed: number | null, more: { failed?: number; duration?: number } = {}) =>
  requestsSent({
    load: { prompts },
    completed,
    failed: more.failed ?? null,
    duration: more.duration ?? null,
    throughput: { requests: 2 },
  })

it('is what was asked and what came back, which need not agree', () => {
  expect(told(100, 90, { failed: 10 })).toEqual({ least: 100, most: 100 })
  expect(told(100, 60)).toEqual({ least: 60, most: 100 })
  expect(told(0, 60)).toEqual({ least: 60, most: 60 })
  expect(told(null, null, { duration: 30 })).toEqual({ least: 60, most: 60 })
  expect(told(null, null)).toBeNull()
})

describe('dateOf', () => {
  it.each([
    ['20260901-101354', '2026-09-01T10:13:54Z'],
    ['20260901', '2026-09-01T00:00:00Z'],
    ['2026-09-01', '2026-09-01T00:00:00Z'],
    ['2026-09-01T10:13:54Z', '2026-09-01T10:13:54Z'],
    ['2026-09-01 10:13:54', '2026-09-01T10:13:54Z'],
    ['2026-09-01T19:13:54.5+09:00', '2026-09-01T10:13:54.5Z'],
  ])('reads %s', (text, iso) => {
    expect(dateOf(text)).toBe(Date.parse(iso))
  })

  it.each([null, '', 'yesterday', '20261399', '1', '2026'])('does not guess at %j', (text) => {
    expect(dateOf(text)).toBeNull()
  })
})
