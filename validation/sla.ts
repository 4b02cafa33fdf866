/** The objective of every validation: p99 of both, in seconds. */
export const sla = { ttft: 3, itl: 0.12, percentile: 0.99 } as const
