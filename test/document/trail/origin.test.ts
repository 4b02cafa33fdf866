import { describe, expect, it } from 'vitest'
import { planOrigin } from '../../../src/document/trail/origin.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { askedReports } from '../asked-reports.ts'

const report = askedReports.pricesOnly()
const origin = (ref: string) => planOrigin(report, ref, createLanguage('en'))

describe('planOrigin', () => {
  it('gives date and source of an amount', () => {
    expect(origin('plan/cost/layouts/0/purchase')).toBe('2026-11-01, an example')
    expect(origin('plan/cost/api/input')).toBe('2026-11-01, an example')
  })

  it('says who chose a value', () => {
    expect(origin('plan/cost/pue/value')).toBe('default')
    expect(origin('plan/cost/salvage/value')).toBe('given')
    expect(origin('plan/intervals/0')).toBe('default')
    expect(origin('plan/demand/users/0')).toBe('given')
  })

  it('knows nothing of what is not in the plan', () => {
    expect(origin('runs/0/completed')).toBeNull()
  })
})
