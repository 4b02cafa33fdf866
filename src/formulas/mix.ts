import { mixHeadroom } from '../capacity/mix-headroom.ts'
import { mixLimit, type MixPart } from '../capacity/mix.ts'
import { konkyo, product, sum, type Formulas, type Values } from './formula.ts'

/** Classes with their weights, limits and throughputs; without limits, as if each held one request. */
const parts = ({ numbers }: Values): readonly MixPart[] => {
  const [limits, throughputs] = [numbers('C'), numbers('X')]
  return numbers('w').map((weight, i) => ({ weight, limit: limits[i] ?? 1, throughput: throughputs[i] ?? Number.NaN }))
}

const law = 'utilization law (Denning & Buzen 1978)'

/** Formulas of requests of several lengths together. */
export const mixFormulas = {
  mixShare: { expression: 'w / sum(W)', source: konkyo, compute: ({ one, numbers }) => one('w') / sum(numbers('W')) },
  mixThroughput: {
    expression: 'sum(w) / sum(w / X)',
    filled: 'sum({w}) / sum([{w} / {X}])',
    source: law,
    compute: (values) => mixLimit(parts(values))?.throughput ?? null,
  },
  mixConcurrency: {
    expression: 'sum(w · C / X) / sum(w / X)',
    filled: 'sum([{w} · {C} / {X}]) / sum([{w} / {X}])',
    source: law,
    compute: (values) => mixLimit(parts(values))?.concurrency ?? null,
  },
  mixMachine: { expression: 's · A / X', source: law, compute: ({ one }) => (one('s') * one('A')) / one('X') },
  mixInFlight: { expression: 'k · C', source: "Little's law", compute: product('k', 'C') },
  mixLoad: {
    expression: 'max { u : P(sum(n / C) > 1) ≤ e },  n ~ Poisson(u · k · C)',
    filled: 'max u, P(sum(n / C) > 1) ≤ {e};  [{w}: {C}, {X}]',
    source: 'Kaufman 1981; Roberts 1981',
    compute: (values) => mixHeadroom(parts(values), values.one('e'))?.utilization ?? null,
  },
} as const satisfies Formulas
