import { openCurveHeadroom } from '../../../capacity/birth-death.ts'
import { queueHeadroom, rejectionHeadroom } from '../../../capacity/erlang.ts'
import { poissonHeadroom } from '../../../capacity/headroom.ts'
import { burstyHeadroom } from '../../../capacity/negative-binomial.ts'
import { throughputCurve } from '../../../capacity/throughput-curve.ts'
import type { Formula, Values } from '../values.ts'

const curveLoad = ({ one, all, numbers }: Values): number | null => {
  const rates = numbers('X')
  const levels = all('C').map((level, i) => ({ concurrency: level as number, throughput: rates[i]! }))
  const curve = throughputCurve(levels)
  return curve && openCurveHeadroom({ limit: one('L'), curve, overflow: one('e'), cap: one('m') }).utilization
}

/** Formulas of the share of the limit that each model of the arrivals allows. */
export const loadFormulas = {
  poissonLoad: ({ one }) => poissonHeadroom(one('C'), one('e')).utilization,
  burstyLoad: ({ one }) => {
    const told = { limit: one('C'), overflow: one('e'), burstiness: one('b'), dailyVariation: one('v') }
    return burstyHeadroom(told).utilization
  },
  curveLoad,
  allowedWait: ({ one }) => Math.max(0, one('T') - one('y')),
  waitingLoad: ({ one }) =>
    queueHeadroom({ limit: one('C'), latency: one('R'), wait: one('t'), overflow: one('e') }).utilization,
  rejectingLoad: ({ one }) => rejectionHeadroom(one('C'), one('e')).utilization,
} as const satisfies Readonly<Record<string, Formula>>
