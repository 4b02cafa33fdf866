import type { Judgement, Point, Standing } from '../../model/report.ts'

type End = 'borneOut' | 'beyond' | 'open'

/** Where the end of the interval lies that could speak against the verdict. */
const decidingEnd = ({ verdict, threshold, interval }: Judgement): End => {
  const end = (verdict === 'pass' ? interval?.high : interval?.low) ?? null
  if (end === null) return 'open'
  return (verdict === 'pass') === end <= threshold ? 'borneOut' : 'beyond'
}

/** The interval has the end that the verdict needs, on its side of the threshold. */
export const isBorneOut = (judgement: Judgement): boolean => decidingEnd(judgement) === 'borneOut'

/** A pass that single requests speak against, and nothing bounds. */
const isSpokenAgainst = ({ verdict, interval, violations }: Judgement): boolean =>
  verdict === 'pass' && interval?.method === 'orderStatistic' && (violations ?? 0) > 0

/**
 * How sure a verdict is. Undecided where the interval reaches beyond the threshold, or where it has no end and requests are
 * beyond it; confirmed where a test says so and the interval has the end it needs, on the right side of the threshold.
 */
export const standingOf = (judgement: Judgement): Standing => {
  const { verdict, confidence } = judgement
  if (verdict === 'unknown') return 'unknown'
  if (judgement.reason === 'failures') return confidence === 'confirmed' ? 'confirmedFail' : 'fail'
  const end = decidingEnd(judgement)
  if (confidence === 'marginal' || end === 'beyond') return 'undecided'
  if (end === 'borneOut' && confidence === 'confirmed') return verdict === 'pass' ? 'confirmedPass' : 'confirmedFail'
  return end === 'open' && isSpokenAgainst(judgement) ? 'undecided' : verdict
}

export const withStanding = (judgement: Judgement): Judgement => ({ ...judgement, standing: standingOf(judgement) })

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
