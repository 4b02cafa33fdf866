import { describe, expect, it } from 'vitest'
import { volumes, type Volume } from '../../src/document/block.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import { somePlan } from '../builders.ts'
import { spelt } from '../i18n/marked.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from './some-report.ts'
import { uglyReports } from './ugly-reports.ts'

const [ja, en] = [createLanguage('ja'), createLanguage('en')]
const runs = someSweep('ppf')

const idsOf = (report: Report, volume: Volume) => documentOf(report, volume, en).sections.map(({ id }) => id)

describe.each(volumes)('documentOf: the %s', (volume) => {
  it('has the same sections and blocks in every language', () => {
    const shapeOf = (language: typeof ja) =>
      documentOf(uglyReports.everyStatus(), volume, language).sections.map(({ id, blocks }) => [
        id,
        blocks.map(({ kind }) => kind),
      ])
    expect(shapeOf(ja)).toEqual(shapeOf(en))
  })

  it('is the same for the same report, and leaves the report as it was', () => {
    const report = uglyReports.manyLimits()
    const before = structuredClone(report)
    expect(documentOf(report, volume, ja)).toEqual(documentOf(report, volume, ja))
    expect(report).toEqual(before)
  })

  it('takes the title in its language, or the only one there is', () => {
    const report = someReport(runs, { plan: { title: { ja: '推論基盤の根拠', en: 'Grounds' } } })
    expect(documentOf(report, volume, ja).title).toBe('推論基盤の根拠')
    expect(documentOf(report, volume, en).title).toBe('Grounds')
    expect(documentOf(someReport(runs), volume, spelt('ja')).title).toBe('cover.title')
  })

  it('says which volume it is', () => {
    expect(documentOf(someReport(runs), volume, spelt('en'))).toMatchObject({
      volume,
      subtitle: `cover.subtitle.${volume}`,
    })
  })

  it('bears number and version on every page, as far as there are any', () => {
    const paper = somePlan().document
    const markOf = (document: Plan['document']) =>
      documentOf(someReport(runs, { plan: { document } }), volume, spelt('en')).mark
    expect(markOf({ ...paper, number: 'D-1', version: '1.2' })).toBe('D-1, cover.mark (version: 1.2)')
    expect(markOf({ ...paper, number: 'D-1' })).toBe('D-1')
    expect(markOf(paper)).toBe('')
  })

  it('warns of data that nobody measured, naming each maker once', () => {
    const made = runs.map((run, i) => ({ ...run, synthetic: ['simulator', 'by hand', null][i] ?? null }))
    expect(documentOf(someReport(made), volume, spelt('en')).banner).toBe(
      'synthetic.banner (makers: simulator, by hand)',
    )
    expect(documentOf(someReport(runs), volume, en).banner).toBeNull()
  })
})

describe('the volumes', () => {
  const { openLoop } = uglyReports

  it('answer first, then give the grounds; the words come last', () => {
    const ids = idsOf(someReport(runs), 'body')
    const inOrder = ['conclusion', 'scope', 'assumptions', 'options', 'results', 'operation', 'glossary']
    expect(ids.filter((id) => inOrder.includes(id))).toEqual(inOrder)
    expect(idsOf(openLoop(), 'body')[0]).toBe('conclusion')
  })

  it('prove in the evidence: workloads, then findings, then sources and formulas', () => {
    const ids = idsOf(openLoop(), 'evidence')
    const inOrder = ['workload-1', 'findings', 'points', 'sources', 'trail', 'glossary']
    expect(ids.filter((id) => inOrder.includes(id))).toEqual(inOrder)
  })

  it('have no section twice', () => {
    for (const volume of volumes) {
      const ids = idsOf(openLoop(), volume)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
