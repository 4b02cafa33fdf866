import { describe, expect, it } from 'vitest'
import { volumes } from '../../src/document/block.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { spelt } from '../i18n/marked.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from './some-report.ts'
import { uglyReports } from './ugly-reports.ts'
import { editionOf } from '../../src/document/edition.ts'

const [ja, en] = [createLanguage('ja'), createLanguage('en')]
const runs = someSweep('ppf')

describe('documentOf', () => {
  it('answers first, then gives the grounds, then the evidence', () => {
    const ids = volumes.flatMap((volume) =>
      documentOf(editionOf(uglyReports.openLoop(), en), volume).sections.map(({ id }) => `${volume} ${id}`),
    )
    expect(ids[0]).toBe('body conclusion')
    const after = (first: string, second: string) => ids.indexOf(first) >= 0 && ids.indexOf(first) < ids.indexOf(second)
    expect(
      after('body assumptions', 'body options') &&
        after('body risks', 'evidence workload-1') &&
        after('evidence workload-1', 'evidence findings') &&
        after('evidence findings', 'evidence sources'),
    ).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has the same sections and blocks in every language', () => {
    const shapeOf = (language: typeof ja) =>
      volumes.flatMap((volume) =>
        documentOf(editionOf(uglyReports.everyStatus(), language), volume).sections.map(({ id, blocks }) => [
          id,
          blocks.map(({ kind }) => kind),
        ]),
      )
    expect(shapeOf(ja)).toEqual(shapeOf(en))
  })

  it('is the same for the same report, and leaves the report as it was', () => {
    const report = uglyReports.manyLimits()
    const before = structuredClone(report)
    expect(documentOf(editionOf(report, ja), 'body')).toEqual(documentOf(editionOf(report, ja), 'body'))
    expect(report).toEqual(before)
  })

  it('takes title, customer and author in its language, or the only one there is', () => {
    const title = { ja: '推論基盤の根拠', en: 'Grounds' }
    const report = someReport(runs, { plan: { title, customer: { ja: '株式会社甲' }, author: 'A. Uthor' } })
    const language = spelt('en')
    expect(documentOf(editionOf(report, ja), 'body').title).toBe('推論基盤の根拠')
    expect(documentOf(editionOf(report, language), 'body')).toMatchObject({
      title: 'Grounds',
      cover: {
        customer: 'cover.customer (customer: 株式会社甲)',
        facts: expect.arrayContaining([{ term: 'cover.author', text: 'A. Uthor' }]),
      },
    })
  })

  it('has a title without a plan, and no customer or author', () => {
    const {
      title,
      cover: { customer, facts },
    } = documentOf(editionOf(someReport(runs), spelt('ja')), 'body')
    expect([title, customer]).toEqual(['cover.title', null])
    expect(facts.map(({ term }) => term)).not.toContain('cover.author')
  })

  it('bears the day of the report', () => {
    expect(documentOf(editionOf(someReport(runs), en), 'body').cover.facts).toContainEqual({
      term: en.say('cover.date'),
      text: '2026-09-30',
    })
  })

  it('warns of data that nobody measured, naming each maker once', () => {
    const banner = (makers: readonly (string | null)[]) => {
      const made = runs.map((run, i) => ({ ...run, synthetic: makers[i] ?? null }))
      return documentOf(editionOf(someReport(made), spelt('en')), 'body').banner
    }
    expect(banner(['simulator', 'by hand', null])).toBe('synthetic.banner.partly (makers: simulator, by hand)')
    expect(banner(runs.map((_, i) => (i === 0 ? 'by hand' : 'simulator')))).toBe(
      'synthetic.banner (makers: by hand, simulator)',
    )
    expect(documentOf(editionOf(someReport(runs), en), 'body').banner).toBeNull()
  })
})
