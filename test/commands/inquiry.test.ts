import { describe, expect, it, vi } from 'vitest'
import { inquiryOf, localesOf, reached } from '../../src/commands/inquiry.ts'
import type { Flags } from '../../src/options.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { someWorld } from './some-world.ts'

const { world } = someWorld()
const nowOf = (now?: string): string => inquiryOf({ paths: ['x'], now } satisfies Flags, world).stamp.now

describe('inquiryOf', () => {
  it('takes the instant that is given, or the clock of the world', () => {
    expect(Date.parse(nowOf())).toBe(Date.parse('2026-09-30T12:34:56Z'))
    expect(nowOf('2026-01-31')).toBe('2026-01-31T00:00:00.000Z')
  })

  it('keeps the day of the offset that is given, or of this machine', () => {
    expect(nowOf('2026-01-31T00:00:00+09:00')).toBe('2026-01-31T00:00:00.000+09:00')
    expect(nowOf('2026-01-31T23:00:00-03:30')).toBe('2026-01-31T23:00:00.000-03:30')
    vi.stubEnv('TZ', 'Asia/Tokyo')
    expect(inquiryOf({ paths: [] }, someWorld({ now: () => new Date('2026-09-30T20:00:00Z') }).world).stamp.now).toBe(
      '2026-10-01T05:00:00.000+09:00',
    )
    expect(nowOf('2026-01-31T20:00:00Z')).toBe('2026-01-31T20:00:00.000Z')
    vi.unstubAllEnvs()
  })

  it.each(['yesterday', '', '2026', '2026-02-30T99:00', '31/01/2026', '1767225600'])('refuses %j', (text) => {
    expect(() => nowOf(text)).toThrow(expect.objectContaining({ code: 'badInstant', values: { text } }))
  })
})

describe('localesOf', () => {
  it.each([
    [undefined, ['ja', 'en']],
    ['en', ['en']],
    ['en,ja', ['en', 'ja']],
    [' JA , en,ja ', ['ja', 'en']],
  ])('reads %j as %j', (text, locales) => {
    expect(localesOf(text)).toEqual(locales)
  })

  it.each(['', 'fr', 'ja,', 'ja,fr', 'ja en'])('refuses %j', (text) => {
    expect(() => localesOf(text)).toThrow(expect.objectContaining({ code: 'badLanguage' }))
  })
})

const sound = uglyReports.noFindings()

/** A report with one finding. */
const graded = (severity: 'error' | 'warning' | 'info') => ({
  ...sound,
  findings: uglyReports
    .everyStatus()
    .findings.slice(0, 1)
    .map((finding) => ({ ...finding, severity })),
})

const asked = (failOn: string) => (['error', 'warning', 'info'] as const).map((one) => reached(graded(one), failOn))

describe('reached', () => {
  const failing = someReport(someSweep('ff'))

  it('is never true when nothing was asked', () => {
    expect(reached(failing, undefined)).toBe(false)
  })

  it('finds a layout without a passing level', () => {
    expect([reached(sound, 'noPass'), reached(failing, 'noPass')]).toEqual([false, true])
  })

  it('finds findings that are at least that grave', () => {
    expect(asked('error')).toEqual([true, false, false])
    expect(asked('warning')).toEqual([true, true, false])
    expect(asked('noPass, warning')).toEqual([true, true, false])
  })

  it('refuses what it does not know, also beside what it knows', () => {
    expect(() => reached(sound, 'error,all')).toThrow(expect.objectContaining({ code: 'badOption' }))
  })
})
