import type { Chart, DecisionChart } from './chart.ts'
import { costByUsers } from './cost-by-users.ts'
import { frontier } from './frontier.ts'
import { gauge } from './gauge.ts'
import { latency } from './latency.ts'
import { scaling } from './scaling.ts'
import { sensitivity } from './sensitivity.ts'
import { throughput } from './throughput.ts'
import { usersByGpus } from './users-by-gpus.ts'
import { usersOverInterval } from './users-over-interval.ts'

/** The charts of a workload. */
export const charts = { throughput, latency, frontier, scaling, sensitivity } as const satisfies Record<string, Chart>

/** The charts of a decision. */
export const decisionCharts = { gauge, usersByGpus, usersOverInterval, costByUsers } as const satisfies Record<
  string,
  DecisionChart
>

export type ChartId = keyof typeof charts
export type DecisionChartId = keyof typeof decisionCharts
