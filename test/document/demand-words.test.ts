import { describe, expect, it } from 'vitest'
import { briefDemand, sizingSentences } from '../../src/document/demand-words.ts'
import { editionOf } from '../../src/document/edition.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'

const asked = someDemand({ arrivalRates: [0.4], users: [100] })

const briefs = (name: string | null, locale: 'en' | 'ja') => {
  const report = someReport(someSweep('pppf'), {
    plan: { thinkTimes: [60], demand: { ...asked, peakDay: { name, factor: 1.8 } } },
  })
  return report.demand.map((one) => briefDemand(report, one, createLanguage(locale)).replaceAll(/\s/g, ' '))
}

it('says why a pool is not counted on of several servers alone, as one is none', () => {
  const demand = someDemand({ arrivalRates: [0.01, 4] })
  const burstiness = { burstiness: 0.5, dayToDay: null }
  const report = someReport(someSweep('pppf'), { plan: { demand, balancer: 'pooled', arrivals: burstiness } })
  const told = sizingSentences(editionOf(report, spelt('en'))).map((text) => /pool\.[a-z.]+/.exec(text)?.[0])
  expect(told).toEqual(['pool.same', 'pool.unproven.bursts'])
})

describe('briefDemand', () => {
  it('is what was given, with how many times that a peak day has', () => {
    expect(briefs('month-end', 'en')).toEqual([
      '0.4 req/s, month-end × 1.8',
      '100 users, 60 s after an answer, month-end × 1.8',
    ])
    expect(briefs(null, 'ja')[0]).toBe('毎秒 0.4 件、ピーク日 × 1.8')
  })
})
