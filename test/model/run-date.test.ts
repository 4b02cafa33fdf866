import { describe, expect, it } from 'vitest'
import { dateOf } from '../../src/model/run-date.ts'

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
