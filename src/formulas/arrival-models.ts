import { openCurveHeadroom } from '../capacity/birth-death.ts'
import { queueHeadroom, rejectionHeadroom } from '../capacity/erlang.ts'
import { poissonHeadroom } from '../capacity/headroom.ts'
import { burstyHeadroom } from '../capacity/negative-binomial.ts'
import { throughputCurve } from '../capacity/throughput-curve.ts'
import { konkyo, type Formulas, type Values } from './formula.ts'

const curveLoad = ({ one, all, numbers }: Values): number | null => {
  const rates = numbers('X')
  const levels = all('C').map((level, i) => ({ concurrency: level as number, throughput: rates[i]! }))
  const curve = throughputCurve(levels)
  return curve && openCurveHeadroom({ limit: one('L'), curve, overflow: one('e'), cap: one('m') }).utilization
}

const burstyLoad = ({ one }: Values): number =>
  burstyHeadroom({ limit: one('C'), overflow: one('e'), burstiness: one('b'), dailyVariation: one('v') }).utilization

/** Formulas of the share of the limit that each model of the arrivals allows. */
export const arrivalModelFormulas = {
  poissonLoad: {
    expression: 'max { m : P(Poisson(m) > C) ≤ e } / C',
    source: 'M/G/infinity queue',
    compute: ({ one }) => poissonHeadroom(one('C'), one('e')).utilization,
  },
  burstyLoad: {
    expression: 'max { m : P(NB(m, max(1, 1/b)·m + v²·m²) > C) ≤ e } / C',
    source: 'negative binomial (Greenwood & Yule 1920); Cox 1962',
    compute: burstyLoad,
  },
  curveLoad: {
    expression: 'max { u ≤ m : P(n > L) ≤ e },  p(n) = p(n − 1) · u·X(L) / X(n)',
    filled: 'max u ≤ {m}, P(n > {L}) ≤ {e};  [{C}: {X}]',
    source: 'birth-death equilibrium (Kelly 1979)',
    compute: curveLoad,
  },
  allowedWait: { expression: 'T − y', source: konkyo, compute: ({ one }) => Math.max(0, one('T') - one('y')) },
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
