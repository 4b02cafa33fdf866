import type { Trails } from '../../model/trail.ts'
import { capacityTrails } from './capacity.ts'
import { decisionTrails } from './decisions.ts'
import { diagnosisTrails } from './diagnosis.ts'
import { demandTrails } from './demand.ts'
import { goodputTrails } from './goodput.ts'
import { headroomModelTrails } from './headroom-models.ts'
import { mixTrails } from './mix.ts'
import { intervalTrails } from './intervals.ts'
import { interpolationTrails } from './interpolation.ts'
import { pointTrails } from './points.ts'
import { recommendationTrails } from './recommendation.ts'
import { questionTrails } from './question.ts'
import { runTrails } from './runs.ts'
import { startTrails } from './starts.ts'
import { steadyTrails } from './steady.ts'
import { testedTrails } from './tested.ts'
import { refusalTrails, scalingTrails } from './scaling.ts'
import { sensitivityTrails } from './sensitivity.ts'
import type { Answer } from './trail.ts'
import { workloadTrails } from './workload.ts'

/** How each derived number of a report was made, by its place. What is not here was read, given, or stands for nothing. */
export const trailsOf = (answer: Answer): Trails =>
  Object.fromEntries([
    ...runTrails(answer),
    ...workloadTrails(answer),
    ...pointTrails(answer),
    ...intervalTrails(answer),
    ...testedTrails(answer),
    ...goodputTrails(answer),
    ...capacityTrails(answer),
    ...demandTrails(answer),
    ...decisionTrails(answer),
    ...diagnosisTrails(answer),
    ...steadyTrails(answer),
    ...headroomModelTrails(answer),
    ...startTrails(answer),
    ...interpolationTrails(answer),
    ...scalingTrails(answer),
    ...refusalTrails(answer),
    ...questionTrails(answer),
    ...recommendationTrails(answer),
    ...mixTrails(answer),
    ...sensitivityTrails(answer),
  ])
