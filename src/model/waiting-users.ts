import { givenShares, type Plan } from './plan.ts'
import type { Users } from './report.ts'

/** Users who wait for their answers and then think so long, as they count: by a planned share only where somebody gave it. */
export const waitingUsers = (
  users: readonly Users[],
  { interval, thinkTime }: Pick<Users, 'interval' | 'thinkTime'>,
  plan: Pick<Plan, 'utilizations' | 'chosenBy'>,
): readonly Users[] => {
  const byHand = givenShares(plan).length > 0
  return users.filter(
    (row) =>
      row.basis === 'closed' &&
      row.interval === interval &&
      row.thinkTime === thinkTime &&
      (byHand || row.model !== 'fixed'),
  )
}

/** Those that decide. Their answer takes as long as at the rate that they are planned with, and not as at the limit. */
export const fewestUsers = (rows: readonly Users[]): Users =>
  rows.reduce((fewest, row) => (row.users < fewest.users ? row : fewest))
