import type { Judgement, Point, Standing } from '../../model/report.ts'

/** No end of the interval that is known lies on the other side of the threshold. */
const bornOut = ({ verdict, threshold, interval }: Judgement): boolean =>
  verdict === 'pass' ? (interval?.high ?? 0) <= threshold : (interval?.low ?? Infinity) > threshold

/** A pass that so few requests cannot confirm, and that none of them contradicts. */
const isClean = ({ interval, violations }: Judgement): boolean =>
  interval?.method !== 'orderStatistic' || (violations ?? 0) === 0

/**
 * How sure a verdict is. Undecided where the interval reaches beyond the threshold, or where a pass that no test confirms
 * has requests beyond it; else confirmed where a test says so.
 */
export const standingOf = (judgement: Judgement): Standing => {
  const { verdict, confidence } = judgement
  if (verdict === 'unknown') return 'unknown'
  if (confidence === 'marginal' || !bornOut(judgement)) return 'undecided'
  if (confidence === 'confirmed') return verdict === 'pass' ? 'confirmedPass' : 'confirmedFail'
  return verdict === 'pass' && !isClean(judgement) ? 'undecided' : verdict
}

export const withStanding = (judgement: Judgement): Judgement => ({
  ...judgement,
  standing: standingOf(judgement),
})

const orders = {
  fail: ['confirmedFail', 'fail', 'undecided'],
  pass: ['undecided', 'pass', 'confirmedPass'],
  unknown: [],
} as const satisfies Readonly<Record<Point['verdict'], readonly Standing[]>>

/** All limits together: a fail is as sure as its surest, a pass as its least sure. */
export const jointStanding = (judgements: readonly Judgement[], verdict: Point['verdict']): Standing => {
  const deciding = judgements.filter((judgement) => judgement.verdict === verdict)
  const found = orders[verdict].find((one) => deciding.some(({ standing }) => standing === one))
  return found ?? 'unknown'
}
