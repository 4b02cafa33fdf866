import { describe, expect, it } from 'vitest'
import { chartFindings } from '../../src/charts/chart.ts'
import { charts, decisionCharts, type ChartId, type DecisionChartId } from '../../src/charts/index.ts'
import { editionOf } from '../../src/document/edition.ts'
import { wordsOf } from '../../src/document/words.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import type { Report } from '../../src/model/report.ts'
import { renderSvg } from '../../src/render/svg.ts'
import { askedReports } from '../document/asked-reports.ts'
import { someReport } from '../document/some-report.ts'
import { arrivals, sweep } from './some-report.ts'

const ids = Object.keys(charts) as readonly ChartId[]
const decisionIds = Object.keys(decisionCharts) as readonly DecisionChartId[]

const broken = { run: { latency: { ttft: { p99: 0.1, median: 0.18 } } } }
const reports: Readonly<Record<string, Report>> = {
  'two layouts': someReport([
    ...sweep(1, { 8: { requests: 2 }, 16: { requests: 3 }, 32: { requests: 3.2, ttft: 5 } }),
    ...sweep(2, { 8: { requests: 3 }, 16: { requests: 4 }, 32: { requests: 6 } }),
  ]),
  'one level of one layout': someReport(sweep(1, { 16: {} })),
  'nothing that passes': someReport(sweep(1, { 8: { ttft: 900 }, 16: { ttft: 5 } })),
  'missing values': someReport(sweep(1, { 8: { ttft: null }, 16: { itl: null, requests: null }, 32: broken })),
  'an open loop': someReport(
    arrivals(1, [
      [1, { requests: 0.9 }],
      ['inf', { requests: 2, ttft: 60 }],
    ]),
  ),
  'one rate': someReport(arrivals(1, [[1, { requests: 1 }]])),
  'both loops': someReport([...sweep(1, { 8: {} }), ...arrivals(2, [[1, { requests: 1 }]])]),
  'fourteen layouts': someReport(
    Array.from({ length: 14 }, (_, i) => sweep(i + 1, { 8: { requests: i + 1 }, 16: { requests: i + 2 } })).flat(),
  ),
}

const drawingsOf = (report: Report, locale: (typeof locales)[number]) => {
  const language = createLanguage(locale)
  const words = wordsOf(editionOf(report, language))
  return [
    ...report.workloads.flatMap((workload) =>
      ids.flatMap((id) => charts[id](workload, words).map((drawing) => ({ id, drawing, language }))),
    ),
    ...report.decisions.flatMap((decision) =>
      decisionIds.flatMap((id) => decisionCharts[id](decision, words).map((drawing) => ({ id, drawing, language }))),
    ),
  ]
}

const all = [...Object.entries(reports), ...Object.entries(askedReports).map(([name, make]) => [name, make()] as const)]

describe.each(all)('the charts of %s', (_, report) => {
  it.each(locales)('can be drawn in %s, all equally wide', async (locale) => {
    for (const { drawing } of drawingsOf(report, locale)) {
      const svg = await renderSvg(drawing.spec, drawing.id)
      expect(svg).toMatch(/^<svg [^>]*width="620"/)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it.each(locales)('have a caption and a description in %s', (locale) => {
    for (const { id, drawing, language } of drawingsOf(report, locale)) {
      for (const part of [drawing.finding, `${id}.description`] as const) {
        expect(language.say(`chart.${part}`, drawing.values)).not.toMatch(/[{}]|undefined|NaN/)
      }
    }
  })

  it('have ids of their own, the same in every language', () => {
    const [japanese, english] = locales.map((locale) => drawingsOf(report, locale).map(({ drawing }) => drawing.id))
    expect(new Set(japanese).size).toBe(japanese?.length)
    expect(japanese?.length).toBeGreaterThan(0)
    expect(english).toEqual(japanese)
  })
})

describe('the texts of charts', () => {
  it('are each said by the chart that they are about', () => {
    for (const id of chartFindings) expect([...ids, ...decisionIds]).toContain(id.split('.')[0])
  })
})
