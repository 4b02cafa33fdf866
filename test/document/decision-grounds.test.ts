import { describe, expect, it } from 'vitest'
import { apiTexts, besideApi, sharedWeakest, weakestEffect } from '../../src/document/decision-grounds.ts'
import { promisedUsers, shownUsers } from '../../src/model/served.ts'
import { someCost, someDemand, someEmployees } from '../analysis/some-demand.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { spelt } from '../i18n/marked.ts'
import { factsOn } from '../builders.ts'
import { elsewhere, stated } from './elsewhere.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

const report = someReport(someSweep('ppf'), { plan: { intervals: [30] } })

/** Half the users at one end and twice as many at the other. */
const effectWith = (censored: boolean) => {
  const [series, decision] = [report.series[0]!, report.decisions[0]!]
  const { assumptions } = series.sensitivity!
  const ends = [5, 20].map((users) => ({ ...assumptions[0]!.ends[0]!, users, censored }))
  const weakest = { ...assumptions[0]!, parameter: 'interval' as const, ends }
  const moved = { ...series, sensitivity: { ...series.sensitivity!, users: 10, assumptions: [weakest] } }
  return weakestEffect(editionOf({ ...report, series: [moved] }, spelt('en')), { ...decision, weakest: 'interval' })
}

/** From 10 users to 5 and to 20. */
const told = (id: string) => new RegExp(`weakest\\.now \\(users: 10\\).*${id} \\(users: 5, .*${id} \\(users: 20, `)

describe('the effect of the weakest assumption', () => {
  it('is so many users instead of as many as planned, or at least so many where more may have been carried', () => {
    expect(effectWith(true)).toMatch(told('weakest\\.least'))
    expect(effectWith(false)).toMatch(told('weakest\\.end'))
  })

  it('moves at least so many users where the limit was not found, of each server too', () => {
    const open = someReport(someSweep('ppp'), { plan: { intervals: [30] } })
    const effectOf = (one: typeof report, count: number) =>
      weakestEffect(editionOf(one, spelt('en')), { ...one.decisions[0]!, weakest: 'interval', count })
    expect(effectOf(open, 1)).toContain('decision.weakest.now.least (')
    expect(effectOf(open, 2)).toContain('decision.weakest.now.each.least (')
    expect(effectOf(report, 1)).toContain('decision.weakest.now (')
  })

  it('is told to be by proportion where a threshold moves and what is planned with is not found anew', () => {
    const replayed = someReport(replayableSweep(), { plan: { intervals: [30] } })
    const effectOf = (one: typeof report) =>
      weakestEffect(editionOf(one, spelt('en')), { ...one.decisions[0]!, weakest: 'threshold' })
    expect(effectOf(replayed)).toContain('decision.weakest.scaled')
    expect(effectOf(report)).not.toContain('decision.weakest.scaled')
  })

  it('is a sentence where it is that users do not wait', () => {
    const [series, decision] = [report.series[0]!, report.decisions[0]!]
    const moved = weakestEffect(editionOf({ ...report, series: [series] }, spelt('en')), {
      ...decision,
      weakest: 'reading',
    })
    expect(moved).toMatch(/^decision\.weakest\.reading \(ends: decision\.weakest\.now/)
  })
})

describe('the weakest assumption of several questions', () => {
  const [series, decision] = [report.series[0]!, report.decisions[0]!]
  const sensitivity = series.sensitivity!
  const two = (base: number) => ({
    ...report,
    series: [
      series,
      {
        ...series,
        id: 'series-2',
        sensitivity: { ...sensitivity, assumptions: sensitivity.assumptions.map((one) => ({ ...one, base })) },
      },
    ],
    decisions: [decision, { ...decision, id: 'decision-2', series: 'series-2' }],
  })

  it('is told once where it is the same of the same users, and else of each', () => {
    expect(decision.weakest).not.toBeNull()
    const base = sensitivity.assumptions.find(({ parameter }) => parameter === decision.weakest)!.base as number
    expect(sharedWeakest(editionOf(two(base), spelt('en')))).toMatch(
      /^decision\.weakest\.most \(effect: decision\.weakest\.effect /,
    )
    expect(sharedWeakest(editionOf(two(2 * base), spelt('en')))).toBeNull()
    expect(sharedWeakest(editionOf(report, spelt('en')))).toBeNull()
  })
})

const asked = (api: number) =>
  someReport(someSweep('pppppf'), {
    plan: {
      demand: someDemand({ employees: someEmployees() }),
      cost: someCost({ api: { input: api, output: api, date: '2026-11-01', source: 'an example' } }),
    },
  })

describe('registered users', () => {
  it('are what is shown where they are asked about: two digits, but never fewer than were asked about', () => {
    const all = asked(1)
    const [decision] = all.decisions
    const row = shownUsers(all, decision!)!
    expect(row.basis).toBe('registered')
    const promised = [7654, 549, 500].map((users) => promisedUsers(all, decision!, { ...row, users }))
    expect(promised).toEqual([7600, 540, 500])
    const odd = { ...all, demand: all.demand.map((one) => ({ ...one, users: 1234, lastUsers: 12_346 })) }
    expect([12_900, 13_900].map((users) => promisedUsers(odd, decision!, { ...row, users }))).toEqual([12_346, 13_000])
    const waiting = someReport(someSweep('pppppf'), {
      plan: { demand: someDemand({ users: [307] }), thinkTimes: [60] },
    })
    const closed = waiting.decisions[0]!.users.find(({ thinkTime, basis }) => basis === 'closed' && thinkTime === 60)!
    const other = { ...closed, thinkTime: 30 }
    const of = (reading: typeof closed) => promisedUsers(waiting, waiting.decisions[0]!, { ...reading, users: 308 })
    expect([of(closed), of(other)]).toEqual([307, 300])
  })
})

describe('users who think', () => {
  it('are what is shown where they are asked about, and enough of them', () => {
    const all = someReport(someSweep('pppppf'), {
      plan: { demand: someDemand({ users: [307] }), intervals: [30], thinkTimes: [60] },
    })
    const shown = all.decisions.map((one) => shownUsers(all, one)!)
    expect(shown.map(({ basis, thinkTime }) => [basis, thinkTime])).toEqual([['closed', 60]])
    expect(all.decisions[0]!.users[0]).toMatchObject({ basis: 'open' })
    for (const { users } of shown) expect(users).toBeGreaterThanOrEqual(307)
  })
})

describe('the headline', () => {
  it('says that an API costs less where it does for most questions', () => {
    expect(besideApi(editionOf(asked(0.001), spelt('en')), 'x')).toContain('body.headline.api.one (headline: x)')
    expect(besideApi(editionOf(asked(1e9), spelt('en')), 'x')).toBe('x')
    expect(besideApi(editionOf(report, spelt('en')), 'x')).toBe('x')
  })

  it('counts demands where each is told with what an API takes of it', () => {
    const facts = { ...factsOn(1), inputTokens: stated(1024) }
    const runs = [
      ...elsewhere(someSweep('pppf'), factsOn(1), 1),
      ...elsewhere(someSweep('pppf'), facts, 2, { tokens: { input: 1024, output: 256 } }),
    ]
    const plan = {
      demand: someDemand({ arrivalRates: [0.1, 0.3] }),
      cost: someCost({ api: { input: 0.001, output: 0.001, date: '2026-11-01', source: 'an example' } }),
    }
    const both = someReport(runs, { plan })
    expect(besideApi(editionOf(both, spelt('en')), 'x')).toBe(
      'body.headline.api.demands (all: 2, count: 2, headline: x)',
    )
    const open = { ...both, purchases: both.purchases.map((one) => ({ ...one, left: 1 })) }
    expect(besideApi(editionOf(open, spelt('en')), 'x')).toBe('body.headline.api (all: 4, count: 4, headline: x)')
    const unpriced = { ...open, decisions: open.decisions.map((one, i) => (i === 0 ? { ...one, cost: null } : one)) }
    expect(besideApi(editionOf(unpriced, spelt('en')), 'x')).toBe('body.headline.api (all: 3, count: 3, headline: x)')
    expect(apiTexts(editionOf(unpriced, spelt('en')))[0]).toContain('decision.api.some (all: 3,')
  })
})
