import { describe, expect, it } from 'vitest'
import { formatValue, type Kind } from '../../../src/i18n/format.ts'
import * as fc from '../../property.ts'
import { oneMoreGrounds, oneMoreRate, oneMoreText } from '../../../src/document/one-more-text.ts'
import { spelt } from '../../i18n/marked.ts'
import { someDemand } from '../../analysis/some-demand.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { someReport } from '../some-report.ts'
import { sampleNames, sampleReports } from '../../samples.ts'
import { editionOf } from '../../../src/document/edition.ts'

/** The number as a reader sees it. */
const seen = (value: number, kind: Kind): number => Number(formatValue('en', value, kind).replaceAll(',', ''))

/** What a reader works out of the rate is within 1 % of what is said, and users are rounded down from it to two digits. */
const expectRepeatable = (rate: number, interval: number, users: number, servers = 1): void => {
  const own = seen(rate, 'plannedRate') * servers * interval
  const told = seen(users, 'plannedUsers')
  expect(told).toBeLessThanOrEqual(own * 1.0102 + 1e-6)
  expect(told).toBeGreaterThan(own * 0.909 - servers)
}

describe('a reader who has the document alone', () => {
  it.each(sampleNames)('gets its users from its planning rate, of %s', async (name) => {
    const { decisions, plan } = await sampleReports[name]()
    for (const { planningRate, users, count } of decisions)
      for (const row of users.filter(({ basis }) => basis === 'open'))
        expectRepeatable(planningRate!.value, row.interval!, row.users, count! - plan.spare)
  })

  it('gets the users who wait from the time of an answer too', async () => {
    const { decisions, series } = await sampleReports.sample()
    for (const { planningRate, users, series: id } of decisions) {
      const row = series
        .find((one) => one.id === id)!
        .users.find(({ arrivalRate }) => arrivalRate === planningRate!.value)
      const answer = Number.parseFloat(/^[\d.]+(?=\u00a0s$)/.exec(formatValue('en', row!.latency!, 'latency'))![0])
      const waiting = users.filter(({ basis }) => basis === 'closed')
      expect(waiting.length).toBeGreaterThan(0)
      for (const { thinkTime, users: count } of waiting)
        expectRepeatable(planningRate!.value, thinkTime! + answer, count)
    }
  })

  it('sees one rate and by how many servers it is multiplied, not a total of other digits', async () => {
    const { decisions } = await sampleReports.ugly()
    const copies = decisions.filter(({ oneMore }) => oneMore?.kind === 'copy')
    expect(copies.length).toBeGreaterThan(0)
    for (const one of copies) {
      const servers = Math.round(one.oneMore!.planningRate / one.planningRate!.value)
      const rate = formatValue('en', one.planningRate!.value, 'plannedRate')
      expect(oneMoreRate(one, spelt('en'))).toBe(`body.more.servers (rate: ${rate}, servers: ${servers})`)
    }
  })

  it('sees that spares are not among the servers of which there is one more', () => {
    const report = someReport(someSweep('pppf'), { plan: { demand: someDemand({ arrivalRates: [40] }), spare: 1 } })
    const [decision] = report.decisions
    const count = decision!.count!
    expect(oneMoreText(editionOf(report, spelt('en')), decision!)).toContain(
      `decision.more.inUse (from: ${count - 1}, to: ${count})`,
    )
    expect(oneMoreGrounds(editionOf(report, spelt('en')), decision!)).toContain('decision.more.inUse')
  })

  it('does so whatever the rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        fc.integer({ min: 1, max: 3600 }),
        (rate, interval) => expectRepeatable(rate, interval, Math.floor(rate * interval)),
      ),
    )
  })
})
