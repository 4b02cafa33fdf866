import type { Trails } from '../../model/trail.ts'
import { sensitivityTrails } from './sensitivity.ts'
import type { Answer } from './trail.ts'

/** How each derived number of a report was made, by its place. What is not here was read, given, or stands for nothing. */
export const trailsOf = (answer: Answer): Trails => Object.fromEntries(sensitivityTrails(answer))
