import { firmBracket, liesAbove, measuredBracket } from './brackets.ts'
import type { Answer, Bracket, Outcome, Reason } from './comparison.ts'
import { empty } from './answers.ts'
import type { Side, Sides } from './levels.ts'

type Brackets = { readonly old: Bracket; readonly new: Bracket }

const order = (brackets: Brackets): Outcome => {
  if (liesAbove(brackets.new, brackets.old)) return 'better'
  return liesAbove(brackets.old, brackets.new) ? 'worse' : 'undecided'
}

const isJudged = ({ series }: Side): boolean => series.capacity.status !== 'noData'

const contradicts = ({ series }: Side): boolean => series.capacity.status === 'nonContiguous'

/** Why measured brackets that overlap leave the question open. */
const openReason = ({ old, new: next }: Brackets, sides: Sides): Reason => {
  if (contradicts(sides.old) || contradicts(sides.new)) return 'contradiction'
  const [low, high] = old.from <= next.from ? [old, next] : [next, old]
  return low.below === null || (low.from === high.from && high.below === null) ? 'censored' : 'overlap'
}

/**
 * The limits of both sides. Each is only known to lie between a pass and a fail; one is above the other when these
 * brackets do not overlap, and beyond noise when they do not even if only points count that stand on their requests.
 * "At least 128" against "from 64, below 96" is decided; against "at least 64" it is not.
 */
export const limitAnswer = (sides: Sides): Answer => {
  const [old, next] = [sides.old.series.capacity.maxConcurrency, sides.new.series.capacity.maxConcurrency]
  const brackets = { old: firmBracket(sides.old), new: firmBracket(sides.new) }
  const measured = { old: measuredBracket(sides.old), new: measuredBracket(sides.new) }
  const change = old && next ? next / old - 1 : null
  const told: Answer = { ...empty('limit'), old, new: next, change, brackets }
  if (!isJudged(sides.old) || !isJudged(sides.new)) return { ...told, reason: 'notJudged' }
  if (order(measured) === 'undecided') return { ...told, reason: openReason(measured, sides) }
  const outcome = order(brackets)
  return { ...told, outcome, reason: outcome === 'undecided' ? 'unconfirmed' : null }
}
