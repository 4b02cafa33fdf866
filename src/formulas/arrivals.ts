import { burstyHeadroom, type Headroom, poissonHeadroom, queueHeadroom, rejectionHeadroom } from '../maths/headroom.ts'
import { type Formulas, product, type Values, own, sourced, productOf } from './formula.ts'
import { openCurveHeadroom, throughputCurve } from '../maths/throughput-curve.ts'
import {
  type LoadedLevel,
  type OfferedTime,
  offeredTime,
  populationRate,
  residenceAt,
  startingUsers,
} from '../maths/little.ts'
import { busyDay, keptShare } from '../replay/arrivals.ts'
import { marginWithin } from '../replay/open-runs.ts'

/** Rates offered, x, and the times of their answers, R. */
const timesIn = ({ numbers }: Values): readonly OfferedTime[] => {
  const seconds = numbers('R')
  return numbers('x').map((rate, i) => ({ rate, seconds: seconds[i]! }))
}

const littlesLaw = sourced("Little's law")

const poisson = ({ one }: Values): Headroom => poissonHeadroom(one('C'), one('e'))

const bursty = ({ one }: Values): Headroom =>
  burstyHeadroom({ limit: one('C'), overflow: one('e'), burstiness: one('b'), dailyVariation: one('v') })

/** Simulated servers, on which the rules are judged. */
const simulated = sourced('konkyo; npm run validate')

/**
 * Formulas of promised arrivals; s is a model server, y_s what it answers with, r arrivals per second. What a search over
 * simulated servers found no formula repeats.
 */
export const arrivalFormulas = {
  poisson: {
    expression: 'max { m : P(Poisson(m) > C) ≤ e }',
    source: 'M/G/infinity queue',
    compute: (values) => poisson(values).maxMeanConcurrency,
  },
  utilization: own('A / X', ({ one }) => one('A') / one('X')),
  arrivals: {
    expression: 'k · max { u : P(Poisson(u · C) > C) ≤ e } · X',
    source: 'M/G/infinity queue; Little 1961; npm run validate',
    compute: (values) => values.one('k') * poisson(values).utilization * values.one('X'),
  },
  replay: simulated('min_s max { r : y_s(r) ≤ T }', null, 'min_s max { r : y_s(r) ≤ {T} };  [{C}: {X}]'),
  misfit: simulated('min_s mean(|ln(y_s / y)|)', null, '[{C}: {X}]'),
  candidates: simulated('#s', null, '#s;  [{C}: {X}]'),
  delay: simulated('D_s,  s carries least', null, 'D_s;  [{C}: {X}]'),
  answerVariation: simulated(
    'argmin_v max { r : y_v(r) ≤ T },  v = 0, 0.5, 1',
    null,
    'argmin_v max { r : y_v(r) ≤ {T} };  [{C}: {X}]',
  ),
  margin: simulated('margin(s, requests)', null),
  promised: simulated('S · (1 − m)', ({ one }) => one('S') * (1 - one('m'))),
  tested: simulated('R · (1 − m)', ({ one }) => one('R') * (1 - one('m'))),
  testedOnBusyDay: {
    expression: 'R · (1 − m) / (1 + v · max(0, z(1 − e)))',
    source: 'konkyo; npm run validate; normal distribution',
    compute: ({ one }) => (one('R') * (1 - one('m'))) / busyDay({ burstiness: 1, variation: one('v') }, one('e')),
  },
  adjusted: simulated(
    'min_R max { r : y_t(r) ≤ T },  t = best fit, adjusted to the run at R',
    null,
    'min_R max { r : y_t(r) ≤ {T} };  R: {R};  [{C}: {X}]',
  ),
  runMargin: simulated('min(h, max(l, 1 − (1 − o) · K / R))', ({ one }) =>
    marginWithin(one('R'), one('K'), { off: one('o'), least: one('l'), most: one('h') }),
  ),
  setMargin: simulated('m', ({ one }) => one('m')),
  expected: simulated('max { r : y_s(r) ≤ T },  s = best fit', null, 'max { r : y_s(r) ≤ {T} };  [{C}: {X}]'),
  expectedError: simulated('1 − S · (1 − m) / E', ({ one }) => 1 - (one('S') * (1 - one('m'))) / one('E')),
  burstyMean: {
    expression: 'max { a : P(NB(a, max(1, 1/b)·a + v²·a²) > C) ≤ e }',
    source: 'negative binomial (Greenwood & Yule 1920); Cox 1962',
    compute: (values) => bursty(values).maxMeanConcurrency,
  },
  burstyArrivals: {
    expression: 'k · max { a : P(NB(a, max(1, 1/b)·a + v²·a²) > C) ≤ e } · X / C',
    source: 'negative binomial (Greenwood & Yule 1920); Little 1961; npm run validate',
    compute: (values) => (values.one('k') * bursty(values).maxMeanConcurrency * values.one('X')) / values.one('C'),
  },
  plannedArrivals: productOf('X', 'u'),
} as const satisfies Formulas

const levels = ({ numbers }: Values): readonly LoadedLevel[] =>
  numbers('C').map((concurrency, i) => ({ concurrency, throughput: numbers('X')[i]! }))

const curveLoad = (values: Values): number | null => {
  const { one } = values
  const curve = throughputCurve(levels(values))
  return curve && openCurveHeadroom({ limit: one('L'), curve, overflow: one('e'), cap: one('m') }).utilization
}

/** Formulas of the share of the limit that each model of the arrivals allows. */
export const arrivalModelFormulas = {
  poissonLoad: {
    expression: 'max { m : P(Poisson(m) > C) ≤ e } / C',
    source: 'M/G/infinity queue',
    compute: (values) => poisson(values).utilization,
  },
  burstyLoad: {
    expression: 'max { m : P(NB(m, max(1, 1/b)·m + v²·m²) > C) ≤ e } / C',
    source: 'negative binomial (Greenwood & Yule 1920); Cox 1962',
    compute: (values) => bursty(values).utilization,
  },
  curveLoad: {
    expression: 'max { u ≤ m : P(n > L) ≤ e },  p(n) = p(n − 1) · u·X(L) / X(n)',
    filled: 'max u ≤ {m}, P(n > {L}) ≤ {e};  [{C}: {X}]',
    source: 'birth-death equilibrium (Kelly 1979)',
    compute: curveLoad,
  },
  allowedWait: own('T − y', ({ one }) => Math.max(0, one('T') - one('y'))),
  waitingLoad: {
    expression: 'max { m : ErlangC(C, m)·exp(−(C − m)·t / R) ≤ e } / C',
    source: 'M/M/c queue (Cooper 1981)',
    compute: ({ one }) =>
      queueHeadroom({ limit: one('C'), latency: one('R'), wait: one('t'), overflow: one('e') }).utilization,
  },
  rejectingLoad: {
    expression: 'max { m : ErlangB(C, m) ≤ e } / C',
    source: 'M/G/c/c queue (Cooper 1981)',
    compute: ({ one }) => rejectionHeadroom(one('C'), one('e')).utilization,
  },
} as const satisfies Formulas

const responseTime = sourced('interactive response time law')

/** Formulas of users, who send on schedule or wait for their answers. */
export const userFormulas = {
  startingUsers: own('floor(A / (1 / T + 1 / Z))', ({ one }) => startingUsers(one('A'), one('T'), one('Z'))),
  openUsers: littlesLaw('floor(X · u · I)', product('X', 'u', 'I')),
  openDerived: littlesLaw('floor(A · I)', product('A', 'I')),
  closedUsers: responseTime('floor(X · u · (R + Z))', ({ one }) => one('X') * one('u') * (one('R') + one('Z'))),
  closedArrivals: responseTime('N / (R + Z)', ({ one }) => one('N') / (one('R') + one('Z'))),
  closedDerived: responseTime('floor(A · (R + Z))', ({ one }) => one('A') * (one('R') + one('Z'))),
  closedShorter: responseTime(
    'floor(A · (min(R, M) + Z))',
    ({ one }) => one('A') * (Math.min(one('R'), one('M')) + one('Z')),
  ),
  answerTime: simulated('mean(E2EL_s(A)),  s = best fit', null, 'mean(E2EL_s({A}));  [{C}: {X}]'),
  waitTime: simulated(
    'R = mean(E2EL_s(N, Z)),  N = A · (min(R, M) + Z),  s = best fit',
    null,
    'R = mean(E2EL_s(N, {Z})),  N = {A} · (min(R, {M}) + {Z});  [{C}: {X}]',
  ),
  residence: {
    expression: 'n / A,  X(n) = A on the lines (0, 0), (C, X)',
    source: 'Little 1961',
    compute: (values) => residenceAt(levels(values), values.one('A')),
  },
  timeAbove: own('max { R : x ≤ min { x : x ≥ A } }', (values) =>
    offeredTime(timesIn(values), values.one('A'), 'above'),
  ),
  timeBelow: own('min { R : x ≥ max { x : x ≤ A } }', (values) =>
    offeredTime(timesIn(values), values.one('A'), 'below'),
  ),
  populationRate: responseTime('X(n),  n + X(n) · Z = N on the lines (0, 0), (C, X)', (values) =>
    populationRate(levels(values), values.one('N'), values.one('Z')),
  ),
  share: own('A / X', ({ one }) => one('A') / one('X')),
  allSenders: littlesLaw('floor(k · A · I)', product('k', 'A', 'I')),
  allWaiting: responseTime(
    'floor(k · A · (min(R, M) + Z))',
    ({ one }) => one('k') * one('A') * (Math.min(one('R'), one('M')) + one('Z')),
  ),
  beside: productOf('k', 'A'),
  registered: own('k · A · U / D', ({ one }) => (one('k') * one('A') * one('U')) / one('D')),
} as const satisfies Formulas

/** Requests in flight that the overflow rule plans for. */
const planned = ({ one }: Values): number =>
  keptShare(one('C'), one('e')) * poissonHeadroom(one('C'), one('e')).maxMeanConcurrency

const planning = 'min(0.85 · a(C), a(C − 1)) · X / C'
const load = 'a(c) = max { m : P(Poisson(m) > c) ≤ e }'

const sentUsers = (values: Values): number => {
  const { one } = values
  return ((planned(values) * one('X')) / one('C')) * one('F') * one('I')
}

const waitingUsers = (values: Values): number => {
  const { one } = values
  return ((planned(values) * one('X')) / one('C')) * one('F') * (one('R') + one('Z'))
}

/** Formulas of what assumptions do to the users. */
export const sensitivityFormulas = {
  sentUsers: {
    expression: `floor(F · ${planning} · I),  ${load}`,
    source: "M/G/infinity queue, Little's law",
    compute: sentUsers,
  },
  waitingUsers: {
    expression: `floor(F · ${planning} · (R + Z)),  ${load}`,
    source: 'M/G/infinity queue, interactive response time law',
    compute: waitingUsers,
  },
  promiseRatio: own(
    `A / (${planning}),  ${load}`,
    (values) => (values.one('A') * values.one('C')) / (planned(values) * values.one('X')),
  ),
  moved: productOf('x', 'f'),
  roundedRate: {
    expression: 'X + s · d',
    source: 'interval arithmetic, d = half a last place',
    compute: ({ one, numbers }) => one('X') + one('s') * Math.max(0, ...numbers('d')),
  },
  swing: {
    expression: 'max(y) − min(y)',
    filled: 'max − min: {y}',
    source: 'Eschenbach 1992',
    compute: ({ numbers }) => Math.max(...numbers('y')) - Math.min(...numbers('y')),
  },
} as const satisfies Formulas
