import type { Trails } from '../../model/trail.ts'
import { capacityTrails } from './capacity.ts'
import { demandTrails } from './demand.ts'
import { pointTrails } from './points.ts'
import { runTrails } from './runs.ts'
import { scalingTrails } from './scaling.ts'
import type { Answer } from './trail.ts'
import { workloadTrails } from './workload.ts'

/** How each derived number of a report was made, by its place. What is not here was read, given, or stands for nothing. */
export const trailsOf = (answer: Answer): Trails =>
  Object.fromEntries([
    ...runTrails(answer),
    ...workloadTrails(answer),
    ...pointTrails(answer),
    ...capacityTrails(answer),
    ...demandTrails(answer),
    ...scalingTrails(answer),
  ])
