import type { Chart } from './chart.ts'
import { latency } from './latency.ts'
import { scaling } from './scaling.ts'
import { sensitivity } from './sensitivity.ts'
import { throughput } from './throughput.ts'

/** The charts of a workload. */
export const charts = { throughput, latency, scaling, sensitivity } as const satisfies Record<string, Chart>

export type ChartId = keyof typeof charts
