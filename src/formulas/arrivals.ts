import { poissonHeadroom } from '../capacity/headroom.ts'
import { konkyo, type Formulas } from './formula.ts'

/** Simulated servers, on which the rules are judged. */
const simulated = 'konkyo; npm run validate'

/**
 * Formulas of promised arrivals; s is a model server, y_s what it answers with, r arrivals per second. What a search over
 * simulated servers found no formula repeats.
 */
export const arrivalFormulas = {
  poisson: {
    expression: 'max { m : P(Poisson(m) > C) ≤ e }',
    source: 'M/G/infinity queue',
    compute: ({ one }) => poissonHeadroom(one('C'), one('e')).maxMeanConcurrency,
  },
  utilization: { expression: 'A / X', source: konkyo, compute: ({ one }) => one('A') / one('X') },
  arrivals: {
    expression: 'k · max { u : P(Poisson(u · C) > C) ≤ e } · X',
    source: 'M/G/infinity queue; Little 1961; npm run validate',
    compute: ({ one }) => one('k') * poissonHeadroom(one('C'), one('e')).utilization * one('X'),
  },
  replay: {
    expression: 'min_s max { r : y_s(r) ≤ T }',
    filled: 'min_s max { r : y_s(r) ≤ {T} };  [{C}: {X}]',
    source: simulated,
    compute: null,
  },
  misfit: {
    expression: 'min_s mean(|ln(y_s / y)|)',
    filled: '[{C}: {X}]',
    source: simulated,
    compute: null,
  },
  candidates: { expression: '#s', filled: '#s;  [{C}: {X}]', source: simulated, compute: null },
  margin: { expression: 'margin(s, requests)', source: simulated, compute: null },
  promised: {
    expression: 'S · (1 − m)',
    source: simulated,
    compute: ({ one }) => one('S') * (1 - one('m')),
  },
  expected: {
    expression: 'max { r : y_s(r) ≤ T },  s = best fit',
    filled: 'max { r : y_s(r) ≤ {T} };  [{C}: {X}]',
    source: simulated,
    compute: null,
  },
  expectedError: { expression: 'error(d, S / E)', source: simulated, compute: null },
  plannedArrivals: { expression: 'X · u', source: konkyo, compute: ({ one }) => one('X') * one('u') },
} as const satisfies Formulas
