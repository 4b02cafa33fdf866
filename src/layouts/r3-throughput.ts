import type { LayoutSide, LayoutSubject, Outcome, Rule, Spread } from './rule.ts'

const reasons = [
  'copiesMore',
  'largerMore',
  'overlap',
  'between',
  'baseOpen',
  'largerOpen',
  'notJudged',
  'notDivisible',
  'copiesMeasured',
  'noLimit',
  'notCompared',
] as const
type Reason = (typeof reasons)[number]

type Judged = Pick<Outcome<Reason>, 'state' | 'reason' | 'favours'>

const open = (reason: Reason): Judged => ({ state: 'open', reason, favours: null })

/** k·X of the copies at each end of what is known of one, at the least what routing may leave: an assumption, requests/s. */
const copiesSpread = ({ throughput }: LayoutSide, copies: number, allowance: number): Spread => {
  const { value, low, high, most } = throughput!
  return { value: copies * value, low: copies * allowance * low, high: copies * high, most: copies * most }
}

/**
 * The side with more must have more than the other could have: a limit that is only a lower bound may carry any more, one
 * between two levels what the failing one carries.
 */
const compared = (copies: Spread, base: LayoutSide, larger: LayoutSide): Judged => {
  const measured = larger.throughput!
  if (copies.low > measured.high) {
    if (larger.open) return open('largerOpen')
    return copies.low > measured.most ? { state: 'fires', reason: 'copiesMore', favours: 'copies' } : open('between')
  }
  if (copies.high < measured.low) {
    if (base.open) return open('baseOpen')
    return copies.most < measured.low ? { state: 'fires', reason: 'largerMore', favours: 'larger' } : open('between')
  }
  return open('overlap')
}

const obstacle = ({ base, larger, copies, alreadyCopies }: LayoutSubject): Reason | null => {
  if (!base || !larger) return 'notCompared'
  if (alreadyCopies) return 'copiesMeasured'
  if (copies === null) return 'notDivisible'
  if (base.status === 'leftCensored' || larger.status === 'leftCensored') return 'noLimit'
  return base.judged && larger.judged && base.throughput && larger.throughput ? null : 'notJudged'
}

/** Which serves more requests within the SLA, each at its own limit: the larger layout, or copies of the smaller. */
export const R3: Rule<Reason> = {
  reasons,
  judge: (subject) => {
    const { base, larger, copies, allowance } = subject
    const reason = obstacle(subject)
    if (reason !== null) return { ...open(reason), values: {} }
    const told = copiesSpread(base!, copies!, allowance)
    const { value, low, most } = larger!.throughput!
    return {
      ...compared(told, base!, larger!),
      values: {
        copies: told.value,
        copiesLow: told.low,
        copiesHigh: base!.open ? null : told.most,
        larger: value,
        largerLow: low,
        largerHigh: larger!.open ? null : most,
      },
    }
  },
}
