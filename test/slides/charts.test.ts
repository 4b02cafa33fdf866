import { describe, expect, it } from 'vitest'
import { standings } from '../../src/model/report.ts'
import { marks } from '../../src/slides/load-chart.ts'
import type { Deck } from '../../src/slides/slide.ts'
import { deckFor, partsOf, reports } from './some-decks.ts'

const linesIn = (deck: Deck) => partsOf(deck, 'chart').flatMap(({ chart }) => (chart.kind === 'lines' ? [chart] : []))

const barsIn = (deck: Deck) => partsOf(deck, 'chart').flatMap(({ chart }) => (chart.kind === 'bars' ? [chart] : []))

describe('lines over the load', () => {
  it('have the values of the report, at its levels, with the limit and the end of the safe zone', async () => {
    const report = await reports['sample']!()
    const [ttft, itl] = linesIn(await deckFor('sample'))
    const [first] = report.series
    expect(ttft!.y.title).toBe('p99 TTFT (s)')
    expect(ttft!.series[0]!.points.map(({ x, y }) => [x, y])).toEqual(
      first!.points.map(({ level, judgements }) => [level, judgements['ttft.p99']!.value]),
    )
    expect(itl!.series[0]!.points.map(({ y }) => y)).toEqual(
      first!.points.map(({ judgements }) => judgements['itl.p99']!.value! * 1000),
    )
    expect(ttft!.series.find(({ name }) => name.startsWith('SLA threshold'))!.points.map(({ y }) => y)).toEqual([
      3, 3, 3,
    ])
    expect(
      ttft!.series.find(({ name }) => name === 'layout planned with: up to 128')!.points.map(({ x }) => x),
    ).toEqual([128, 128])
  })

  it('are of throughput where nothing was measured of any limit', async () => {
    const [chart] = linesIn(await deckFor('nothingJudged'))
    expect(chart!.y.title).toBe('Throughput (req/s)')
    expect(chart!.series.map(({ points }) => points.map(({ standing }) => standing))).toEqual([
      ['unknown', 'unknown', 'unknown'],
    ])
  })

  it('mark each standing with a shape of its own', () => {
    expect(Object.keys(marks).toSorted()).toEqual([...standings].toSorted())
    expect(new Set(Object.values(marks).map(({ symbol }) => symbol)).size).toBe(standings.length)
    expect(new Set(Object.values(marks).map(({ letter }) => letter)).size).toBe(standings.length)
  })
})

describe('bars', () => {
  it('of users over the interval have the users of the decision, and print them as the document does', async () => {
    const report = await reports['sample']!()
    const { users } = report.decisions[0]!
    const [chart] = barsIn(await deckFor('sample'))
    expect(chart!.categories).toEqual(['3 s', '60 s'].map((text) => text.replace(' ', '\u00a0')))
    expect(chart!.series.map(({ values }) => values)).toEqual(
      (['open', 'closed'] as const).map((basis) => users.filter((row) => row.basis === basis).map((row) => row.users)),
    )
    expect(chart!.series[0]!.labels[1]).toBe('1,100')
  })

  it('of GPUs have the users of each layout', async () => {
    const report = await reports['sample']!()
    const chart = barsIn(await deckFor('sample')).at(-1)!
    const open = report.series
      .slice(0, 2)
      .map(
        ({ users }) => users.find((row) => row.model !== 'fixed' && row.basis === 'open' && row.interval === 3)!.users,
      )
    expect(chart.series[0]!.values).toEqual(open)
    expect(chart.series[0]!.name).toBe('derived from a measured layout')
    expect(chart.categories).toEqual(['1 GPU: 1× RTX 5090', '2 GPUs: 2× RTX 5090 TP2'])
  })
})
