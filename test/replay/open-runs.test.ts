import { describe, expect, it } from 'vitest'
import { array, assert, boolean, double, property, record } from '../property.ts'
import { confirmation, deciding, MOST_RUNS_AFAR, type OpenRun, type Proposal } from '../../src/replay/open-runs.ts'

const proposal: Proposal = { arrivalRate: 8, estimate: { arrivalRate: 10, error: 0.1 }, most: 12 }
const run = (rate: number, kept: boolean, carried: number | null = null): OpenRun => ({
  rate,
  requests: 2500,
  kept,
  carried,
})

/** The runs that are asked for, and what they allow, on a server that keeps all up to a rate. */
const onServer = (asked: Proposal, carries: number) => {
  const runs: OpenRun[] = []
  for (let next = confirmation(asked, runs).nextRate; next !== null;) {
    runs.push(run(next, next <= carries))
    next = confirmation(asked, runs).nextRate
  }
  return { runs, ...confirmation(asked, runs) }
}

describe('a confirmation', () => {
  it('tries a little less than a sure estimate, and plans by the sweep until then', () => {
    const { nextRate, plannedRate, shownRate } = confirmation(proposal, [])
    expect([plannedRate, shownRate]).toEqual([8, null])
    expect(nextRate! / 10).toBeGreaterThan(0.9)
    expect(nextRate! / 10).toBeLessThan(1)
  })

  it('plans with a kept rate less a margin', () => {
    const { plannedRate, shownRate } = confirmation(proposal, [run(9.5, true)])
    expect(shownRate).toBe(plannedRate)
    expect(plannedRate / 9.5).toBeGreaterThan(0.9)
    expect(plannedRate / 9.5).toBeLessThan(0.97)
  })

  it('takes more off a short run, and off one of bursts', () => {
    const [long, short] = [2500, 400].map(
      (requests) => confirmation(proposal, [{ ...run(9.5, true), requests }]).plannedRate,
    )
    expect(short).toBeLessThan(long!)
    expect(confirmation({ ...proposal, burstiness: 0.3 }, [run(9.5, true)]).plannedRate).toBeLessThan(long!)
  })

  it('is lowered by a broken run, below what the sweep alone promised as well', () => {
    expect(confirmation(proposal, [run(9.5, true), run(8, false)]).plannedRate).toBeLessThan(8)
    expect(confirmation(proposal, [run(9.5, true), run(8, false)]).shownRate).toBeNull()
  })

  it('tries without an estimate first less than the lowest failing level carried', () => {
    const blind = { arrivalRate: 0.3, estimate: null, most: 34 }
    expect(confirmation(blind, []).nextRate).toBeCloseTo(8.5, 12)
    expect(confirmation({ ...blind, failing: 7 }, []).nextRate).toBeCloseTo(1.75, 12)
    expect(confirmation({ ...blind, failing: 0.2 }, []).nextRate).toBeCloseTo(0.3, 12)
  })

  it('finds most of what a server carries although the estimate is far off, or there is none', () => {
    const guess = { arrivalRate: 2, estimate: { arrivalRate: 3, error: 0.9 }, most: 12 }
    for (const asked of [guess, { ...guess, estimate: null }]) {
      const { runs, plannedRate } = onServer(asked, 9)
      expect(runs.length).toBe(3)
      expect(plannedRate / 9).toBeGreaterThan(0.6)
      expect(plannedRate).toBeLessThan(9)
    }
  })

  it('falls fast where a sweep that promises nothing is estimated at several times the truth', () => {
    const { plannedRate } = onServer({ arrivalRate: 0, estimate: { arrivalRate: 4, error: 0.6 }, most: 20 }, 1)
    expect(plannedRate).toBeGreaterThan(0.6)
  })

  it('never plans with a broken rate, nor more than a kept one or the promise', () => {
    const rates = double({ min: 1, max: 20, noNaN: true })
    const runs = array(record({ rate: rates, kept: boolean() }), { minLength: 1, maxLength: MOST_RUNS_AFAR })
    assert(
      property(runs, (all) => {
        const { plannedRate, nextRate } = confirmation(
          proposal,
          all.map(({ rate, kept }) => run(rate, kept)),
        )
        for (const { rate, kept } of all) if (!kept) expect(plannedRate).toBeLessThan(rate)
        const most = Math.max(8, ...all.map(({ rate }) => rate))
        expect(plannedRate).toBeLessThanOrEqual(most)
        if (all.length >= MOST_RUNS_AFAR) expect(nextRate).toBeNull()
      }),
    )
  })

  it('tries a third rate where what was broken lies far above what was kept', () => {
    expect(confirmation(proposal, [run(6, true), run(9, false)]).nextRate).toBeCloseTo(Math.sqrt(6 * 9), 12)
    expect(confirmation(proposal, [run(6, true), run(7.5, false)]).nextRate).toBeNull()
    expect(confirmation(proposal, [run(6, false), run(9, false)]).nextRate).toBeNull()
  })

  it('takes less off a kept run below what an adjusted server carries, and more off one above, within bounds', () => {
    const plannedWith = (carried: number | null) => confirmation(proposal, [run(9.5, true, carried)]).plannedRate / 9.5
    expect(plannedWith(12)).toBeCloseTo(0.97, 12)
    expect(plannedWith(9.5)).toBeCloseTo(0.96, 12)
    expect(plannedWith(9.2)).toBeLessThan(plannedWith(null))
    expect(plannedWith(5)).toBeCloseTo(0.88, 12)
    expect(confirmation({ ...proposal, burstiness: 0.3 }, [run(9.5, true, 12)]).plannedRate / 9.5).toBeCloseTo(0.95, 12)
    expect(confirmation(proposal, [{ ...run(9.5, true, 12), requests: 625 }]).plannedRate / 9.5).toBeCloseTo(0.94, 12)
  })

  it('plans further below a broken run where an adjusted server carries much less', () => {
    expect(confirmation(proposal, [run(8, false)]).plannedRate / 8).toBeCloseTo(0.93, 12)
    expect(confirmation(proposal, [run(8, false, 8)]).plannedRate / 8).toBeCloseTo(0.93, 12)
    expect(confirmation(proposal, [run(8, false, 7)]).plannedRate / 8).toBeCloseTo((0.96 * 7) / 8, 12)
    expect(confirmation(proposal, [run(8, false, 2)]).plannedRate / 8).toBeCloseTo(0.75, 12)
    expect(confirmation(proposal, [run(9.5, false, 8.5), run(9, true, 11)]).plannedRate).toBeCloseTo(0.96 * 8.5, 12)
  })

  it('is decided by the larger of rates that show as much, and the lower of what broken runs leave, in any order', () => {
    const kept = [run(9, true, 9.2), run(9.2, true, 9.4)]
    const broken = [run(8, false, 7), run(8, false, 6.5)]
    for (const runs of [kept, kept.toReversed()]) expect(deciding(proposal, runs)?.rate).toBe(9.2)
    for (const runs of [broken, broken.toReversed()])
      expect(confirmation(proposal, runs).plannedRate).toBeCloseTo(0.96 * 6.5, 12)
  })

  it('does not count what a server carries that was adjusted to a run at a far lower rate', () => {
    expect(confirmation(proposal, [run(9.5, true), run(1, true, 7)]).plannedRate).toBeCloseTo(0.935 * 9.5, 12)
  })

  it('goes to what adjusted servers carry, but not far above a kept rate unless that is far below, and not to a broken one', () => {
    expect(confirmation(proposal, [run(9.5, true, 10.5)]).nextRate).toBeCloseTo(0.98 * 10.5, 12)
    expect(confirmation(proposal, [run(9.5, true, 9)]).nextRate).toBeCloseTo(1.015 * 9.5, 12)
    expect(confirmation(proposal, [run(9.5, true, 5)]).nextRate).toBeCloseTo(Math.sqrt(9.5 * 12), 12)
    expect(confirmation(proposal, [run(9.5, false, 14)]).nextRate).toBeCloseTo(Math.sqrt(8 * 9.5), 12)
    expect(confirmation(proposal, [run(9.5, true, 14)]).nextRate).toBeCloseTo(1.1 * 9.5, 12)
    expect(confirmation(proposal, [run(11.5, true, 20)]).nextRate).toBe(12)
    expect(confirmation(proposal, [run(11.99, true, 20)]).nextRate).toBeNull()
    expect(confirmation(proposal, [run(12.5, true)]).nextRate).toBeNull()
    expect(confirmation(proposal, [run(4, true, 11)]).nextRate).toBeCloseTo(4 ** 0.15 * (0.98 * 11) ** 0.85, 12)
    expect(confirmation(proposal, [run(8, true, 11)]).nextRate).toBeCloseTo(1.1 * 8, 12)
    const far = [run(3, true, 11), run(4, true, 11)]
    expect(confirmation(proposal, far).nextRate).toBeCloseTo(4 ** 0.15 * (0.98 * 11) ** 0.85, 12)
    expect(confirmation(proposal, [...far, run(5, true, 11)]).nextRate).toBeNull()
    expect(confirmation(proposal, [run(9.5, false, 9)]).nextRate).toBeCloseTo(0.98 * 9, 12)
    expect(confirmation(proposal, [run(9.5, false, 10)]).nextRate).toBeCloseTo(0.97 * 9.5, 12)
  })
})
