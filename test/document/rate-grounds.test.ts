import { formatValue } from '../../src/i18n/format.ts'
import { describe, expect, it } from 'vitest'
import { lawOf, rateGrounds } from '../../src/document/rate-grounds.ts'
import { termItem } from '../../src/document/meanings.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someArrivals, someSweep } from '../analysis/some-sweep.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { somePlan } from '../builders.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

const language = spelt('en')
const byLaw = someReport(someSweep('ppf'))
const large = someReport(someSweep('pppppppf'))
const shared = someReport(someSweep('ppf'), {
  plan: { utilizations: [0.01], chosenBy: { ...somePlan().chosenBy, utilizations: 'plan' } },
})
const groundsOf = ({ series: [one] }: typeof byLaw) => one!.headroom!

/** What a rate rests on that loads at random decide. */
const atRandom = (runs: readonly SettledRun[], plan: Partial<Plan> = {}): string => {
  const report = someReport(runs, { plan })
  const [one] = report.series
  expect(one!.headroom!.from).toBe('measured')
  return rateGrounds(editionOf(report, language), one!, one!.headroom!)
}

describe('what a planning rate rests on', () => {
  it('is the rate of the accepted overflow probability and the share of it, which give it', () => {
    const text = rateGrounds(editionOf(large, language), large.series[0]!, groundsOf(large))
    expect(text).toContain('(grounds: body.from.law.of ')
    const [share, rate] = ['kept', 'full'].map((name) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(text)?.[1]))
    expect(((share! / 100) * rate!) / groundsOf(large).arrivalRate).toBeCloseTo(1, 2)
  })

  it('is of a low limit the rate at which a new request finds it in flight with that probability', () => {
    expect(rateGrounds(editionOf(byLaw, language), byLaw.series[0]!, groundsOf(byLaw))).toBe(
      'body.from.untested (grounds: body.from.law.full (limit: 2, overflow: 1%))',
    )
    const [{ level, throughput }, { arrivalRate }] = [byLaw.series[0]!.basis!, groundsOf(byLaw)]
    const mean = (arrivalRate * level) / throughput
    expect(1 - Math.exp(-mean) * (1 + mean)).toBeCloseTo(0.01, 6)
  })

  it('is of stated arrivals the same by their law, which Poisson does not give', () => {
    const bursty = someReport(someSweep('ppf'), { plan: { arrivals: { burstiness: 0.5, dayToDay: 0.2 } } })
    const told = lawOf(bursty, bursty.series[0]!)!
    expect(told.leavesRoom).toBe(true)
    expect(told.kept * told.mean).toBeLessThan(
      0.9 * lawOf(byLaw, byLaw.series[0]!)!.kept * lawOf(byLaw, byLaw.series[0]!)!.mean,
    )
    expect(rateGrounds(editionOf(bursty, language), bursty.series[0]!, groundsOf(bursty))).toBe(
      'body.from.untested (grounds: body.from.law.full (limit: 2, overflow: 1%))',
    )
    expect(createLanguage('en').say('body.from.law.full', told)).toMatch(/^at which 2 or more are in flight with/)
  })

  it('is what requests at random have shown, and the share that is taken off it', () => {
    const offered = someReport([someArrivals('p', 4, 4), someArrivals('p', 8, 8), someArrivals('f', 16, 12)])
    expect(rateGrounds(editionOf(offered, language), offered.series[0]!, groundsOf(offered))).toBe(
      'body.from.shown.of (off: 10%, rate: 8)',
    )
  })

  it('is never called measured where it is less than that: where days vary, a share caps it, or the load missed the SLA', () => {
    const kept = [someArrivals('p', 4, 4), someArrivals('p', 8, 8)]
    const chosenBy = { ...somePlan().chosenBy, utilizations: 'plan' } as const
    expect(atRandom(kept, { arrivals: { burstiness: null, dayToDay: 0.2 } })).toMatch(
      /^body\.from\.shown\.days \(off: 3\d%/,
    )
    expect(atRandom(kept, { utilizations: [0.5], chosenBy })).toBe('body.capped.share')
    const missed = 0.9 * groundsOf(byLaw).arrivalRate
    const below = atRandom([...someSweep('ppf'), someArrivals('f', missed, missed)])
    expect(below).toMatch(/^body\.from\.missed \(rate: /)
  })

  it('is called untested, but not where requests at random met the SLA at it', () => {
    const told = (report: typeof byLaw) =>
      rateGrounds(editionOf(report, createLanguage('en')), report.series[0]!, groundsOf(report))
    const offered = 1.01 * groundsOf(byLaw).arrivalRate
    expect(told(byLaw)).toMatch(/; not yet tested$/)
    expect(told(someReport([...someSweep('ppf'), someArrivals('p', offered, offered)]))).not.toContain('tested')
  })

  it('is of servers as one pool theirs, which a load at random that one of them kept does not test', () => {
    const chosenBy = { ...somePlan().chosenBy, balancer: 'plan' } as const
    const plan = { demand: someDemand({ arrivalRates: [9] }), balancer: 'pooled', chosenBy } as const
    const sweep = someSweep('pppppf')
    const offered = 1.01 * groundsOf(someReport(sweep)).arrivalRate
    const report = someReport([...sweep, someArrivals('p', offered, offered)], { plan })
    const { planningRate } = report.decisions[0]!
    expect(planningRate!.value).toBeGreaterThan(offered)
    expect(rateGrounds(editionOf(report, language), report.series[0]!, planningRate!)).toBe(
      'body.from.untested (grounds: body.from.pool)',
    )
  })

  it('is so much less than what simulated servers carry', () => {
    const [series] = someReport(replayableSweep()).series
    const { arrivalRate, promise } = series!.headroom!
    const off = formatValue('en', 1 - arrivalRate / promise!.sustained!, 'share')
    const sustained = formatValue('en', promise!.sustained, 'workedRate')
    expect(Number(sustained) * (1 - Number.parseFloat(off) / 100)).toBeCloseTo(arrivalRate, 2)
    expect(rateGrounds(editionOf(byLaw, language), series!, series!.headroom!)).toBe(
      `body.from.untested (grounds: body.from.replay.of (off: ${off}, sustained: ${sustained}))`,
    )
    expect(rateGrounds(editionOf(byLaw, language), series!, series!.headroom!, 'less')).toContain(
      'body.from.replay.less (off: ',
    )
  })

  it('is told by the glossary as the document has it', () => {
    expect(termItem(editionOf(byLaw, language), 'planningRate').text).toMatch(/grounds: planningRate\.law\)$/)
    const unjudged = someReport(someSweep('uu'))
    expect(termItem(editionOf(unjudged, language), 'planningRate').text).toMatch(/grounds: planningRate\.unjudged\)$/)
    expect(termItem(editionOf(shared, language), 'planningRate').text).toMatch(/grounds: planningRate\.share\)$/)
  })
})
