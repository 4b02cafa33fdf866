import type { Arrivals } from '../model/plan.ts'
import type { LocatedPlan } from './plan-file.ts'
import type { PlanFile } from './plan-schema.ts'
import { parseShare } from './share.ts'

/** What the plan says of the arrivals: `dayToDay` as `20%` or `0.2`; else UserError badShare. */
export const parseArrivals = (
  { burstiness, dayToDay }: NonNullable<PlanFile['arrivals']>,
  where: LocatedPlan['where'],
): Arrivals => ({
  burstiness: burstiness ?? null,
  dayToDay: dayToDay === undefined ? null : parseShare(String(dayToDay), where('arrivals', 'dayToDay')),
})
