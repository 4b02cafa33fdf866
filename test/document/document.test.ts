import { describe, expect, it } from 'vitest'
import { type Volume, body, volumes } from '../../src/document/block.ts'
import { type OwnChapter, documentOf, withChapters } from '../../src/document/document.ts'
import { editionOf } from '../../src/document/edition.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { chapterPlaces } from '../../src/model/documents.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { spelt } from '../i18n/marked.ts'
import { askedReports } from './asked-reports.ts'
import { someReport } from './some-report.ts'
import { uglyReports } from './ugly-reports.ts'

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

const chapter = (id: string, after: string, volume: Volume = 'body'): OwnChapter => ({
  id,
  volume,
  after,
  texts: { ja: { title: '私の章', blocks: [body('文')] }, en: { title: 'My chapter', blocks: [body('text')] } },
})

const section = (id: string) => ({ id, title: id, blocks: [] })
const placed = (ids: string, chapters: readonly OwnChapter[], volume: Volume = 'body'): string =>
  withChapters(ids.split(' ').map(section), chapters, volume, en)
    .map(({ id }) => id)
    .join(' ')

describe('withChapters', () => {
  it('puts each behind its part, in the order of the plan', () => {
    const chapters = [chapter('a', 'scope'), chapter('b', 'end'), chapter('c', 'scope'), chapter('d', 'conclusion')]
    expect(placed('conclusion scope risks glossary', chapters)).toBe('conclusion d scope a c risks glossary b')
  })

  it('passes over parts that the report lacks', () => {
    expect(placed('conclusion scope risks', [chapter('a', 'cost'), chapter('b', 'glossary')])).toBe(
      'conclusion scope a risks b',
    )
  })

  it('counts all workloads as one part, and keeps the volumes apart', () => {
    const chapters = [chapter('a', 'workloads', 'evidence'), chapter('b', 'scope'), chapter('c', 'mix', 'evidence')]
    expect(placed('workload-1 workload-2 findings', chapters, 'evidence')).toBe('workload-1 workload-2 a c findings')
  })
})

describe('a document with chapters', () => {
  it.each(locales)('says in %s that they are not of konkyo', (locale) => {
    const language = createLanguage(locale)
    const own = { chapters: [chapter('chapter-1', 'scope')], templates: [] }
    const { sections } = documentOf(editionOf(uglyReports.openLoop(), language), 'body', undefined, own)
    const found = sections[sections.findIndex(({ id }) => id === 'scope') + 1]
    expect(found).toMatchObject({ id: 'chapter-1', title: locale === 'ja' ? '私の章' : 'My chapter' })
    expect(found?.blocks[0]).toEqual({ kind: 'paragraph', role: 'note', text: language.say('chapter.note') })
  })

  it('names templates that are not of konkyo on the cover, in both volumes', () => {
    for (const volume of volumes) {
      const own = { chapters: [], templates: ['extra.css', 'blocks/table.hbs'] }
      const { facts } = documentOf(editionOf(uglyReports.openLoop(), ja), volume, undefined, own).cover
      expect(facts.at(-1)).toEqual({ term: ja.say('cover.templates'), text: 'extra.css、blocks/table.hbs' })
    }
  })

  it.each(volumes)('can have one behind every section of the %s, and the places are in its order', (volume) => {
    const places: readonly string[] = chapterPlaces[volume]
    for (const report of [uglyReports.everyStatus(), askedReports.everyDemand()]) {
      const ids = documentOf(editionOf(report, en), volume).sections.map(({ id }) =>
        id.startsWith('workload') ? 'workloads' : id,
      )
      const order = [...new Set(ids)].map((id) => places.indexOf(id))
      expect(order).not.toContain(-1)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })
})
