import type { FormulaId } from '../../src/formulas/index.ts'
import { poissonHeadroom } from '../../src/maths/headroom.ts'
import type { Trail } from '../../src/model/report.ts'

type Known = string | number | null

interface Example {
  readonly given: Readonly<Record<string, readonly Known[]>>
  readonly rounding?: Trail['rounding']
  readonly expected: Known | readonly number[]
  /** Decimals that are known of it. */
  readonly digits?: number
}

/** Mean of the Poisson distribution that exceeds 1 with a chance of 1 %: exp(−m)·(1 + m) = 0.99. */
const mean = 0.1485547

/** Numbers where any do not: lists, the bounds that a formula has, and the number of values that a symbol has. */
export const givens: Readonly<Partial<Record<FormulaId, Readonly<Record<string, readonly number[]>>>>> = {
  allowedWait: { T: [3], y: [1.2] },
  runningBatch: { TTFT: [1.5], R: [4] },
  estimate: { y: [1, 2, 4], n: [9, 9, 9], y_lo: [2], y_hi: [4], C_lo: [10], C_hi: [20], T: [3] },
  mean: { x: [1, 2, 6], n: [3] },
  total: { x: [1, 2, 6] },
  count: { x: [1, 2, 6] },
  largest: { x: [1, 6, 2] },
  swing: { y: [4, 2, 6] },
  mixShare: { w: [2], W: [1, 2, 5] },
  mixMean: { w: [1, 3], x: [4, 10], X: [2, 5] },
  mixThroughput: { w: [1, 3], X: [2, 5] },
  mixConcurrency: { w: [1, 3], C: [8, 40], X: [2, 5] },
  writtenLeast: { x: [4, 6], d: [0.1, 0.2] },
  writtenMost: { x: [4, 6], d: [0.1, 0.2] },
  copiesLeast: { x: [4, 6], d: [0.1, 0.2] },
  copiesMost: { x: [4, 6], d: [0.1, 0.2] },
  streamMean: { x: [2, 5], n: [4, 3] },
  breakEvenLoad: { x_0: [10], x_1: [12], b: [900] },
  monthMoved: { x: [1, 2], y: [3, 5] },
  monthAtLoad: { x: [1, 2] },
}

const verdicts = ['pass', 'unknown', 'fail', 'pass'] as const
const levels = { C: [1, 2, 4, 8], verdict: verdicts }
const repeats = { verdict: ['pass', 'fail', 'fail'], y: [1, 4, 3], k: [0, 2, 2], N: [9, 9, 9] } as const

/** What formulas give that say more than arithmetic, worked out by hand. */
export const examples: Readonly<Partial<Record<FormulaId, readonly Example[]>>> = {
  binomial: [{ given: { s: [0], m: [300], p: [0.99], verdict: ['pass'] }, expected: 0.99 ** 300 }],
  upperBound: [
    {
      given: { y: [2], median: [1], n: [1000], m: [1000], p: [0.99] },
      expected: 2 * Math.exp((1.645 * 3.733 * (Math.log(2) / 2.326)) / Math.sqrt(1000)),
      digits: 3,
    },
  ],
  bucketQuantile: [
    // Between the scrapes [5, 15, 20]: rank 10 lies half way through the second bucket.
    { given: { q: [0.5], le: [1, 3, null], b: [6, 18, 24], a: [1, 3, 4] }, expected: 2 },
    { given: { q: [0.5], le: [1, 3, null], b: [6, 18, 24], a: [0] }, expected: 2 },
    { given: { q: [0.99], le: [1, 3, null], b: [6, 18, 24], a: [0] }, expected: null },
  ],
  streamStd: [
    {
      given: { x: [2.5, 7], n: [4, 3], s: [1.2909944487358056, 2], m: [4.428571428571429] },
      expected: 2.819996622760558,
    },
  ],
  engineNoise: [
    { given: { x_a: [45.2], s_a: [5.1], n_a: [20], s_b: [9.1], n_b: [19] }, expected: 0.10798660000336767 },
  ],
  rankBelow: [{ given: { N: [100], m: [100], p: [0.5] }, expected: 40 }],
  rankAbove: [{ given: { N: [100], m: [100], p: [0.5] }, expected: 61 }],
  scatter: [
    {
      given: { y: [1, Math.E, Math.E ** 2] },
      expected: [Math.exp(1 - 4.30265 / Math.sqrt(3)), Math.exp(1 + 4.30265 / Math.sqrt(3))],
      digits: 3,
    },
  ],
  provenGood: [
    { given: { n: [101], limit: ['a', 'b'], p: [0.9, 0.99], y: [1, 3], T: [1, 3] }, expected: 101 - 11 - 2 },
  ],
  proportion: [{ given: { k: [10], N: [10] }, expected: [0.025 ** 0.1, 1] }],
  joint: [
    { given: { verdict: ['pass', 'pass'] }, expected: 'pass' },
    { given: { verdict: verdicts }, expected: 'fail' },
    { given: { verdict: ['pass', 'unknown'] }, expected: 'unknown' },
    { given: {}, expected: 'unknown' },
  ],
  repeats: [
    { given: { x: [3, 1, 2] }, rounding: 'min', expected: 1 },
    { given: { x: [3, 1, 2] }, rounding: 'max', expected: 3 },
  ],
  middle: [{ given: { x: [4, 1, 3, 2] }, expected: [2, 3] }],
  worst: [{ given: repeats, expected: 4 }],
  worstMiddle: [{ given: repeats, expected: 3 }],
  maxConcurrency: [{ given: levels, expected: 1 }],
  firstFailing: [{ given: levels, expected: 4 }],
  largestPassing: [{ given: levels, expected: 8 }],
  binding: [{ given: { limit: ['a', 'b'], y: [1, 2], T: [2, 3] }, expected: 'b' }],
  plateau: [{ given: { C: [1, 2, 4, 8], X: [1, 9, 9.6, 10] }, expected: 4 }],
  rebuilt: [{ given: { TTFT: [1], g: [0.1], L: [11] }, rounding: 'max', expected: 2 }],
  rebuiltOccupancy: [{ given: { X: [3], TTFT: [1], g: [0.1], L: [11], C: [6] }, expected: 1 }],
  poisson: [{ given: { C: [1], e: [0.01] }, expected: mean, digits: 6 }],
  arrivals: [{ given: { C: [1], e: [0.01], k: [0.5], X: [4] }, expected: 2 * mean, digits: 6 }],
  timeAbove: [
    { given: { A: [5], x: [4, 6, 8], R: [2, 3, 9] }, expected: 3 },
    { given: { A: [6], x: [4, 6, 8], R: [2, 3, 9] }, expected: 3 },
  ],
  timeBelow: [
    { given: { A: [5], x: [4, 6, 8], R: [2, 3, 9] }, expected: 2 },
    { given: { A: [6], x: [4, 6, 8], R: [2, 3, 9] }, expected: 3 },
  ],
  residence: [{ given: { C: [2, 4], X: [4, 6], A: [5] }, expected: 3 / 5 }],
  populationRate: [{ given: { C: [2, 4], X: [4, 6], N: [8], Z: [1] }, expected: 5 }],
  lengths: [{ given: { L: [10.2, 9.8, 20, 30], M: [5, 5.1, 5, 5] }, expected: 20 }],
  poissonLoad: [{ given: { C: [1], e: [0.01] }, expected: mean, digits: 6 }],
  testedOnBusyDay: [
    { given: { R: [10], m: [0.1], v: [0.2], e: [0.01] }, expected: 9 / (1 + 0.2 * 2.326347874), digits: 6 },
    { given: { R: [10], m: [0.1], v: [0.2], e: [0.6] }, expected: 9, digits: 9 },
  ],
  burstyMean: [{ given: { C: [1], e: [0.01], b: [1], v: [0] }, expected: mean, digits: 6 }],
  burstyArrivals: [
    { given: { k: [0.5], C: [1], e: [0.01], b: [1], v: [0], X: [4] }, expected: 0.5 * mean * 4, digits: 6 },
  ],
  burstyLoad: [{ given: { C: [1], e: [0.01], b: [1], v: [0] }, expected: mean, digits: 6 }],
  curveLoad: [{ given: { L: [1], e: [0.01], m: [1], C: [1, 2, 3], X: [1, 1, 1] }, expected: 0.1, digits: 6 }],
  waitingLoad: [{ given: { C: [1], R: [1], t: [0], e: [0.01] }, expected: 0.01, digits: 6 }],
  rejectingLoad: [{ given: { C: [1], e: [0.01] }, expected: 0.01 / 0.99, digits: 6 }],
  mixLoad: [
    { given: { w: [1], C: [1], X: [1], A: [1], e: [0.01] }, expected: mean, digits: 6 },
    { given: { w: [1], C: [64], X: [4], A: [1], e: [0.01] }, expected: 0.25 },
  ],
  // Of the 81 users with a request every 3 s who saturate 128 in flight, those of planned shares and of overflows.
  openUsers: (
    [
      [27.07, 0.7, 56],
      [27.07, 0.8, 64],
      [27.07, 1, 81],
      [27.07, poissonHeadroom(128, 0.01).utilization, 66],
      [27.07, poissonHeadroom(128, 0.001).utilization, 61],
      [32.83, poissonHeadroom(128, 0.01).utilization, 80],
      [32.83, poissonHeadroom(128, 0.001).utilization, 74],
    ] as const
  ).map(([X, u, expected]) => ({ given: { X: [X], u: [u], I: [3] }, rounding: 'floor', expected })),
  closedUsers: [0.7, 0.8].map((u) => ({
    given: { X: [27.07], u: [u], R: [128 / 27.07], Z: [3] },
    rounding: 'floor' as const,
    expected: u === 0.7 ? 146 : 167,
  })),
  burstyMixLoad: [
    { given: { w: [1], C: [1], X: [1], A: [1], e: [0.01], b: [1], v: [0] }, expected: mean, digits: 6 },
    { given: { w: [1], C: [64], X: [4], A: [1], e: [0.01], b: [0.5], v: [0] }, expected: 0.25 },
  ],
  sentUsers: [
    { given: { F: [1], C: [128], e: [0.01], X: [27.07], I: [3] }, rounding: 'floor', expected: 56 },
    { given: { F: [1], C: [2], e: [0.01], X: [2], I: [1000] }, rounding: 'floor', expected: Math.floor(mean * 1000) },
  ],
  waitingUsers: [
    ...[3, 30].map((Z) => ({
      given: { F: [1], C: [128], e: [0.01], X: [27.07], R: [128 / 27.07], Z: [Z] },
      rounding: 'floor' as const,
      expected: Z === 3 ? 144 : 649,
    })),
    {
      given: { F: [2], C: [2], e: [0.01], X: [2], R: [1], Z: [1000] },
      rounding: 'floor',
      expected: Math.floor(mean * 2002),
    },
  ],
  promiseRatio: [
    { given: { A: [1], C: [2], e: [0.01], X: [2] }, expected: 1 / mean, digits: 4 },
    { given: { A: [1], C: [128], e: [0.01], X: [128] }, expected: 1 / 88.4478819, digits: 6 },
  ],
  cubic: [{ given: { C: [1, 2, 4], y: [3, 5, 9], c: [3] }, expected: 7 }],
  holdOut: [{ given: { C: [1, 2, 3, 4, 5, 6], y: [2, 4, 6, 8, 10, 12], of: ['worst'] }, expected: 0 }],
  queueHoldOut: [
    { given: { C: [10, 20], S: [5], X: [1, 1], y: [4, 16], of: ['worst'] }, expected: 0.25 },
    { given: { C: [10, 20], S: [5], X: [1, 1], y: [4, 16], of: ['mean'] }, expected: (0.25 + 0.0625) / 2 },
  ],
  pooledRate: [
    { given: { k: [2], C: [1], e: [0.01], X: [4], A: [0.1], u: [1], m: [4] }, expected: 4 * mean, digits: 6 },
    { given: { k: [2], C: [1], e: [0.01], X: [4], A: [0.1], u: [0.06], m: [4] }, expected: 2 * 0.24 },
    { given: { k: [2], C: [1], e: [0.01], X: [4], A: [0.5], u: [1], m: [4] }, expected: 1 },
  ],
  serversPooled: [{ given: { D: [0.5], C: [1], e: [0.01], X: [4], A: [0.1], u: [1], m: [4] }, expected: 2 }],
  allWaiting: [{ given: { k: [49], A: [0.08], R: [3], M: [2], Z: [10] }, rounding: 'floor', expected: 47 }],
}

/** Formulas that take single requests or simulated servers: where their maths is held to numbers. */
export const notRepeated: Readonly<Partial<Record<FormulaId, string>>> = {
  percentile: 'maths/quantile.test.ts',
  failures: 'maths/percentile-verdict.test.ts',
  limit: 'maths/percentile-verdict.test.ts',
  lasting: 'analysis/points/confirmation.test.ts',
  shareBeyond: 'analysis/points/confirmation.test.ts',
  effective: 'maths/confidence.test.ts',
  ordered: 'maths/confidence.test.ts',
  goodRequests: 'analysis/points/goodput.test.ts',
  firstWave: 'maths/steady.test.ts',
  steadyStatistic: 'maths/steady.test.ts',
  replay: 'replay/replay.test.ts',
  misfit: 'replay/calibration.test.ts',
  candidates: 'replay/calibration.test.ts',
  delay: 'replay/calibration.test.ts',
  answerVariation: 'replay/answers.test.ts',
  adjusted: 'replay/adjusted.test.ts',
  answerTime: 'replay/population.test.ts',
  waitTime: 'replay/population.test.ts',
  margin: 'replay/supported-rate.test.ts',
  expected: 'replay/supported-rate.test.ts',
}
