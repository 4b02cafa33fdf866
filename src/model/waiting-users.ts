import { givenShares, type Plan } from './plan.ts'
import type { Users } from './report.ts'
import { isAlike } from './served.ts'

/** Users who wait for their answers and then think so long, as they count: by a planned share only where somebody gave it. */
export const waitingUsers = (
  users: readonly Users[],
  { interval, thinkTime }: Pick<Users, 'interval' | 'thinkTime'>,
  plan: Pick<Plan, 'utilizations' | 'chosenBy'>,
): readonly Users[] => {
  const byHand = givenShares(plan).length > 0
  const reading = { basis: 'closed', interval, thinkTime } as const
  return users.filter((row) => isAlike(row, reading) && (byHand || row.model !== 'fixed'))
}

/** Those that decide. Their answer takes as long as at the rate that they are planned with, and not as at the limit. */
export const fewestUsers = (rows: readonly Users[]): Users =>
  rows.reduce((fewest, row) => (row.users < fewest.users ? row : fewest))
