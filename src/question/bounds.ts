import { UserError } from '../errors.ts'

/** What one value of a question may be at most. Numbers beyond are slips of the hand, and longer lists take minutes or fill a page. */
export const most = {
  count: 1_000_000,
  tokens: 1e12,
  amount: 1e15,
  text: 500,
  /** Readings of the demand; each is replayed on its own. */
  times: 10,
  figures: 20,
  prices: 200,
  hints: 1000,
} as const

/** The list itself when it is short enough. Throws UserError tooMany. */
export const fewEnough = <T>(list: readonly T[], bound: number, where: string): readonly T[] => {
  if (list.length > bound) throw new UserError('tooMany', { where, count: list.length, bound })
  return list
}
