import { bindingMetric, linearCrossing, plateauLoad, poolAdjacentViolators } from '../maths/max-concurrency.ts'
import { highest, unbrokenRun, type Verdict } from '../maths/levels.ts'
import { type Formulas, product, type Result, type Values, own, sourced } from './formula.ts'
import { decodingShare, rebuiltLatency, littleRatio, slotOccupancy } from '../maths/little.ts'
import { cubic, type HeldOut, leaveOneOut, type Point, summarizeHoldOut } from '../maths/interpolation.ts'
import { elasticity, queueWait } from '../maths/regimes.ts'

const little = sourced('Little 1961')

const judged = ({ all }: Values) =>
  all('C').map((load, i) => ({ load: load as number, verdict: all('verdict')[i] as Verdict }))

/** The crossing on the chord of the fit that the given latencies have; not above the level before the first fail. */
const estimate = (values: Values): number | null => {
  const { one, numbers, all } = values
  const weights = all('n').map((samples) => Math.max(1, (samples as number | null) ?? 1))
  const fitted = poolAdjacentViolators(numbers('y'), weights)
  if (!fitted.includes(one('y_lo')) || !fitted.includes(one('y_hi'))) return null
  return linearCrossing(one('C_lo'), one('y_lo'), one('C_hi'), one('y_hi'), one('T'))
}

/** The limit whose value is the largest share of its threshold. */
const binding = ({ all }: Values): string | null => {
  const metrics = all('limit').map((id, i) => {
    const [value, threshold] = [all('y')[i] as number | null, all('T')[i] as number]
    return [String(id), { value, threshold }] as const
  })
  return bindingMetric(Object.fromEntries(metrics))
}

/** Formulas of the limit of a series. */
export const limitFormulas = {
  maxConcurrency: own(
    "max { C : pass(C') for every measured C' ≤ C }",
    (values) => highest(unbrokenRun(judged(values)))?.load ?? null,
  ),
  firstFailing: own(
    'min { C : fail(C) }',
    (values) => judged(values).find(({ verdict }) => verdict === 'fail')?.load ?? null,
  ),
  largestPassing: own(
    'max { C : pass(C) }',
    (values) => judged(values).findLast(({ verdict }) => verdict === 'pass')?.load ?? null,
  ),
  binding: own('max(y / T)', binding, '[{limit}: {y} / {T}]'),
  slack: own('1 − y / T', ({ one }) => 1 - one('y') / one('T')),
  estimate: {
    expression: 'C_lo + (C_hi − C_lo)·(T − y_lo) / (y_hi − y_lo)',
    source: 'isotonic regression (Best & Chakravarti 1990), linear crossing',
    compute: estimate,
  },
  plateau: own(
    'min { C : X(C) ≥ 0.95 · max(X) }',
    ({ all }) =>
      plateauLoad(all('C').map((load, i) => ({ load: load as number, throughput: all('X')[i] as number | null }))),
    '0.95 · max(X);  [{C}: {X}]',
  ),
  recommended: own('min(C, P)', ({ all }) => {
    const [C, P] = [all('C')[0], all('P')[0]]
    return typeof C === 'number' && typeof P === 'number' ? Math.min(C, P) : null
  }),
} as const satisfies Formulas

/** Mean times rebuilt from time to first token, gap and tokens, one for each run that has them. */
const rebuilt = ({ all }: Values): readonly number[] =>
  all('TTFT').flatMap((ttft, i) => {
    const [gap, tokens] = [all('g')[i], all('L')[i]]
    const isKnown = typeof ttft === 'number' && typeof gap === 'number' && typeof tokens === 'number'
    return isKnown ? rebuiltLatency(ttft, gap, tokens) : []
  })

/** Formulas of mean times in the system, and of the concurrency that was held. */
export const timeFormulas = {
  latency: little('C / X', ({ one }) => one('C') / one('X')),
  rebuilt: {
    expression: 'TTFT + g · (L − 1)',
    filled: '[{TTFT} + {g} · ({L} − 1)]',
    source: 'TPOT = (E2EL − TTFT) / (L − 1)',
    compute: (values) => [...rebuilt(values), ...values.numbers('R')],
  },
  little: little('X · R / C', ({ one }) => littleRatio(one('X'), one('R'), one('C'))),
  rebuiltOccupancy: little('X · (TTFT + g · (L − 1)) / C', (values) =>
    littleRatio(values.one('X'), rebuilt(values)[0] ?? Number.NaN, values.one('C')),
  ),
} as const satisfies Formulas

/** Formulas of the diagnosis. */
export const diagnosisFormulas = {
  openLoad: little('X · R', product('X', 'R')),
  ttftShare: own('TTFT / R', ({ one }) => one('TTFT') / one('R')),
  decodeShare: {
    expression: 'min(1 − TTFT / R, TPOT · (L − 1) / R)',
    source: 'TPOT = (E2EL − TTFT) / (L − 1)',
    compute: ({ one, numbers }) => {
      const [ttft = 0] = numbers('TTFT')
      return Math.min(1 - ttft / one('R'), decodingShare(one('TPOT'), one('L'), one('R')))
    },
  },
  runningBatch: little('C · (1 − TTFT / R)', ({ one }) => slotOccupancy(one('C'), one('TTFT'), one('R'))),
  prefillLoad: {
    expression: 'X · L / (L_1 / TTFT_1)',
    source: 'utilization law (Denning & Buzen 1978)',
    compute: ({ one }) => (one('X') * one('L') * one('TTFT_1')) / one('L_1'),
  },
  elasticity: {
    expression: 'ln(y / y_1) / ln(C / C_1)',
    source: 'arc elasticity',
    compute: ({ one }) => elasticity({ x: one('C_1'), y: one('y_1') }, { x: one('C'), y: one('y') }),
  },
  ratio: own('y / y_0', ({ one }) => one('y') / one('y_0')),
  excess: own('TTFT − L · TTFT_l / L_l', ({ one }) => one('TTFT') - (one('L') * one('TTFT_l')) / one('L_l')),
} as const satisfies Formulas

/** Levels with one value each: of repeats the largest. */
const pairs = ({ all, numbers }: Values): readonly Point[] => {
  const values = numbers('y')
  const largest = new Map<number, number>()
  for (const [i, x] of (all('C') as readonly number[]).entries())
    largest.set(x, Math.max(largest.get(x) ?? -Infinity, values[i]!))
  return [...largest].map(([x, y]) => ({ x, y }))
}

const summary = (errors: readonly HeldOut[], { all }: Values): Result =>
  summarizeHoldOut(errors)?.[all('of')[0] as 'median'] ?? null

const queued = (values: Values): readonly HeldOut[] =>
  pairs(values).map(({ x, y }, i) => {
    const predicted = queueWait(x, values.one('S'), values.numbers('X')[i]!)
    return { x, measured: y, predicted, error: predicted / y - 1 }
  })

/** Formulas of what lies between two measured levels. */
export const betweenFormulas = {
  cubic: {
    expression: 'PCHIP(c)',
    filled: 'PCHIP({c});  [{C}: {y}]',
    source: 'Fritsch & Carlson 1980; Fritsch & Butland 1984',
    compute: (values) => cubic(pairs(values), values.one('c')),
  },
  holdOut: {
    expression: '|PCHIP without C at C / y − 1|',
    filled: '{of}; [{C}: {y}]',
    source: 'leave-one-out cross-validation (Stone 1974)',
    compute: (values) => summary(leaveOneOut(pairs(values), cubic), values),
  },
  queueWait: little('(C − S) / X', ({ one }) => queueWait(one('C'), one('S'), one('X'))),
  queueHoldOut: little(
    '|((C − S) / X) / y − 1|',
    (values) => summary(queued(values), values),
    '{of}; S = {S}; [({C} − S) / {X}: {y}]',
  ),
  largest: own('max(x)', ({ numbers }) => Math.max(...numbers('x'))),
} as const satisfies Formulas
