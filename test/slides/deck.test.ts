import { describe, expect, it } from 'vitest'
import { type Block, type Document } from '../../src/document/block.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import type { Deck } from '../../src/slides/slide.ts'
import { growth } from '../../src/slides/growth.ts'
import { promised, promisedDigits } from '../../src/model/served.ts'
import { mixedWith } from '../document/mixed-reports.ts'
import { deckFor, partsOf, reports, textsOf } from './some-decks.ts'
import { editionOf } from '../../src/document/edition.ts'

const en = createLanguage('en')

const slideOf = ({ slides }: Deck, id: string) => slides.find((slide) => slide.id === id)

/** Numbers of a text, but for what is left of one that was cut. */
const numbers = (text: string): readonly string[] =>
  text.replaceAll(/\S*…\S*/g, '').match(/\d+(?:,\d+)*(?:\.\d+)?/g) ?? []

const blockTexts = (block: Block): readonly string[] => {
  if (block.kind === 'table')
    return [...block.columns.map(({ label }) => label), ...block.rows.flat().map(({ text }) => text)]
  if (block.kind === 'answer')
    return [block.title, ...block.lines, ...block.figures.flatMap((one) => [one.label, one.value.text, one.note])]
  if (block.kind === 'definitions') return block.items.map(({ text }) => text)
  if (block.kind === 'list') return block.items
  if (block.kind === 'figure') return [block.caption, block.description]
  return 'text' in block ? [block.text] : []
}

const textOf = ({ sections, cover, title, banner }: Document): string =>
  [
    title,
    banner ?? '',
    ...cover.facts.map(({ text }) => text),
    ...sections.flatMap(({ blocks }) => blocks.flatMap(blockTexts)),
  ].join('\n')

describe.each(['sample', 'office', 'ugly', 'everyDemand'])('the deck of %s', (name) => {
  it.each(locales)(
    'has no number that the document has not, but for counts of what it leaves out (%s)',
    async (locale) => {
      const report = await reports[name]!()
      const language = createLanguage(locale)
      const known = new Set(numbers(textOf(documentOf(editionOf(report, language), 'body'))))
      const counts = new Set(Array.from({ length: 60 }, (_, i) => String(i)))
      const deck = await deckFor(name, locale)
      const bars = partsOf(deck, 'chart').flatMap(({ chart }) =>
        chart.kind === 'bars' ? chart.series.flatMap(({ labels }) => labels) : [],
      )
      const told = [...textsOf(deck), ...bars].flatMap(numbers)
      expect(told.length).toBeGreaterThan(50)
      expect(told.filter((number) => !known.has(number) && !counts.has(number))).toEqual([])
    },
  )

  it.each(locales)('cuts its texts at their end alone, and no number (%s)', async (locale) => {
    const texts = textsOf(await deckFor(name, locale))
    expect(texts.filter((text) => /…[^\s]|[\d.,]…/.test(text))).toEqual([])
  })

  it('tells of its numbers in the notes how they were made, and where they stand', async () => {
    const deck = await deckFor(name)
    expect(slideOf(deck, 'conclusion')!.notes.join('\n')).toMatch(
      /\[report\.json: decisions\/\d+\/planningRate\/value\]/,
    )
    const options = slideOf(deck, 'options')!.notes.join('\n')
    expect(options).toMatch(/\[report\.json: series\/0\/capacity\/throughput\]/)
    if (name === 'sample') expect(options).toMatch(/\.json: request_throughput/)
    expect(slideOf(deck, 'results')!.notes.join('\n')).toMatch(/series\/\d+\/points\/\*\/judgements/)
    expect(deck.slides.filter(({ notes }) => notes.length === 0)).toEqual([])
  })
})

describe('the conclusion', () => {
  it('names what the decision takes, with its users, its rate and what one more brings', async () => {
    const deck = await deckFor('ugly')
    const texts = slideOf(deck, 'conclusion')!.parts.flatMap((part) =>
      part.kind === 'text' ? part.paragraphs.map(({ text }) => text) : [],
    )
    expect(slideOf(deck, 'conclusion')!.title.text).toMatch(/^1× L40S meets the SLA, but/)
    for (const text of ['Only layout', 'Planning rate', 'With one more server', 'Grade']) expect(texts).toContain(text)
  })

  it('is a table of the dearest where there are many questions, counts the others, and tells what each demand takes', async () => {
    const { decisions } = await reports['office']!()
    const deck = await deckFor('office')
    const conclusion = slideOf(deck, 'conclusion')!
    const table = conclusion.parts.find((part) => part.kind === 'table')
    expect(table?.rows.length).toBeGreaterThan(3)
    expect(textsOf(deck)).toContain(`… and ${decisions.length - table!.rows.length + 1} more in the document`)
    const dearest = new Set(decisions.toSorted((a, b) => b.cost! - a.cost!).slice(0, table!.rows.length - 1))
    const shown = table!.rows.slice(1).map((row) => row.at(-2)!.text)
    expect(shown).toEqual(decisions.filter((one) => dearest.has(one)).map(({ cost }) => en.value(cost, 'money')))
    const told = conclusion.parts.flatMap((part) => (part.kind === 'text' ? part.paragraphs : []))
    expect(told.filter(({ text }) => /^[^:]+: \d+ servers, \d+ GPUs, .*from the API/.test(text))).toHaveLength(3)
  })
})

describe('the conclusion of many questions', () => {
  it('has those that are decided before those that are open', async () => {
    const { decisions } = await reports['partlyOpen']!()
    expect(decisions.map(({ status }) => status === 'nothing')).toEqual([false, ...Array<boolean>(14).fill(true)])
    const table = slideOf(await deckFor('partlyOpen'), 'conclusion')!.parts.find((part) => part.kind === 'table')
    expect(table!.rows.length - 1).toBeLessThan(decisions.length)
    expect(table!.rows[1]!.map(({ text }) => text)).toContain(en.value(decisions[0]!.cost, 'money'))
  })
})

describe('growth', () => {
  it('names servers before the rate of each, which is no number of requests in Japanese', () => {
    const told = createLanguage('ja').say('slides.growth.copy', { from: '2 台 × 13.4', to: '3 台 × 13.4' })
    expect(told).toBe('1 台増やすと、計画到着率(件/秒)は 2 台 × 13.4 から 3 台 × 13.4 になると仮定する。')
  })

  it('leads with the step that brings more, and names the other', async () => {
    expect(slideOf(await deckFor('office'), 'growth')!.title.text).toMatch(
      /One more server like it: ([\d.]+) to 2\u00a0×\u00a0\1 req\/s \(assumed\)\. 2× RTX 5090 TP2 in its place: [\d.]+ \(from measurements\)/,
    )
  })
})

describe('the conditions', () => {
  it('name the assumption that moves the answer most where it is one for all questions', async () => {
    expect(slideOf(await deckFor('sample'), 'conditions')!.title.text).toMatch(
      /^The answer rests most on .*; it holds under \d+ kinds of condition, of \d+ risks in all\.$/,
    )
    expect(slideOf(await deckFor('office'), 'conditions')!.title.text).toMatch(
      /^The answer holds under \d+ kinds of condition, of \d+ risks in all\.$/,
    )
  })
})

describe('where there is no answer', () => {
  it.each(['nothingPasses', 'nothingJudged', 'onePoint'])('the last slide says what to do (%s)', async (name) => {
    const deck = await deckFor(name)
    expect(deck.slides[1]!.title.text).toMatch(name === 'onePoint' ? /./ : /No layout can be recommended yet/)
    const last = deck.slides.at(-1)!
    expect(last.id).toBe('next')
    expect(last.title.text).toMatch(/^Next: |^Measure again/)
    expect(partsOf({ ...deck, slides: [last] }, 'text').length).toBeGreaterThan(0)
  })
})

describe('where nothing was judged', () => {
  it.each([
    [
      'en',
      /^No run can be placed \(\d+ runs? read\): /,
      'none judged',
      'nothing to plan with',
      'State the load of each run',
    ],
    [
      'ja',
      /^読み込んだ測定 \d+ 件は、いずれも位置づけられない。/,
      '判定できたものはない',
      '計画の根拠がない',
      '各測定の同時実行数または到着率を明示する',
    ],
  ] as const)('the deck says why, and nothing of what there is not (%s)', async (locale, why, scope, risks, next) => {
    const deck = await deckFor('unplaced', locale)
    expect(deck.slides.map(({ id }) => id)).toEqual(['title', 'conclusion', 'conditions', 'scope', 'risks', 'next'])
    const [, conclusion] = deck.slides
    expect(textsOf({ ...deck, slides: [conclusion!] })).toContainEqual(expect.stringMatching(why))
    for (const [id, told] of Object.entries({ scope, risks, next }))
      expect(slideOf(deck, id)!.title.text).toContain(told)
  })

  it.each([
    ['en', 'Measure with a cap on requests in flight', /all requests are sent at once/, 'No run under load was read.'],
    ['ja', '同時実行数の上限または到着率を定めて測定する。', /全要求を一度に送って/, '負荷をかけた測定はない。'],
  ] as const)('the last slide has the step of its reason (%s)', async (locale, step, why, none) => {
    const last = (await deckFor('atOnce', locale)).slides.at(-1)!
    expect(last.title.text).toContain(step)
    expect(textsOf({ ...(await deckFor('atOnce', locale)), slides: [last] })).toContainEqual(expect.stringMatching(why))
    const title = slideOf(await deckFor('noLoad', locale), 'scope')!.title.text
    expect(title.endsWith(none)).toBe(true)
    expect(title).not.toMatch(/\b0\b/)
  })

  it('counts the runs that were judged, not those that were read', async () => {
    expect(slideOf(await deckFor('nothingJudged'), 'scope')!.title.text).toMatch(
      /; 3 runs under load read, none judged\.$/,
    )
    expect(slideOf(await deckFor('nothingPasses'), 'scope')!.title.text).toMatch(/; judged in 3 runs\.$/)
  })
})

describe('the next measurements', () => {
  it.each(locales)('are counted by what all are, not by the rows that a slide has room for (%s)', async (locale) => {
    const deck = await deckFor('sample', locale)
    const next = deck.slides.filter(({ id }) => id === 'next')
    const texts = textsOf({ ...deck, slides: next })
    expect(texts.some((text) => /listed here|次の表/.test(text))).toBe(false)
    expect(texts.some((text) => /The first \d+ measurements? takes? about|優先順の先頭 \d+ 件/.test(text))).toBe(true)
  })
})

describe('every slide', () => {
  it('of synthetic results says so, and none of others does', async () => {
    expect((await deckFor('sample')).banner).toMatch(/^Synthetic data/)
    expect((await deckFor('noFindings')).banner).toBeNull()
  })

  it('holds a name of 127 letters by its ends', async () => {
    const deck = await deckFor('longNames')
    expect(textsOf(deck).join('\n')).toMatch(/Very-Long_Name\.of\/S.*….*GPU TP2/)
  })
})

describe('estimates', () => {
  it('are hollow beside what was measured', async () => {
    const charts = partsOf(await deckFor('ugly'), 'chart').flatMap(({ chart }) =>
      chart.kind === 'bars' ? chart.series : [],
    )
    expect(charts.filter(({ hollow }) => hollow).map(({ name }) => name)).toEqual(['assumed, not measured'])
    const shared = partsOf(await deckFor('everyDemand'), 'chart').flatMap(({ chart }) =>
      chart.kind === 'bars' ? chart.series : [],
    )
    expect(shared.some(({ hollow, values }) => hollow && values.some((value) => value !== null))).toBe(true)
  })

  it('are what a mix is said to carry, of one server too', async () => {
    const drawn = partsOf(await deckFor('mixed'), 'chart')
    expect(drawn.map(({ description }) => description)).not.toContain('bars')
    const bars = drawn.flatMap(({ chart }) => (chart.kind === 'bars' ? chart : []))
    expect(bars.at(-1)!.series.map(({ hollow, name }) => [hollow, name])).toEqual([
      [true, 'estimated, not measured'],
      [true, 'assumed, not measured'],
    ])
  })

  it('are users of a mix by GPUs, where these can send as they are said to', () => {
    const report = mixedWith({ intervals: [60] })
    const edition = editionOf(report, en)
    const drafts = growth({ ...edition, document: documentOf(edition, 'body'), traced: (blocks) => blocks })
    const { users, oneMore } = report.decisions[0]!
    const values = [users[0]!.users, oneMore!.users!].map((value) => promised(value, promisedDigits.users))
    expect(drafts[0]!.parts[0]).toMatchObject({ chart: { series: [{ hollow: true, values }] } })
    expect(drafts[0]!.charted).toEqual(['decisions/0/users', 'decisions/0/oneMore'])
  })
})
