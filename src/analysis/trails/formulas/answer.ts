import { bindingMetric } from '../../../capacity/binding.ts'
import { linearCrossing } from '../../../capacity/crossing.ts'
import { poissonHeadroom } from '../../../capacity/headroom.ts'
import { poolAdjacentViolators } from '../../../capacity/isotonic.ts'
import { highest, unbrokenRun, type Level, type Verdict } from '../../../capacity/levels.ts'
import { populationRate, residenceAt } from '../../../capacity/residence.ts'
import { plateauLoad } from '../../../capacity/plateau.ts'
import type { Formula, Known, Values } from '../values.ts'

const levelOf = (load: Known, more: Partial<Level>): Level => ({
  load: load as number,
  order: 0,
  usable: true,
  bridged: false,
  verdict: 'pass',
  metrics: {},
  throughput: null,
  ...more,
})

const loaded = ({ numbers }: Values) =>
  numbers('C').map((concurrency, i) => ({ concurrency, throughput: numbers('X')[i]! }))

const judged = ({ all }: Values): readonly Level[] =>
  all('C').map((load, i) => levelOf(load, { verdict: all('verdict')[i] as Verdict }))

/** The crossing on the chord of the fit that the given latencies have; not above the level before the first fail. */
const estimate = (values: Values): number | null => {
  const { one, numbers, all } = values
  const weights = all('n').map((samples) => Math.max(1, (samples as number | null) ?? 1))
  const fitted = poolAdjacentViolators(numbers('y'), weights)
  if (!fitted.includes(one('y_lo')) || !fitted.includes(one('y_hi'))) return null
  return linearCrossing(one('C_lo'), one('y_lo'), one('C_hi'), one('y_hi'), one('T'))
}

/** Formulas of the limit, of headroom and of users. */
export const answerFormulas = {
  maxConcurrency: (values) => highest(unbrokenRun(judged(values)))?.load ?? null,
  firstFailing: (values) => judged(values).find(({ verdict }) => verdict === 'fail')?.load ?? null,
  largestPassing: (values) => judged(values).findLast(({ verdict }) => verdict === 'pass')?.load ?? null,
  binding: ({ all }) => {
    const metrics = all('limit').map((id, i) => {
      const [value, threshold] = [all('y')[i] as number | null, all('T')[i] as number]
      return [String(id), { value, threshold, verdict: 'pass', samples: 1 }] as const
    })
    return bindingMetric([], levelOf(0, { metrics: Object.fromEntries(metrics) }))
  },
  slack: ({ one }) => 1 - one('y') / one('T'),
  estimate,
  plateau: ({ all }) =>
    plateauLoad(all('C').map((load, i) => levelOf(load, { throughput: all('X')[i] as number | null }))),
  recommended: ({ all }) => {
    const [C, P] = [all('C')[0], all('P')[0]]
    return typeof C === 'number' && typeof P === 'number' ? Math.min(C, P) : null
  },
  poisson: ({ one }) => poissonHeadroom(one('C'), one('e')).maxMeanConcurrency,
  utilization: ({ one }) => one('A') / one('X'),
  arrivals: ({ one }) => one('k') * poissonHeadroom(one('C'), one('e')).utilization * one('X'),
  plannedArrivals: ({ one }) => one('X') * one('u'),
  startingUsers: ({ one }) => one('A') / (1 / one('T') + 1 / one('Z')),
  openUsers: ({ one }) => one('X') * one('u') * one('I'),
  openDerived: ({ one }) => one('A') * one('I'),
  closedUsers: ({ one }) => one('X') * one('u') * (one('R') + one('Z')),
  closedArrivals: ({ one }) => one('N') / (one('R') + one('Z')),
  closedDerived: ({ one }) => one('A') * (one('R') + one('Z')),
  residence: (values) => residenceAt(loaded(values), values.one('A')),
  populationRate: (values) => populationRate(loaded(values), values.one('N'), values.one('Z')),
  share: ({ one }) => one('A') / one('X'),
  allUsers: ({ one }) => one('k') * one('U'),
  beside: ({ one }) => one('k') * one('r') * one('A'),
  lowEnd: ({ one }) => one('E') * (1 - one('e')),
} as const satisfies Readonly<Record<string, Formula>>
