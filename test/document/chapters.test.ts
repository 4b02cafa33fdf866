import { describe, expect, it } from 'vitest'
import { body, type Volume, volumes } from '../../src/document/block.ts'
import { type OwnChapter, withChapters } from '../../src/document/chapters.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { chapterPlaces } from '../../src/model/documents.ts'
import { uglyReports } from './ugly-reports.ts'
import { askedReports } from './asked-reports.ts'
import { editionOf } from '../../src/document/edition.ts'

const [ja, en] = [createLanguage('ja'), createLanguage('en')]

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
