import { mixHeadroom } from '../../../capacity/mix-headroom.ts'
import { mixLimit, type MixPart } from '../../../capacity/mix.ts'
import type { Formula, Values } from '../values.ts'

/** Classes with their weights, limits and throughputs; without limits, as if each held one request. */
const parts = ({ numbers }: Values): readonly MixPart[] => {
  const [limits, throughputs] = [numbers('C'), numbers('X')]
  return numbers('w').map((weight, i) => ({
    weight,
    limit: limits[i] ?? 1,
    throughput: throughputs[i] ?? Number.NaN,
  }))
}

/** Formulas of requests of several lengths together. */
export const mixFormulas = {
  mixShare: ({ one, numbers }) => one('w') / numbers('W').reduce((a, b) => a + b, 0),
  mixThroughput: (values) => mixLimit(parts(values))?.throughput ?? null,
  mixConcurrency: (values) => mixLimit(parts(values))?.concurrency ?? null,
  mixMachine: ({ one }) => (one('s') * one('A')) / one('X'),
  mixInFlight: ({ one }) => one('k') * one('C'),
  mixLoad: (values) => mixHeadroom(parts(values), values.one('e'))?.utilization ?? null,
} as const satisfies Readonly<Record<string, Formula>>
