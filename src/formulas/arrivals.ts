import { poissonHeadroom } from '../capacity/headroom.ts'
import { burstyHeadroom } from '../capacity/negative-binomial.ts'
import { konkyo, type Formulas, type Values } from './formula.ts'

const burstyMean = ({ one }: Values): number =>
  burstyHeadroom({ limit: one('C'), overflow: one('e'), burstiness: one('b'), dailyVariation: one('v') })
    .maxMeanConcurrency

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
  misfit: { expression: 'min_s mean(|ln(y_s / y)|)', filled: '[{C}: {X}]', source: simulated, compute: null },
  candidates: { expression: '#s', filled: '#s;  [{C}: {X}]', source: simulated, compute: null },
  margin: { expression: 'margin(s, requests)', source: simulated, compute: null },
  promised: { expression: 'S · (1 − m)', source: simulated, compute: ({ one }) => one('S') * (1 - one('m')) },
  tested: { expression: 'R · (1 − m)', source: simulated, compute: ({ one }) => one('R') * (1 - one('m')) },
  expected: {
    expression: 'max { r : y_s(r) ≤ T },  s = best fit',
    filled: 'max { r : y_s(r) ≤ {T} };  [{C}: {X}]',
    source: simulated,
    compute: null,
  },
  expectedError: {
    expression: '1 − S · (1 − m) / E',
    source: simulated,
    compute: ({ one }) => 1 - (one('S') * (1 - one('m'))) / one('E'),
  },
  burstyMean: {
    expression: 'max { a : P(NB(a, max(1, 1/b)·a + v²·a²) > C) ≤ e }',
    source: 'negative binomial (Greenwood & Yule 1920); Cox 1962',
    compute: (values) => burstyMean(values),
  },
  burstyArrivals: {
    expression: 'k · max { a : P(NB(a, max(1, 1/b)·a + v²·a²) > C) ≤ e } · X / C',
    source: 'negative binomial (Greenwood & Yule 1920); Little 1961; npm run validate',
    compute: (values) => (values.one('k') * burstyMean(values) * values.one('X')) / values.one('C'),
  },
  plannedArrivals: { expression: 'X · u', source: konkyo, compute: ({ one }) => one('X') * one('u') },
} as const satisfies Formulas
