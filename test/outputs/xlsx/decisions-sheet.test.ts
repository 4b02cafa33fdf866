import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../../src/i18n/language.ts'
import { byId } from '../../../src/model/by-id.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Report } from '../../../src/model/report.ts'
import { mostServers } from '../../../src/maths/sizing.ts'
import { promisedUsers, shownUsers } from '../../../src/model/served.ts'
import { bookOf, workbookOf } from '../../../src/outputs/xlsx/workbook.ts'
import { answer } from '../../../src/pipeline.ts'
import { withTemporaryFolder } from '../../../src/render/temporary-folder.ts'
import { someCost, someDemand, somePrice } from '../../analysis/some-demand.ts'
import { somePlan } from '../../builders.ts'
import { chatAndDocuments, mixedReports, mixedWith } from '../../document/mixed-reports.ts'
import { changed, conclusionIn } from './cells.ts'
import { type Change, recalculated } from './recalculated.ts'
import { editionOf } from '../../../src/document/edition.ts'

const en = createLanguage('en')
const cwd = new URL('../../../', import.meta.url).pathname

/** One GPU of the sample, whose answers are simulated, and what a plan asks of it. */
const simulated = (plan: string): Promise<Report> =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    const planPath = join(folder, 'konkyo.yaml')
    await writeFile(planPath, plan)
    const stamp = { version: '0.0.0', now: '2026-09-30T00:00:00.000Z' }
    return answer({ paths: ['fixtures/sample/1xRTX5090'], cwd, planPath, flags: {}, stamp })
  })

describe('users who wait', () => {
  it('have no servers for another think time, and no fewer users are stated than are asked about then', async () => {
    const [report, more] = await Promise.all(
      [301, 302].map((users) => simulated(`demand: { thinkTime: 60s, users: ${users} }`)),
    )
    const bytes = await workbookOf(editionOf(report!, en))
    const told = async (changes: readonly Change[]) => conclusionIn(report!, await recalculated(bytes, changes))
    const [same, longer, asked] = await Promise.all(
      [[], [changed(report!, 'plan/thinkTimes/0', 90)], [changed(report!, 'plan/demand/users/0', 302)]].map(told),
    )
    const waiting = report!.decisions.flatMap(({ demand, status }, i) =>
      status !== 'nothing' && report!.demand.find(({ id }) => id === demand)!.kind === 'closed' ? [i] : [],
    )
    expect(waiting.length).toBeGreaterThan(0)
    for (const i of waiting) {
      const [decision, then] = [report!.decisions[i]!, more!.decisions[i]!]
      expect([same![i]![0]!.count, asked![i]![0]!.count]).toEqual([decision.count, then.count])
      expect(longer![i]![0]).toMatchObject({ count: '#N/A', gpus: '#N/A', users: '#N/A' })
      expect(asked![i]![0]!.users).toBe(promisedUsers(more!, then, shownUsers(more!, then)!))
    }
  })
})

describe('the layouts of a mix', () => {
  const [chat] = chatAndDocuments.classes
  const demand = someDemand({ arrivalRates: [9], users: [200], peakDay: { name: null, factor: 1.5 } })
  const chosenBy = { ...somePlan().chosenBy, intervals: 'plan' } as const
  const plan = {
    mixes: [{ ...chatAndDocuments, classes: [chat!, chat!] }],
    intervals: [60],
    chosenBy,
    demand,
    spare: 1,
    cost: someCost(),
  }
  const report = mixedWith(plan)
  const bytes = workbookOf(editionOf(report, en))

  it('use the share of the joint limit, not that of one of their workloads', () => {
    const office = mixedReports.mixedAsked()
    const values = bookOf(editionOf(office, en)).sheets[1]!.rows.map((row) => row[2]?.value)
    const { series } = office.decisions[0]!
    const { headroom } = office.mixes[0]!.layouts.find((layout) => layout.series === series)!
    expect(values[values.indexOf(headroom!.arrivalRate) + 1]).toBe(headroom!.utilization)
    expect(byId(office.series, series)!.headroom!.utilization).not.toBe(headroom!.utilization)
  })

  it.each<readonly [string, Partial<Plan>, number]>([
    ['plan/demand/arrivalRates/0', { demand: { ...demand, arrivalRates: [40] } }, 40],
    ['plan/demand/users/0', { demand: { ...demand, users: [2500] } }, 2500],
    ['plan/demand/peakDay/factor', { demand: { ...demand, peakDay: { name: null, factor: 4 } } }, 4],
    ['plan/spare', { spare: 0 }, 0],
    [
      'plan/cost/layouts/0/purchase',
      { cost: someCost({ layouts: [somePrice({ purchase: 9e6 }), someCost().layouts[1]!] }) },
      9e6,
    ],
  ])('follow %s as the same plan counts them, the answer and the others', async (place, choices, value) => {
    const told = mixedWith({ ...plan, ...choices })
    const rows = conclusionIn(report, await recalculated(await bytes, [changed(report, place, value)]))
    const ofMix = report.decisions.flatMap(({ mix, demand: asked }, i) => (mix !== null && asked !== null ? [i] : []))
    expect(ofMix.length).toBeGreaterThan(1)
    for (const i of ofMix) {
      const { options, demand: asked } = told.decisions[i]!
      expect(rows[i]!.length).toBeGreaterThan(1)
      for (const { series, count, gpus, cost } of rows[i]!) {
        const same = options.find((one) => one.series === series)!
        expect([count, gpus], `${asked} ${series}`).toEqual([same.count, same.gpus])
        const layout = told.mixes[0]!.layouts.find((one) => one.series === series)!
        const { monthly = null } = layout.sized.find((one) => one.demand === asked)!.cost ?? {}
        if (monthly === null) expect(cost).toBe('—')
        else expect(Number(cost) / monthly).toBeCloseTo(1, 9)
      }
    }
  })

  it.each<readonly [string, Partial<Plan>, number, 'tooSlow' | 'tooMany']>([
    ['plan/intervals/0', { intervals: [0.1] }, 0.1, 'tooSlow'],
    ['plan/demand/arrivalRates/0', { demand: { ...demand, arrivalRates: [1e7] } }, 1e7, 'tooMany'],
  ])(
    'are not recommended where the same plan counts none, as of one length: %s',
    async (place, choices, value, why) => {
      const told = mixedWith({ ...plan, ...choices })
      const rows = conclusionIn(report, await recalculated(await bytes, [changed(report, place, value)]))
      const lost = told.decisions.flatMap((one, i) => (one.why === why && rows[i]!.length > 0 ? [i] : []))
      expect(new Set(lost.map((i) => told.decisions[i]!.mix === null)).size).toBe(2)
      for (const i of lost) {
        for (const { count, gpus, cost } of rows[i]!) {
          expect([count, gpus]).toEqual(['#N/A', '#N/A'])
          expect(['#N/A', '—']).toContain(cost)
        }
        expect(rows[i]![0]).toMatchObject({
          users: '#N/A',
          status: en.say(`decision.why.${why}`, { most: mostServers }),
        })
      }
      const kept = told.decisions.flatMap(({ status }, i) => (status === 'decided' ? [i] : []))
      for (const i of kept) expect(rows[i]![0]!.status, `${i}`).toMatch(/^(?:Recommended|Only layout)$/)
    },
  )
})
