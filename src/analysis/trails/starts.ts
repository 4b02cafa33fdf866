import { placeAbove } from '../../model/place.ts'
import type { Report } from '../../model/report.ts'
import { trail, type Answer, type Entry } from './trail.ts'

/** The place in the plan of a think time. */
const waitRef = (thinkTime: number, { intervals, thinkTimes }: Report['plan']): string =>
  thinkTimes.includes(thinkTime)
    ? `plan/thinkTimes/${thinkTimes.indexOf(thinkTime)}`
    : `plan/intervals/${intervals.indexOf(thinkTime)}`

/** Users who may begin together. */
export const startTrails = ({ series, plan }: Answer): readonly Entry[] =>
  series.flatMap((one, i) =>
    one.starts.map(({ thinkTime, within }, j): Entry => {
      const Z = waitRef(thinkTime, plan)
      const inputs = { A: `series/${i}/headroom/arrivalRate`, Z }
      const assumptions = [placeAbove(Z)]
      const more = { rounding: 'floor', assumptions, values: { T: within } } as const
      return [`series/${i}/starts/${j}/users`, trail('startingUsers', inputs, more)]
    }),
  )
