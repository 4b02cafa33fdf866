import { describe, expect, it } from 'vitest'
import { conclusion } from '../../../src/document/body/conclusion.ts'
import { results } from '../../../src/document/body/results.ts'
import { decisionSentence } from '../../../src/document/decision-text.ts'
import { riskRows } from '../../../src/document/body/risks.ts'
import type { Section } from '../../../src/document/block.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { Decision, Report } from '../../../src/model/report.ts'
import { subjectsOf } from '../../../src/planning/levels.ts'
import { proposalsOf } from '../../../src/planning/proposals.ts'
import { someCost, someDemand } from '../../analysis/some-demand.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { factsOn, someFacts, somePlan } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { sampleReports } from '../../samples.ts'
import { elsewhere, stated } from '../elsewhere.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')

const cardsOf = ({ blocks }: Section) => blocks.flatMap((block) => (block.kind === 'answer' ? [block] : []))
const groundsOf = ({ blocks }: Section) =>
  Object.fromEntries(
    blocks.flatMap((block) => (block.kind === 'definitions' ? block.items : [])).map(({ term, text }) => [term, text]),
  )
const headlineOf = (report: Report): string => sentencesOf(conclusion(editionOf(report, language)))[0]!

const asked = (intervals: readonly number[]) =>
  someReport(someSweep('ppf'), {
    plan: { intervals: [...intervals], chosenBy: { ...somePlan().chosenBy, intervals: 'flag' } },
  })

const withDecisions = (report: Report, change: (decision: Decision) => readonly Decision[]): Report => ({
  ...report,
  decisions: report.decisions.flatMap(change),
})

const decided = asked([30])
const named = (count: number): Report =>
  withDecisions(decided, (one) => Array.from({ length: count }, (_, i) => ({ ...one, id: `decision-${i + 1}` })))

describe('the headline', () => {
  it('names what is recommended for everything that was asked', () => {
    const beside = { ...decided, decisions: decided.decisions.map((one) => ({ ...one, why: 'onlyPasses' as const })) }
    expect(headlineOf(beside)).toMatch(/^body\.headline \(layout: 1× RTX 5090\)/)
  })

  it('recommends nothing where one layout was measured, and tells what it carries', () => {
    for (const report of [decided, named(3)])
      expect(headlineOf(report)).toMatch(/^body\.headline\.only \(layout: 1× RTX 5090\)/)
    expect(headlineOf(modelled('ppf', 2))).toBe('body.headline.alone')
    const partly = withDecisions(modelled('ppf', 3), (one) =>
      one.id === 'decision-1' ? [{ ...one, status: 'nothing' }] : [one],
    )
    expect(headlineOf(partly)).toMatch(/^body\.headline\.alone\.partly \(count: 2, /)
  })

  it('asks what was measured where the results do not name it', () => {
    const { model } = someFacts
    const runs = someSweep('ppf').map((run) => ({ ...run, stated: model ? { model } : {} }))
    const report = someReport(runs)
    expect(headlineOf(report)).toMatch(/^body\.headline\.unnamed/)
    expect(decisionSentence(editionOf(report, language), report.decisions[0]!)).toMatch(/^decision\.sentence\.unnamed/)
  })

  it('says where nothing can be recommended, and what is not settled', () => {
    expect(headlineOf(someReport(someSweep('ff')))).toBe('body.headline.nothing')
    const open = withDecisions(decided, (one) => [{ ...one, status: 'undecided' }])
    expect(headlineOf(open)).toMatch(/^body\.headline\.soFar/)
    const partly = withDecisions(decided, (one) => [one, { ...one, status: 'undecided' }])
    expect(headlineOf(partly)).toMatch(/^body\.headline\.partly .*body\.headline\.undecided\.one \(question: lengths/)
    const more = withDecisions(decided, (one) => [one, { ...one, status: 'nothing' }, { ...one, status: 'nothing' }])
    expect(headlineOf(more)).toMatch(
      /^body\.headline\.alone\.partly .*body\.headline\.nothing\.count \(all: 3, count: 2\)/,
    )
  })

  it('counts layouts that are too many to name', () => {
    const report = someReport([
      ...someSweep('ppf'),
      ...elsewhere(someSweep('ppf'), factsOn(2), 1),
      ...elsewhere(someSweep('ppf'), factsOn(4), 2),
    ])
    const [first] = report.decisions
    const each = report.series.map(({ id }) => ({ ...first!, series: id, status: 'decided' as const }))
    expect(headlineOf({ ...report, decisions: [...each.slice(0, 2), ...each.slice(0, 2)] })).toContain(
      'body.headline.or',
    )
    expect(headlineOf({ ...report, decisions: each })).toContain('body.headline.many (count: 3)')
    const counted = each.slice(0, 2).flatMap((one) => [one, { ...one, count: 3 }])
    expect(headlineOf({ ...report, decisions: counted })).toMatch(/^body\.headline\.counts\.whole .*body\.headline\.or/)
    const open = [...counted, { ...counted[1]!, status: 'undecided' as const }]
    expect(headlineOf({ ...report, decisions: open })).toMatch(/^body\.headline\.counts\.partly .*body\.headline\.or/)
    expect(headlineOf(uglyReports.manyLayouts()).length).toBeLessThan(250)
  })
})

const figures = (intervals: readonly number[]) => cardsOf(conclusion(editionOf(asked(intervals), language)))[0]!.figures

describe('the answers', () => {
  it('are a card each, up to three of them', () => {
    const [card] = cardsOf(conclusion(editionOf(decided, language)))
    expect(card).toMatchObject({ tone: 'pass', mark: 'body.status.only', lines: [] })
    const { planningRate, users } = decided.decisions[0]!
    expect(card!.figures.map(({ value }) => value.ref)).toEqual([
      'decisions/0/users/0/users',
      'decisions/0/planningRate/value',
      'decisions/0/planningRate/value',
      'series/0/grade',
    ])
    expect(card!.figures[0]!.value.text).toContain(String(users[0]!.users))
    const rate = Number(/rate: ([\d.]+)/.exec(card!.figures[1]!.value.text)?.[1])
    expect(rate).toBeLessThanOrEqual(planningRate!.value)
    expect(rate).toBeGreaterThan(0.9 * planningRate!.value)
    expect(cardsOf(conclusion(editionOf(named(3), language)))).toHaveLength(3)
  })

  it('are a table above that, and what it leaves out is counted', () => {
    const section = conclusion(editionOf(named(20), language))
    expect(cardsOf(section)).toEqual([])
    const [table] = tablesOf(section)
    expect(table!.rows.length).toBeLessThan(20)
    expect(table!.notes).toEqual([`body.decisions.more (count: ${20 - table!.rows.length})`])
    expect(recordsOf(table!)[0]).toMatchObject({ 'column.layout': '1× RTX 5090' })
  })

  it('name the dearest that the table leaves out, and the chapters with the others', () => {
    const demand = someDemand({ arrivalRates: Array.from({ length: 12 }, (_, i) => 10 * (i + 1)) })
    const report = someReport(someSweep('ppppf'), { plan: { demand, cost: someCost() } })
    const [note] = tablesOf(conclusion(editionOf(report, createLanguage('en'))))[0]!.notes
    const { count, cost } = report.decisions[11]!
    expect(note).toMatch(/^3 more under “Users and growth” and “Cost and energy”; the dearest of them is 120 req\/s/)
    expect(note).toContain(`${count} servers, ${Math.round(cost!).toLocaleString('en')} JPY per month.`)
  })

  it.each([
    [0, 'body.figure.cost'],
    [1, 'body.figure.cost.spare'],
  ])('tell the cost with the spares that there are: %i', (spare, note) => {
    const plan = { demand: someDemand({ arrivalRates: [1] }), cost: someCost(), spare }
    const [card] = cardsOf(conclusion(editionOf(someReport(someSweep('ppppf'), { plan }), language)))
    expect(card!.figures.find(({ value }) => value.ref === 'decisions/0/cost')?.note).toBe(note)
  })

  it('point to the results where none of those left out can be planned with', () => {
    const report = named(20)
    const decisions = report.decisions.map((one) => ({ ...one, planningRate: null, oneMore: null }))
    const [table] = tablesOf(conclusion(editionOf({ ...report, decisions }, language)))
    expect(table!.notes).toEqual([`body.decisions.more.open (count: ${20 - table!.rows.length})`])
  })

  it('show no number where nothing can be planned with, but why', () => {
    const [card] = cardsOf(conclusion(editionOf(someReport(someSweep('ff')), language)))
    expect(card).toMatchObject({ tone: 'unknown', mark: 'body.status.nothing', figures: [] })
    expect(card!.lines.join(' ')).toContain('answer.leftCensored')
  })

  it('count nobody at an interval that an answer outlasts, but those of the first that can be reached', () => {
    expect(figures([0.01, 30])[0]).toMatchObject({ note: 'body.figure.users.open (seconds: 30)' })
    expect(figures([0.01])[0]).toMatchObject({
      value: { text: '—' },
      note: 'body.figure.users.unreachable (seconds: 0.01)',
    })
  })
})

const modelled = (letters: string, models: number): Report =>
  someReport(
    Array.from({ length: models }, (_, i) =>
      elsewhere(someSweep(letters), { ...someFacts, model: stated(`acme/m${i + 1}`) }, i),
    ).flat(),
  )

it('says of repeats that do not agree what each found, in the results and among the risks', async () => {
  const report = await sampleReports.ugly()
  const text = /^answer\.repeats \(.*failing: 1, .*passing: 1, .*runs: 2, /
  const [card] = results(editionOf(report, language))[0]!.blocks.flatMap((block) =>
    block.kind === 'answer' ? [block] : [],
  )
  expect(card!.lines).toContainEqual(expect.stringMatching(text))
  const row = riskRows(editionOf(report, language)).rows.find(([head]) => head!.text === 'body.risk.repeats')
  expect(row![1]!.text).toMatch(text)
  expect(riskRows(editionOf(decided, language)).rows.some(([head]) => head!.text === 'body.risk.repeats')).toBe(false)
})

describe('questions of which nothing can be said', () => {
  it('are told once where the reason is the same, in the results too', async () => {
    const report = modelled('uu', 3)
    expect(cardsOf(conclusion(editionOf(report, language))).map(({ title }) => title)).toEqual([
      expect.stringMatching(/m1.*m2.*m3/),
    ])
    const found = results(editionOf(await sampleReports.course(), language))[0]!.blocks
    expect(found).toEqual([expect.objectContaining({ text: expect.stringContaining('answer.noData') })])
    expect(cardsOf(conclusion(editionOf(modelled('ff', 3), language))).length).toBe(1)
  })

  it('are told why there are none, and what to do, where no run is a level', () => {
    const report = { ...someReport([]), runs: someReport(someSweep('p')).runs }
    const grounds = groundsOf(conclusion(editionOf(report, language)))
    expect(grounds['body.open']).toBe('unplaced.changing (count: 1)')
  })
})

describe('questions about several models', () => {
  it('are told by the model, as their token lengths are the same', () => {
    const titles = cardsOf(conclusion(editionOf(modelled('ppf', 2), language))).map(({ title }) => title)
    expect(titles[0]).toContain('model: m1')
    expect(titles[1]).toContain('model: m2')
  })

  it('say once why a table has none that is recommended', () => {
    const section = conclusion(editionOf(modelled('ff', 4), language))
    const rows = recordsOf(tablesOf(section)[0]!).map((row) => row['decision.column.question'])
    expect(new Set(rows).size).toBe(4)
    expect(groundsOf(section)['body.open']).toBe('decision.why.fails')
  })
})

describe('what the answer rests on', () => {
  it('is told on the same page: conditions, the weakest assumption, and what to do next', () => {
    const grounds = groundsOf(conclusion(editionOf(decided, language)))
    expect(Object.keys(grounds)).toEqual(['body.conditions', 'body.weakest', 'body.notGiven', 'body.next'])
    expect(grounds['body.next']).toMatch(/decision\.next\.(purpose|rate)/)
  })

  it('names the questions before a sentence that is said of many of them', () => {
    const report = modelled('ff', 6)
    const [first, ...others] = report.decisions
    const decisions: readonly Decision[] = [{ ...first!, why: 'unjudged' }, ...others]
    const open = groundsOf(conclusion(editionOf({ ...report, decisions: [...decisions] }, language)))['body.open']!
    expect(open).toMatch(/body\.condition\.others \(more: 4, question: .*text: decision\.why\.fails/)
  })

  it('counts all measurements that are not named', () => {
    const report = modelled('ppf', 12)
    const all = proposalsOf(subjectsOf(report)).length
    expect(all).toBeGreaterThan(8)
    expect(groundsOf(conclusion(editionOf(report, language)))['body.next']).toContain(
      `body.next.left (count: ${all - 1})`,
    )
  })

  it('says a condition of several questions once, and counts those left out', () => {
    const conditions = [
      { kind: 'oneRun', values: { level: 4, axis: 'concurrency' } },
      { kind: 'gap', values: { level: 8, axis: 'concurrency' } },
      { kind: 'copies', values: { servers: 2 } },
      { kind: 'unproven', values: { rate: 1 } },
    ] as const
    const report = withDecisions(decided, (one) => [
      { ...one, conditions: [...conditions] },
      { ...one, conditions: [{ kind: 'oneRun', values: { level: 8, axis: 'concurrency' } }, conditions[1]] },
      { ...one, conditions: [conditions[1]] },
    ])
    const all = riskRows(editionOf(report, language)).rows.length
    expect(groundsOf(conclusion(editionOf(report, language)))['body.conditions']!.split('\n')).toEqual([
      expect.stringMatching(/^body\.condition\.more \(more: 1.*body\.risk\.oneRun/),
      expect.stringMatching(/^decision\.condition\.gap/),
      expect.stringMatching(/^body\.condition \(.*decision\.condition\.copies/),
      `body.condition.left (all: ${all}, count: ${all - 3})`,
    ])
  })

  it('says a condition of every question without naming them', () => {
    const report = withDecisions(decided, (one) => [
      { ...one, conditions: [{ kind: 'oneRun', values: { level: 4, axis: 'concurrency' } }] },
      { ...one, conditions: [{ kind: 'oneRun', values: { level: 8, axis: 'concurrency' } }] },
    ])
    const [first] = groundsOf(conclusion(editionOf(report, language)))['body.conditions']!.split('\n')
    expect(first).toBe('body.condition.all (risk: body.risk.oneRun)')
  })

  it('names of many questions first what moves users, and last that nothing does', () => {
    const report = withDecisions(decided, (one) => [
      ...Array.from({ length: 7 }, () => ({ ...one, weakest: null })),
      one,
    ])
    expect(report.decisions.at(-1)!.weakest).not.toBeNull()
    const told = groundsOf(conclusion(editionOf(report, language)))['body.weakest']!
    expect(told).toMatch(/decision\.weakest\.effect .*body\.weakest\.left \(count: 1\)/)
    expect(told).not.toContain('decision.weakest.none')
  })

  it('says how far the users move with the weakest assumption', () => {
    const { assumptions, users } = decided.series[0]!.sensitivity!
    const row = assumptions.find(({ parameter }) => parameter === decided.decisions[0]!.weakest)!
    const told = groundsOf(conclusion(editionOf(decided, language)))['body.weakest']!
    expect(row.swing).not.toBe(0)
    for (const count of [users, ...row.ends.map((end) => end.users)])
      expect(told).toContain(
        count === null ? 'decision.weakest.lost' : `users: ${language.value(count, 'plannedUsers')}`,
      )
  })

  it('is said even where nothing passes: what to measure next', () => {
    for (const sweep of ['ff', 'uu'])
      expect(groundsOf(conclusion(editionOf(someReport(someSweep(sweep)), language)))['body.next']).toBeTruthy()
  })
})

it('names the question in every row, and on paper of one that the row above names only the lengths', () => {
  const { blocks } = conclusion(
    editionOf(
      withDecisions(uglyReports.everyDemand(), (one) => [one, one]),
      language,
    ),
  )
  const names = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([first]) => first!) : []))
  const short = names.filter((one) => one.short !== undefined)
  expect(short.length).toBeGreaterThan(0)
  for (const one of short) expect(one.text).toBe(names[names.indexOf(one) - 1]!.text)
})
