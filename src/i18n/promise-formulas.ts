import type { Notation } from './formulas.ts'

/** Simulated servers, on which the rules are judged. */
const source = 'konkyo; npm run validate'

/** How arrivals with headroom and what they rest on are written: s is a model server, y_s what it answers with, r arrivals per second. */
export const promiseFormulas = {
  replay: {
    expression: 'min_s max { r : y_s(r) ≤ T }',
    filled: 'min_s max { r : y_s(r) ≤ {T} };  [{C}: {X}]',
    source,
  },
  misfit: {
    expression: 'min_s mean(|ln(y_s / y)|)',
    filled: '[{C}: {X}]',
    source,
  },
  candidates: { expression: '#s', filled: '#s;  [{C}: {X}]', source },
  margin: { expression: 'margin(s, requests)', source },
  promised: { expression: 'S · (1 − m)', source },
  expected: {
    expression: 'max { r : y_s(r) ≤ T },  s = best fit',
    filled: 'max { r : y_s(r) ≤ {T} };  [{C}: {X}]',
    source,
  },
  expectedError: { expression: 'error(d, S / E)', source },
} as const satisfies Readonly<Record<string, Notation>>
