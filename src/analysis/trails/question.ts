import { valueAt } from '../../model/place.ts'
import { sizingTrails } from './sizing.ts'
import type { Answer, Entry } from './trail.ts'

/** What the customer's demand takes; what is not counted has no trail. */
export const questionTrails = (answer: Answer): readonly Entry[] =>
  sizingTrails(answer).filter(([ref]) => typeof valueAt(answer, ref) === 'number')
