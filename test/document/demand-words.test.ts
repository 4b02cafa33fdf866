import { describe, expect, it } from 'vitest'
import { briefDemand } from '../../src/document/demand-words.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from './some-report.ts'

const asked = someDemand({ arrivalRates: [0.4], users: [100] })

const briefs = (name: string | null, locale: 'en' | 'ja') => {
  const report = someReport(someSweep('pppf'), {
    plan: { thinkTimes: [60], demand: { ...asked, peakDay: { name, factor: 1.8 } } },
  })
  return report.demand.map((one) => briefDemand(report, one, createLanguage(locale)).replaceAll(/\s/g, ' '))
}

describe('briefDemand', () => {
  it('is what was given, with how many times that a peak day has', () => {
    expect(briefs('month-end', 'en')).toEqual([
      '0.4 req/s, month-end × 1.8',
      '100 users, 60 s after an answer, month-end × 1.8',
    ])
    expect(briefs(null, 'ja')[0]).toBe('毎秒 0.4 件、ピーク日 × 1.8')
  })
})
