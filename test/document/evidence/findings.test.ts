import { describe, expect, it } from 'vitest'
import { findings, findingText, seriesList } from '../../../src/document/evidence/findings.ts'
import type { Finding, Report } from '../../../src/model/report.ts'
import { spelt } from '../../i18n/marked.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { uglyReports } from '../ugly-reports.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { factsOn } from '../../builders.ts'
import { elsewhere } from '../elsewhere.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const ugly: Report = uglyReports.everyStatus()
const sectionOf = (report: Report) => findings(editionOf(report, language))

const findingOf = (reason: string): Finding => {
  const found = ugly.findings.find((finding) => finding.reason === reason)
  if (!found) throw new Error(`no finding ${reason}`)
  return found
}

describe('findingText', () => {
  it('speaks of metrics and limits by their names', () => {
    expect(findingText(findingOf('disorder'), language)).toContain('metric: TTFT')
    const drop = {
      ...findingOf('disorder'),
      reason: 'latencyDrop',
      values: { limit: 'itl.p99', from: 1, to: 2, before: 2, after: 1 },
    }
    const text = findingText(JSON.parse(JSON.stringify(drop).replaceAll('V18', 'V20')) as Finding, language)
    expect(text).toContain('limit: p99 ITL')
  })

  it('names the percentile', () => {
    const values = { samples: 100, percentile: 0.99, beyond: 1, least: 299, wanted: 1000 }
    const thin = { ...findingOf('disorder'), id: 'V02', reason: 'noUpperBound', values } as const
    expect(findingText(thin, language)).toContain('percentile: p99')
    expect(findingText({ ...thin, values: { ...values, percentile: 0.999 } }, language)).toContain('percentile: p99.9')
  })
})

describe('findings', () => {
  it('says so when there are none', () => {
    expect(sentencesOf(sectionOf(uglyReports.noFindings()))).toEqual(['findings.none'])
    expect(tablesOf(sectionOf(uglyReports.noFindings()))).toEqual([])
  })

  it('gives equal findings one row, with every place, the effect and the advice', () => {
    const rows = recordsOf(tablesOf(sectionOf(ugly))[0]!)
    const held = rows.filter((row) => row['column.finding']?.includes('V05.notHeld'))
    const count = ugly.findings.filter(({ reason }) => reason === 'notHeld').length
    expect(held).toHaveLength(1)
    expect(held[0]?.['column.finding']).toContain(`count: ${count}`)
    expect(held[0]?.['column.place']).toContain('levels.concurrency (levels: 1, 2)')
    expect(held[0]?.['column.finding']).toContain('audit.V05.advice')
    expect(held[0]).toMatchObject({ 'column.effect': 'effect.noPass' })
    expect(rows.length).toBeLessThan(ugly.findings.length)
  })

  it('puts the gravest first', () => {
    const severities = recordsOf(tablesOf(sectionOf(ugly))[0]!).map((row) => row['column.severity'])
    const order = ['severity.error', 'severity.warning', 'severity.info']
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a ?? '') - order.indexOf(b ?? '')))
    expect(new Set(severities).size).toBeGreaterThan(1)
  })
})

const placesOf = (letters: number) => {
  const gpu = { value: 'G'.repeat(letters), from: 'plan', where: '' } as const
  const runs = [1, 2, 4, 8].flatMap((gpus) => elsewhere(someSweep('p'), { ...factsOn(gpus), gpu }, gpus))
  return someReport(runs).series.map((series) => ({ series, levels: null }))
}

const list = (letters: number, shown = 4) => seriesList(placesOf(letters).slice(0, shown), spelt('en'), 3, 1000)

it('names as many series as fit, fewer of long names, and counts the rest', () => {
  expect([1, 1000].map((letters) => list(letters).match(/answer\.title/g)?.length)).toEqual([3, 1])
  expect(list(1)).toContain('finding.more (count: 1)')
  expect(list(1, 3)).not.toContain('finding.more')
})
