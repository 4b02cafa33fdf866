import { describe, expect, it } from 'vitest'
import { conclusion } from '../../../src/document/body/conclusion.ts'
import { usersSentence } from '../../../src/document/answer.ts'
import type { Report } from '../../../src/model/report.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { factsOn, somePlan } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { elsewhere, stated } from '../elsewhere.ts'
import { sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { uglyReports } from '../ugly-reports.ts'

const language = spelt('en')

const hasty = (intervals: readonly number[]) =>
  someReport(someSweep('ppf'), {
    plan: { intervals: [...intervals], chosenBy: { ...somePlan().chosenBy, intervals: 'flag' } },
  })

const cardsOf = (report: Report) =>
  conclusion(report, language).blocks.flatMap((block) => (block.kind === 'answer' ? [block] : []))
const figureOf = (report: Report, label: RegExp) =>
  cardsOf(report)[0]?.figures.find((figure) => label.test(figure.label))
const headlineOf = (report: Report) => sentencesOf(conclusion(report, language))[0]!
const groundsOf = (report: Report, term: string) =>
  conclusion(report, language)
    .blocks.flatMap((block) => (block.kind === 'definitions' ? block.items : []))
    .find((item) => item.term === term)
    ?.text.split('\n') ?? []

/** So many workloads of other lengths, each a question. */
const questions = (letters: readonly string[]): Report =>
  someReport(
    letters.flatMap((sweep, i) =>
      elsewhere(
        someSweep(sweep),
        { ...factsOn(1), inputTokens: stated(256 * (i + 1)), outputTokens: stated(256) },
        i + 1,
        { tokens: { input: 256 * (i + 1), output: 256 } },
      ),
    ),
  )

describe('the headline', () => {
  it('names the layout that is recommended', () => {
    expect(headlineOf(someReport(someSweep('ppf')))).toMatch(/^body\.headline(\.soFar)? \(layout: .*RTX 5090/)
    expect(headlineOf(uglyReports.noFindings())).toMatch(/^body\.headline \(layout: /)
  })

  it('says that nothing can be recommended', () => {
    expect(headlineOf(someReport(someSweep('ff')))).toBe('body.headline.nothing')
    expect(headlineOf(someReport(someSweep('uuu')))).toBe('body.headline.nothing')
  })

  it('counts the questions that are still open', () => {
    const text = headlineOf(questions(['ppf', 'ff']))
    expect(text).toMatch(/^body\.headline\.partly \(/)
    expect(text).toContain('all: 2')
    expect(text).toContain('body.headline.nothing.count (count: 1)')
  })

  it('is one line, however many layouts are recommended', () => {
    const text = headlineOf(questions(Array.from({ length: 9 }, () => 'ppf')))
    expect(text.match(/RTX 5090/g)).toHaveLength(1)
    expect(headlineOf(uglyReports.everyDemand()).length).toBeLessThan(600)
  })
})

describe('the conclusion', () => {
  it('asks with the service level and begins a page', () => {
    const section = conclusion(uglyReports.everyStatus(), language)
    expect(sentencesOf(section)[1]).toMatch(/^body\.question \(sla: .*p99 TTFT/)
    expect(section.page).toBe(true)
    expect(sentencesOf(section).at(-1)).toBe('conclusion.disclaimer')
  })

  it('is a card for each of up to three questions, and one table of more', () => {
    for (const count of [1, 2, 3]) {
      const report = questions(Array.from({ length: count }, () => 'ppf'))
      expect(report.decisions).toHaveLength(count)
      expect([cardsOf(report).length, tablesOf(conclusion(report, language)).length]).toEqual([count, 0])
    }
    const many = questions(Array.from({ length: 4 }, () => 'ppf'))
    expect(cardsOf(many)).toEqual([])
    expect(tablesOf(conclusion(many, language))[0]?.rows).toHaveLength(4)
  })

  it('counts the questions that the table leaves out', () => {
    const many = questions(Array.from({ length: 20 }, () => 'pf'))
    const [table] = tablesOf(conclusion(many, language))
    expect(table!.rows.length).toBeLessThan(20)
    expect(table!.notes.join()).toContain(`(count: ${20 - table!.rows.length})`)
  })

  it('shows no number where nothing can be planned with', () => {
    const [card] = cardsOf(someReport(someSweep('ff')))
    expect(card).toMatchObject({ mark: 'body.status.nothing', tone: 'unknown', figures: [] })
    expect(card!.lines[0]).toMatch(/^decision\.sentence\.nothing/)
  })

  it('counts the users of the planning rate, the first reading that can be reached', () => {
    const report = hasty([0.01, 30])
    const users = report.decisions[0]!.users.find(({ reachable, users: count }) => reachable && count > 0)!
    expect(figureOf(report, /users/)).toMatchObject({
      value: {
        text: expect.stringContaining(`users: ${users.users}`),
        ref: expect.stringMatching(/^decisions\/0\/users/),
      },
      note: expect.stringContaining(`body.figure.users.open (seconds: 30`),
    })
  })

  it('says of an interval that an answer outlasts that it cannot be reached', () => {
    expect(figureOf(hasty([0.01]), /users/)).toMatchObject({
      value: { text: '—' },
      note: expect.stringMatching(/^body\.figure\.users\.unreachable \(seconds: 0\.01/),
    })
    const report = hasty([0.01, 30])
    expect(usersSentence(report.series[0]!, 0.01, language)).toMatch(/^users\.sentence\.unreachable/)
    expect(usersSentence(report.series[0]!, 30, language)).toMatch(/^users\.sentence \(/)
  })

  it('leads the planning rate back to the decision, with where it comes from', () => {
    const report = someReport(someSweep('ppf'))
    const { planningRate } = report.decisions[0]!
    expect(figureOf(report, /rate/)).toMatchObject({
      value: { ref: 'decisions/0/planningRate/value' },
      note: `body.from.${planningRate!.from}`,
    })
  })

  it('does not become a book when there are many layouts', () => {
    const { blocks } = conclusion(uglyReports.manyLayouts(), language)
    expect(blocks.length).toBeLessThan(10)
    for (const report of [uglyReports.manyLayouts(), uglyReports.everyDemand()])
      for (const term of ['body.conditions', 'body.weakest', 'body.next'])
        expect(groundsOf(report, term).length).toBeLessThanOrEqual(4)
  })
})

describe('the conditions', () => {
  const kindsOf = (report: Report) =>
    new Set(report.decisions.flatMap(({ conditions }) => conditions.map(({ kind }) => kind)))

  it('are said once for all questions that share their words', () => {
    const one = groundsOf(questions(['ppf']), 'body.conditions')
    expect(one.every((text) => /^(decision\.condition\.|body\.condition\.left)/.test(text))).toBe(true)
    expect(new Set(one).size).toBe(one.length)
  })

  it('name the question that they are said of, where it is not all', () => {
    const texts = groundsOf(questions(['ppf', 'ff']), 'body.conditions')
    expect(texts[0]).toMatch(/^body\.condition \(question: /)
  })

  it('are counted where more kinds are left out', () => {
    for (const report of [questions(['pp']), questions(['ppf', 'pp', 'ppup']), uglyReports.everyDemand()]) {
      const kinds = kindsOf(report).size
      const texts = groundsOf(report, 'body.conditions')
      const left = Number(/^body\.condition\.left \(count: (\d+)\)/.exec(texts.at(-1) ?? '')?.[1] ?? 0)
      expect(texts.length - (left > 0 ? 1 : 0) + left).toBe(kinds)
    }
  })
})
