import { startingUsers } from '../../capacity/users.ts'
import type { Plan } from '../../model/plan.ts'
import type { Series } from '../../model/report.ts'

type Start = Series['starts'][number]

/** Seconds in which users begin: examples, as a minute, five and a quarter of an hour. */
const examples = [60, 300, 900]

/** Think times that users are counted for, each once; none of zero, for which a start has no end. */
export const waits = ({ intervals, thinkTimes }: Pick<Plan, 'intervals' | 'thinkTimes'>): readonly number[] =>
  [...new Set([...thinkTimes, ...intervals])].filter((seconds) => seconds > 0)

/** Users who may begin together, for each think time; none where the SLA was not judged. */
export const startsOf = (
  basis: Series['basis'],
  headroom: Series['headroom'],
  plan: Plan,
): readonly Start[] => {
  if (!basis?.judged || !headroom) return []
  return waits(plan).flatMap((thinkTime) =>
    examples.map((within) => ({
      thinkTime,
      within,
      users: startingUsers(headroom.arrivalRate, within, thinkTime),
    })),
  )
}
