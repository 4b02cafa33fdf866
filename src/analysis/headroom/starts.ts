import { startingUsers } from '../../maths/little.ts'
import type { Plan } from '../../model/plan.ts'
import { placeAbove } from '../../model/place.ts'
import type { Series } from '../../model/report.ts'
import { explained, of, read, type Read } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'

type Start = Series['starts'][number]

/** Seconds in which users begin: examples, as a minute, five and a quarter of an hour. */
const examples = [60, 300, 900]

/** Think times that users are counted for, each once; none of zero, for which a start has no end. */
export const waits = ({ intervals, thinkTimes }: Pick<Plan, 'intervals' | 'thinkTimes'>): readonly number[] =>
  [...new Set([...thinkTimes, ...intervals])].filter((seconds) => seconds > 0)

/** Where a think time stands in the plan. */
const waitIn = (thinkTime: number, { intervals, thinkTimes }: Plan): Read<number> => {
  const place = thinkTimes.includes(thinkTime)
    ? `plan/thinkTimes/${thinkTimes.indexOf(thinkTime)}`
    : `plan/intervals/${intervals.indexOf(thinkTime)}`
  return read(place, thinkTime)
}

/** Users who may begin together, for each think time; none where the SLA was not judged. */
export const startsOf = (basis: Series['basis'], headroom: Series['headroom'], plan: Plan): readonly Start[] => {
  if (!basis?.judged || !headroom) return []
  return waits(plan).flatMap((thinkTime) =>
    examples.map((within) => {
      const Z = waitIn(thinkTime, plan)
      const users = startingUsers(headroom.arrivalRate, within, thinkTime)
      const inputs = { A: of(headroom, 'arrivalRate'), Z, T: within }
      const more = { rounding: 'floor', assumptions: [placeAbove(Z.place)] } as const
      return record({ thinkTime, within, users: explained('startingUsers', users, inputs, more) })
    }),
  )
}
