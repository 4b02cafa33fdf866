import { describe, expect, it } from 'vitest'
import { coloursOf } from '../../../src/brand/colours.ts'
import { readingText } from '../../../src/document/evidence/users.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import { valueAt } from '../../../src/model/place.ts'
import { promised, promisedUsers, shownUsers } from '../../../src/model/served.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Report } from '../../../src/model/report.ts'
import { bookOf, workbookOf } from '../../../src/outputs/xlsx/workbook.ts'
import { answer } from '../../../src/pipeline.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../../analysis/some-demand.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { factsOn, somePlan } from '../../builders.ts'
import { elsewhere } from '../../document/elsewhere.ts'
import { someReport } from '../../document/some-report.ts'
import { hostileTexts, named, unusualTexts } from '../../document/ugly-names.ts'
import { uglyReports, type UglyName } from '../../document/ugly-reports.ts'
import { sampleReports } from '../../samples.ts'
import { cellAt, changed, numberIn } from './cells.ts'
import { type Change, recalculated, type Recalculated } from './recalculated.ts'
import { editionOf } from '../../../src/document/edition.ts'

const cwd = new URL('../../../', import.meta.url).pathname
const en = createLanguage('en')

/** The sample, asked something else. */
const asked = (plan: string | null, flags = {}): Promise<Report> =>
  answer({
    paths: ['fixtures/sample'],
    cwd,
    planPath: plan === null ? undefined : `${cwd}fixtures/${plan}`,
    flags,
    stamp: { version: '0.0.0', now: '2026-09-30T00:00:00.000Z' },
  })

/** Every formula with what it gives here and what stands beside it in the file. */
const formulasOf = ({ workbook, at }: Recalculated) =>
  workbook.sheets.flatMap(({ name, cells }) =>
    [...cells!].flatMap(([key, { formula, formulaResult, value }]) => {
      const [row = 0, column = 0] = key.split(',').map(Number)
      return formula === undefined ? [] : [{ formula, given: at(name, row, column), kept: formulaResult ?? value }]
    }),
  )

const expectSame = (given: unknown, kept: unknown, formula: string): void => {
  if (typeof kept === 'number') expect(given, formula).toBeCloseTo(kept, 9 - Math.ceil(Math.log10(Math.abs(kept) + 1)))
  else expect(given || null, formula).toBe(kept || null)
}

describe('a workbook', () => {
  it.each([
    ['the sample', sampleReports.sample, 80],
    ['an office', () => asked('plans/office.yaml'), 300],
    ['ugly files', sampleReports.ugly, 15],
  ])('gives the numbers of the report when its formulas are worked out: %s', async (_, make, least) => {
    const report = await make()
    const result = await recalculated(await workbookOf(editionOf(report, en)))
    const formulas = formulasOf(result)
    for (const { formula, given, kept } of formulas) expectSame(given, kept, formula)
    expect(formulas.length).toBeGreaterThan(least)
    for (const [i, decision] of report.decisions.entries()) {
      const users = decision.users.map((__, row) => numberIn(report, result, `decisions/${i}/users/${row}/users`))
      expect(users).toEqual(decision.users.map((one) => one.users))
      expect(numberIn(report, result, `decisions/${i}/gpus`)).toBe(decision.gpus)
      if (decision.cost !== null) expect(numberIn(report, result, `decisions/${i}/cost`)).toBeCloseTo(decision.cost, 6)
    }
  })

  it.each(Object.keys(uglyReports) as UglyName[])('does so for %s', async (name) => {
    const result = await recalculated(await workbookOf(editionOf(uglyReports[name](), en)))
    for (const { formula, given, kept } of formulasOf(result)) expectSame(given, kept, formula)
  })
})

const layouts = [...elsewhere(someSweep('pppf'), factsOn(1), 1), ...elsewhere(someSweep('pppp'), factsOn(2), 2)]
const { given } = chosenBy
const byHand = { ...somePlan().chosenBy, intervals: 'plan', utilizations: 'plan' } as const

const demand = someDemand({
  users: [900],
  arrivalRates: [5],
  tokenRates: [{ of: 'outputTokens', perSecond: 3000 }],
  peakDay: { name: null, factor: 1.5 },
  employees: someEmployees({ growth: given(0.2), years: given(2) }),
})
const plan: Partial<Plan> = {
  intervals: [3],
  thinkTimes: [30],
  utilizations: [0.5],
  chosenBy: byHand,
  demand,
  cost: someCost(),
  spare: 0,
}

const reportOn = (choices: Partial<Plan>): Report => someReport(layouts, { plan: { ...plan, ...choices } })

const employees = someEmployees({ growth: given(0.2), years: given(2) })

/** What somebody puts into a cell of the question, and the plan that says the same. */
const cellChanges: readonly (readonly [string, Partial<Plan>, number])[] = [
  ['plan/intervals/0', { intervals: [7] }, 7],
  ['plan/thinkTimes/0', { thinkTimes: [90] }, 90],
  ['plan/utilizations/0', { utilizations: [0.3] }, 0.3],
  ['plan/utilizations/0', { utilizations: [0.99] }, 0.99],
  ['plan/demand/users/0', { demand: { ...demand, users: [2500] } }, 2500],
  ['plan/demand/arrivalRates/0', { demand: { ...demand, arrivalRates: [40] } }, 40],
  ['plan/demand/employees/growth/value', { demand: { ...demand, employees: { ...employees, growth: given(3) } } }, 3],
  ['plan/demand/employees/years/value', { demand: { ...demand, employees: { ...employees, years: given(5) } } }, 5],
  [
    'plan/demand/employees/registered/value',
    { demand: { ...demand, employees: { ...employees, registered: given(9e4) } } },
    9e4,
  ],
  ['plan/demand/peakDay/factor', { demand: { ...demand, peakDay: { name: null, factor: 4 } } }, 4],
  [
    'plan/demand/tokenRates/0/perSecond',
    { demand: { ...demand, tokenRates: [{ of: 'outputTokens', perSecond: 9e4 }] } },
    9e4,
  ],
  ['plan/spare', { spare: 1 }, 1],
  ['plan/cost/electricityPrice', { cost: someCost({ electricityPrice: 60 }) }, 60],
  ['plan/cost/lifeYears/value', { cost: someCost({ lifeYears: given(3) }) }, 3],
  ['plan/cost/hoursPerMonth/value', { cost: someCost({ hoursPerMonth: given(200) }) }, 200],
  [
    'plan/cost/layouts/0/purchase',
    { cost: someCost({ layouts: [somePrice({ purchase: 9e6 }), someCost().layouts[1]!] }) },
    9e6,
  ],
]

/** The layouts of every demand, and where they stand. */
const placesOf = ({ sizing }: Report) =>
  sizing.flatMap(({ options }, i) =>
    options.map((one, j) => ({ series: one.series, demand: i, at: `sizing/${i}/options/${j}` })),
  )

describe('a changed cell of the question', () => {
  const report = reportOn({})
  const bytes = workbookOf(editionOf(report, en))
  it.each(cellChanges)('%s changes what the same plan changes', async (place, choices, value) => {
    const told = reportOn(choices)
    const result = await recalculated(await bytes, [changed(report, place, value)])
    const there = placesOf(told)
    const isNewRate = place.startsWith('plan/utilizations/')
    for (const { series, demand: index, at } of placesOf(report)) {
      const same = there.find((one) => one.series === series && one.demand === index)!
      const option = valueAt(told, same.at) as Report['sizing'][number]['options'][number]
      const servers = option.replicas + told.plan.spare
      const [count, cost] = ['count', 'cost/monthly'].map((name) => numberIn(report, result, `${at}/${name}`))
      if (isNewRate && count === '#N/A' && told.demand[index]!.kind === 'closed') {
        expect(cost).toBe('#N/A')
        continue
      }
      expect(count, `${at}/count`).toBe(servers)
      expect(Number(cost) / option.cost!.monthly!, at).toBeCloseTo(1, 4)
      const { headroom, users: all } = told.series.find(({ id }) => id === series)!
      const users = all.filter(({ model }) => model !== 'fixed')
      const { users: registered, years } = told.demand[index]!
      const decision = report.decisions.findIndex(
        (one) => one.series === series && one.demand === report.demand[index]!.id,
      )
      const own = report.decisions[decision]?.users ?? []
      const before = own.filter(({ basis }) => basis === 'registered').length
      for (const [row, one] of own.entries()) {
        const shown = numberIn(report, result, `decisions/${decision}/users/${row}/users`)
        if (one.basis === 'registered') {
          const times = (option.replicas * headroom!.arrivalRate) / years[0]!.arrivalRate!
          expect(shown, at).toBe(Math.floor(times * registered! * (1 + 1e-12)))
          continue
        }
        const other = users[row - before]!
        expect([one.basis, one.thinkTime === null], at).toEqual([other.basis, other.thinkTime === null])
        if (isNewRate && shown === '#N/A' && one.basis === 'closed') continue
        const cycle =
          other.thinkTime === null
            ? other.interval!
            : Math.min(other.latency!, other.levelTime ?? Infinity) + other.thinkTime
        expect(shown).toBe(Math.floor(option.replicas * headroom!.arrivalRate * cycle * (1 + 1e-12)))
      }
    }
  })

  it('changes the users of the sample as the flag does, and none whose answers have to be simulated anew', async () => {
    const [before, after] = await Promise.all(
      ['3s', '5s'].map((interval) => asked(null, { interval, headroom: '70-80%' })),
    )
    const result = await recalculated(await workbookOf(editionOf(before!, en)), [
      changed(before!, 'plan/intervals/0', 5),
    ])
    const users = before!.decisions.map((one, i) =>
      one.users.map((_, row) => numberIn(before!, result, `decisions/${i}/users/${row}/users`)),
    )
    for (const [i, { users: rows }] of after!.decisions.entries())
      for (const [j, { basis, users: count }] of rows.entries()) {
        expect(users[i]![j]).toBe(basis === 'open' ? count : '#N/A')
      }
    expect(users).not.toEqual(before!.decisions.map((one) => one.users.map((row) => row.users)))
  })

  it.each([
    ['no day like another', 0.2],
    ['every day alike', null],
  ])('caps what loads at random show by the share that somebody puts there, %s', async (_, dayToDay) => {
    const at = (utilizations: number[]) =>
      someReport([someArrivals('p', 4, 4), someArrivals('p', 8, 8), someArrivals('f', 16, 12)], {
        plan: { intervals: [30], utilizations, chosenBy: byHand, arrivals: { burstiness: null, dayToDay } },
      })
    for (const [from, to] of [
      [0.3, 0.5],
      [0.3, 0.95],
      [0.95, 0.3],
    ] as const) {
      const before = at([from])
      const result = await recalculated(await workbookOf(editionOf(before, en)), [
        changed(before, 'plan/utilizations/0', to),
      ])
      const rate = Number(numberIn(before, result, 'series/0/headroom/arrivalRate'))
      expect(rate).toBeCloseTo(at([to]).series[0]!.headroom!.arrivalRate, 9)
    }
  })

  it('leaves out what was simulated at another planning rate', async () => {
    const one = await asked(null, { headroom: '70-80%' })
    const toldAt = async (share: number) => {
      const cells = [changed(one, 'plan/utilizations/0', share)]
      const result = await recalculated(await workbookOf(editionOf(one, en)), cells)
      return one.decisions.flatMap(({ series: id }) => {
        const index = one.series.findIndex((series) => series.id === id)
        const rows = one.series[index]!.users.filter(({ model, levelTime }) => model !== 'fixed' && levelTime !== null)
        const places = rows.map((row) => `series/${index}/users/${one.series[index]!.users.indexOf(row)}/latency`)
        return places.map((place) => numberIn(one, result, place))
      })
    }
    const [same, lower] = [await toldAt(0.7), await toldAt(0.5)]
    expect(same.length).toBeGreaterThan(2)
    expect(same).toEqual(same.map(() => expect.any(Number)))
    expect(lower).toEqual(same.map(() => '#N/A'))
  })

  it('is said in the names of the users that follow it', async () => {
    const { sheet, row } = cellAt(report, 'decisions/0/users/0/users')
    const said = (await recalculated(await bytes, [changed(report, 'plan/intervals/0', 7)])).at(sheet, row, 0)
    expect(said).toBe(readingText({ ...report.decisions[0]!.users[0]!, interval: 7 }, en))
  })

  it('multiplies the users by the servers that somebody puts there', async () => {
    const one = someReport(layouts, { plan: { intervals: [3] } })
    const [decision] = one.decisions
    const result = await recalculated(await workbookOf(editionOf(one, en)), [changed(one, 'decisions/0/servers', 4)])
    const sent = 4 * decision!.planningRate!.value * 3
    expect(numberIn(one, result, 'decisions/0/users/0/users')).toBe(Math.floor(sent))
    expect(numberIn(one, result, 'decisions/0/gpus')).toBe(decision!.gpus! * 4)
  })

  it('leaves out what was counted of servers as one pool, which cells cannot', async () => {
    const one = reportOn({ balancer: 'pooled' })
    const at = placesOf(one).find(({ at: option }) => typeof valueAt(one, `${option}/pool/rate`) === 'number')!.at
    const file = await workbookOf(editionOf(one, en))
    const told = async (cells: readonly Change[]) => {
      const result = await recalculated(file, cells)
      return ['count', 'pool/rate'].map((name) => numberIn(one, result, `${at}/${name}`))
    }
    const { replicas, pool } = valueAt(one, at) as Report['sizing'][number]['options'][number]
    expect(replicas).toBeGreaterThan(1)
    expect(await told([])).toEqual([replicas, pool!.rate])
    for (const { place, value } of [
      { place: 'plan/demand/arrivalRates/0', value: 40 },
      { place: 'plan/utilizations/0', value: 0.3 },
    ])
      expect(await told([changed(one, place, value)]), place).toEqual([expect.stringMatching(/^#/), '#N/A'])
  })

  it('says of users that they ask before they have an answer, as soon as it is so', async () => {
    const slow = reportOn({ intervals: [600], thinkTimes: [] })
    const file = await workbookOf(editionOf(slow, en))
    const row = slow.decisions[0]!.users.findIndex(({ basis }) => basis === 'open')
    const { sheet, row: at } = cellAt(slow, `decisions/0/users/${row}/users`)
    const toldIn = async (made: readonly Change[]) => {
      const result = await recalculated(file, made)
      const { name, rows } = result.workbook.sheets[0]!
      const column = rows[2]!.indexOf(en.say('decision.column.users'))
      return [result.at(sheet, at, 7), result.at(name, 3, column)]
    }
    expect(await toldIn([])).toEqual(['', promisedUsers(slow, slow.decisions[0]!, slow.decisions[0]!.users[row]!)])
    const fast = [changed(slow, 'plan/intervals/0', 0.001)]
    expect(await toldIn(fast)).toEqual([en.say('body.users.unreachable'), '#N/A'])
  })
})

describe('the sheets', () => {
  it.each(locales)('have legal names, heads in sight, and say that the data is synthetic: %s', async (locale) => {
    const report = await sampleReports.sample()
    const { workbook } = await recalculated(await workbookOf(editionOf(report, createLanguage(locale))))
    expect(workbook.sheets).toHaveLength(6)
    for (const { name, rows, freezePane, columns } of workbook.sheets) {
      expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
      expect(String(rows[1]?.[0])).toMatch(/konkyo-simulator/)
      const heads = rows[freezePane!.rows! - 1]!
      expect(heads.length).toBeGreaterThan(2)
      expect(heads.every((head) => typeof head === 'string' && head !== '')).toBe(true)
      for (const { width = 0 } of columns ?? []) expect(width).toBeGreaterThan(8)
    }
  })

  it('state in the conclusion, which is the first, what the report promises and nothing finer', async () => {
    const report = await asked('plans/office.yaml')
    const { workbook } = await recalculated(await workbookOf(editionOf(report, en)))
    const [{ name, rows }] = workbook.sheets as [(typeof workbook.sheets)[number]]
    expect(name).toBe('Conclusion')
    const told = rows.flat().filter((value) => typeof value === 'number')
    for (const decision of report.decisions) {
      const users = shownUsers(report, decision)
      if (users) expect(told).toContain(promisedUsers(report, decision, users))
      for (const { planningRate } of decision.options) expect(told).toContain(promised(planningRate!, 3))
      for (const rate of decision.options.map(({ planningRate }) => planningRate!))
        if (promised(rate, 3) !== rate) expect(told).not.toContain(rate)
    }
  })

  it('have each run as it was measured, with its file', async () => {
    const report = await sampleReports.sample()
    const { workbook } = await recalculated(await workbookOf(editionOf(report, en)))
    const runs = workbook.sheets.find(({ name }) => name === 'Measurements')!
    const texts = runs.rows.flat().filter((value) => value !== null)
    expect(runs.rows).toHaveLength(report.runs.length + 4)
    for (const run of report.runs) expect(texts).toContain(run.throughput.requests)
    const used = report.sources.filter((source) => source.runs.length > 0)
    for (const { path, sha256 } of used) expect(texts).toEqual(expect.arrayContaining([path, sha256]))
  })

  it('make no formula and no error of a text, whatever a file or a plan says', async () => {
    const formulas = ['=cmd()', '+1+1', '-1', '@SUM(A1)', '#N/A', '#REF!', '_x0041_', '\uFFFE']
    for (const texts of [formulas, hostileTexts, unusualTexts]) {
      const report = named(texts)
      const { workbook } = await recalculated(await workbookOf(editionOf(report, en)))
      const runs = workbook.sheets.find(({ name }) => name === 'Measurements')!
      const models = [...runs.cells!.values()].filter(({ value }) => typeof value === 'string')
      for (const text of texts.filter((one) => /^[\x20-\x7e]+$/.test(one)))
        expect(
          models.some(({ value, formula, type }) => value === text && !formula && type !== 'error'),
          text,
        ).toBe(true)
      const own = workbook.sheets.flatMap(({ cells }) => [...cells!.values()].flatMap(({ formula }) => formula ?? []))
      expect(own.filter((formula) => /cmd|script|http/.test(formula))).toEqual([])
    }
  })

  it('have the colours and the font of a brand, and who made them for whom', async () => {
    const report = uglyReports.noFindings()
    const document = { ...report.plan.document, company: 'A & B Ltd.' }
    const told = { ...report, plan: { ...report.plan, document, customer: 'C' } }
    const font = { bytes: Buffer.alloc(0), hasWeights: false, family: 'Own Sans', isJapanese: false }
    const look = { colours: coloursOf('#5b1130', null), font: { regular: font, bold: null } }
    const { workbook } = await recalculated(await workbookOf(editionOf(told, en), look))
    const headOf = ({ rows, cells, freezePane }: (typeof workbook.sheets)[number]) => {
      const row = freezePane!.rows! - 1
      return rows[row]!.map((_, column) => cells!.get(`${row},${column}`)?.style)
    }
    for (const sheet of workbook.sheets)
      expect(headOf(sheet)).toEqual(
        headOf(sheet).map(() =>
          expect.objectContaining({
            fill: expect.objectContaining({
              fgColor: expect.objectContaining({ rgb: expect.stringMatching(/5b1130$/i) }),
            }),
            font: expect.objectContaining({ name: 'Own Sans' }),
          }),
        ),
      )
    expect(workbook.sheets[0]!.rows.flat()).toContain('A & B Ltd.  |  For C')
    expect(new Set(workbook.sheets.map(({ headerFooter }) => headerFooter?.oddHeader))).toEqual(
      new Set(['&RA && B Ltd.  |  For C']),
    )
    expect(bookOf(editionOf(told, createLanguage('ja'))).parties).toContain('C')
  })

  it('keep their Japanese font where that of the brand draws no Japanese', async () => {
    const font = { bytes: Buffer.alloc(0), hasWeights: false, family: 'Own Sans', isJapanese: false }
    const look = { colours: coloursOf(null, null), font: { regular: font, bold: null } }
    const { workbook } = await recalculated(
      await workbookOf(editionOf(uglyReports.noFindings(), createLanguage('ja')), look),
    )
    const names = workbook.sheets.flatMap(({ cells }) => [...cells!.values()].map(({ style }) => style?.font?.name))
    expect(names).toContain('Yu Gothic')
    expect(names).not.toContain('Own Sans')
  })

  it('are the same bytes for the same report', async () => {
    const report = uglyReports.everyDemand()
    expect(await workbookOf(editionOf(report, en))).toEqual(await workbookOf(editionOf(report, en)))
  })
})
