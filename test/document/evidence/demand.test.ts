import { describe, expect, it } from 'vitest'
import { assumptionRows } from '../../../src/document/assumption-rows.ts'
import { balancerSentences, sizingSentences } from '../../../src/document/demand-words.ts'
import { demand, optionsOf, optionsTable } from '../../../src/document/evidence/demand.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Report } from '../../../src/model/report.ts'
import { somePlan } from '../../builders.ts'
import type { Section, Table } from '../../../src/document/block.ts'
import { someReport } from '../some-report.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { chosenBy, someDemand, someEmployees } from '../../analysis/some-demand.ts'
import { askedReports } from '../asked-reports.ts'
import { recordsOf, sentencesOf, stepsOf, tablesOf } from '../read-document.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = createLanguage('en')
const { given } = chosenBy

const only = (sections: readonly Section[]): Section => {
  if (!sections[0]) throw new Error('no section')
  return sections[0]
}

const office = (years = 2) =>
  someReport(someSweep('ppppf'), {
    plan: { demand: someDemand({ employees: someEmployees({ growth: given(0.2), years: given(years) }) }), spare: 1 },
  })

const report = office()

describe('demand', () => {
  it('is no section where nobody asked', () => {
    expect(demand(editionOf(someReport(someSweep('pf')), language))).toEqual([])
  })

  it('writes the chain from the head count to requests a second out', () => {
    const [steps] = stepsOf(only(demand(editionOf(report, language))))
    expect(steps?.steps.slice(0, 5).map(({ formula, result }) => `${formula} = ${result.text}`)).toEqual([
      '500 · 0.3 = 150\u00a0users',
      '500 · 0.3 · 20 = 3,000',
      '500 · 0.3 · 20 · 0.2 = 600',
      '500 · 0.3 · 20 · 0.2 / 3600 · 1 = 0.1667 req/s',
      '0.1667 · (1 + 0.2)^2 = 0.24 req/s',
    ])
  })

  it('shows the servers of each layout, tagged as estimates, with and without one to spare', () => {
    const [table] = tablesOf(only(demand(editionOf(report, language))))
    const [option] = report.sizing[0]!.options
    expect(recordsOf(table!)[0]).toMatchObject({
      Servers: String(option!.replicas),
      'Servers (N+1)': String(option!.nPlusOne.replicas),
    })
    const natures = table!.rows[0]!.filter(({ ref }) => ref?.endsWith('eplicas')).map(({ nature }) => nature)
    expect(natures).toEqual(['estimated', 'estimated'])
  })

  it('has a row for today and for each year of growth', () => {
    const tables = tablesOf(only(demand(editionOf(report, language))))
    expect(tables[1]?.rows.map(([year, rate]) => `${year?.text}: ${rate?.text}`)).toEqual([
      'today: 0.167',
      'year 1: 0.2',
      'year 2: 0.24',
    ])
    expect(tablesOf(only(demand(editionOf(office(0), language))))).toHaveLength(1)
  })

  it.each(['everyDemand', 'monthEnd'] as const)('bounds what waiting users ask for from above, of %s', (name) => {
    const asked = askedReports[name]()
    const waiting = asked.demand.filter(({ kind, thinkTime }) => kind === 'closed' && thinkTime !== null)
    expect(waiting.length).toBeGreaterThan(0)
    for (const one of waiting) {
      const sizings = asked.sizing.filter((sizing) => sizing.demand === one.id)
      const { notes } = optionsTable(editionOf(asked, language), one, optionsOf(asked, sizings)) as Table
      const most = Number(/for up to ([\d,.]+)\u00a0?\s?req/.exec(notes.join('\n'))![1]!.replaceAll(',', ''))
      for (const { arrivalRate } of sizings.flatMap(({ options }) => options))
        expect(arrivalRate).toBeLessThanOrEqual(most)
    }
  })

  it('says why a layout is left out, and that nothing can be sized with where nothing can', () => {
    const some = sentencesOf(only(demand(editionOf(askedReports.everyDemand(), language))))
    expect(some.some((text) => text.includes('whether the SLA holds cannot be judged'))).toBe(true)
    const none = only(demand(editionOf(askedReports.nothingToSizeWith(), language)))
    expect(tablesOf(none).filter(({ rows }) => rows.length === 0)).toEqual([])
    expect(sentencesOf(none).some((text) => text.includes('no layout that was measured can be sized'))).toBe(true)
    expect(sentencesOf(none).some((text) => text.includes('no level passes'))).toBe(true)
  })

  it('says that nothing can be sized with for a demand beyond all counting', () => {
    const huge = someReport(someSweep('ppppf'), { plan: { demand: someDemand({ arrivalRates: [999_999] }) } })
    expect(sizingSentences(editionOf(huge, language))[0]).toMatch(
      /can be sized with, as even 100,000 servers are too few, and more are not counted\.$/,
    )
  })

  it('says that costs are not counted where no prices were given', () => {
    expect(sentencesOf(only(demand(editionOf(report, language)))).at(-1)).toMatch(/^No prices are given/)
  })
})

describe('sizingSentences', () => {
  it('names demand, layout, servers, the spare one and the cost', () => {
    const [sentence] = sizingSentences(editionOf(report, language))
    expect(sentence).toMatch(
      /^500 registered users, 720 in year 2 \(0.24 req\/s at the peak\), .*: 1 server of 1× RTX 5090 \(1 GPU\)/,
    )
    expect(sentence).toContain('(N+1): 2 servers (2 GPUs)')
    expect(sizingSentences(editionOf(askedReports.everyDemand(), language))[0]).toMatch(/Monthly cost: [\d,]+ JPY\.$/)
  })
})

it('says with a unit what the demand was worked out from', () => {
  const values = assumptionRows(editionOf(askedReports.everyDemand(), language)).map((row) => row[1]!.text)
  for (const text of [/^\d+\susers?$/, /^\d+ requests?$/, /^2 years$/, /^1 server$/])
    expect(values).toContainEqual(expect.stringMatching(text))
})

/** What the assumptions say of the balancer: name, value with its nature, chooser. */
const balancerRows = (one: Report) =>
  assumptionRows(editionOf(one, language))
    .map((row) => row.map(({ text, nature }) => [text, nature].filter(Boolean).join(' ')))
    .filter(([name]) => name === 'Load balancing')

const notesOf = (told: Report): string => {
  const table = optionsTable(editionOf(told, language), told.demand[0]!, optionsOf(told, told.sizing))
  return table.kind === 'table' ? table.notes.join(' ') : ''
}

describe('a balancer', () => {
  const pooled = { balancer: 'pooled', chosenBy: { ...somePlan().chosenBy, balancer: 'plan' } } as const
  const asked = (rate: number, plan: Partial<Plan> = pooled) =>
    someReport(someSweep('ppppppf'), { plan: { ...plan, demand: someDemand({ arrivalRates: [rate] }) } })

  it.each([
    [9.4, pooled, /: 2 servers of 1× RTX 5090 .* 1 server fewer than with requests sent at random \(3\)\./],
    [21.9, pooled, /: 4 servers .* 1 server fewer than with requests sent at random \(5\)\./],
    [5, pooled, /: 2 servers .* the load balancer saves none\./],
    [9.4, { ...pooled, arrivals: { burstiness: 0.5, dayToDay: null } }, /No saving by load balancing .* not Poisson\./],
  ])('says for %d requests/s how many servers it saves, or why none', (rate, plan, text) => {
    expect(sizingSentences(editionOf(asked(rate, plan), language))[0]).toMatch(text)
  })

  it('says nothing of a pool where requests are sent at random', () => {
    expect(sizingSentences(editionOf(asked(9.4, {}), language))[0]).toMatch(
      /: 3 servers .*estimated from one measured server\)\.$/,
    )
  })

  it.each([
    ['ppppppf', true],
    ['ppppppppppf', false],
  ])('gives a pool more than its servers at random only where it carries more: %s', (letters, more) => {
    const demanded = { ...pooled, demand: someDemand({ arrivalRates: [400] }) }
    expect(notesOf(someReport(someSweep(letters), { plan: demanded })).includes('as one pool carry more')).toBe(more)
  })

  it('is among the assumptions where servers are counted, or where somebody named it', () => {
    expect(balancerRows(asked(1))).toEqual([
      ['Load balancing', 'to the server with the fewest requests in flight given', 'given'],
    ])
    expect(balancerRows(asked(1, {}))).toEqual([['Load balancing', 'to any server, at random assumed', 'default']])
    expect(balancerRows(someReport(someSweep('ppf'), { plan: pooled }))).toHaveLength(1)
    expect(balancerRows(someReport(someSweep('ppf')))).toEqual([])
  })

  it('is told with the servers in the terminal', () => {
    expect(balancerSentences(editionOf(asked(1, {}), language))).toEqual([
      'Requests are taken to be sent to any server, at random (default).',
    ])
    expect(balancerSentences(editionOf(someReport(someSweep('ppf')), language))).toEqual([])
  })
})
