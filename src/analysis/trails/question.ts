import { valueAt } from '../../model/place.ts'
import { askedDemandTrails } from './asked-demand.ts'
import { costSensitivityTrails } from './cost-sensitivity.ts'
import { optionCostTrails } from './option-costs.ts'
import { serverCostTrails } from './server-costs.ts'
import { sizingTrails } from './sizing.ts'
import type { Answer, Entry } from './trail.ts'

/** What the customer's demand takes and costs; what is not counted has no trail. */
export const questionTrails = (answer: Answer): readonly Entry[] =>
  [
    ...askedDemandTrails(answer),
    ...sizingTrails(answer),
    ...serverCostTrails(answer),
    ...optionCostTrails(answer),
    ...costSensitivityTrails(answer),
  ].filter(([ref]) => typeof valueAt(answer, ref) === 'number')
