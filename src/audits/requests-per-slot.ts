import { requestsSent } from '../model/run.ts'
import type { Audit } from './audit.ts'

/**
 * Fewer requests than slots never fill them; as many are one burst, after which no slot was used again; a few per slot
 * are mostly start-up and drain. A sweep of rates need not fill its slots.
 */
export const requestsPerSlot: Audit<'notRun' | 'neverFilled' | 'oneWave' | 'few' | 'modest'> = {
  reasons: ['notRun', 'neverFilled', 'oneWave', 'few', 'modest'],
  run: ({ run, axis }) => {
    const { concurrency } = run.load
    if (axis !== 'concurrency' || concurrency === null) return []
    const requests = requestsSent(run)?.least
    if (requests === undefined)
      return [
        run.wholeRecord
          ? { reason: 'notRun', severity: 'error', effect: 'noPass', values: {} }
          : { reason: 'notRun', severity: 'warning', effect: 'none', values: {} },
      ]
    const perSlot = requests / concurrency
    const values = { requests, concurrency, perSlot }
    if (perSlot < 1) return [{ reason: 'neverFilled', severity: 'error', effect: 'noPass', values }]
    if (perSlot === 1 && concurrency > 1) return [{ reason: 'oneWave', severity: 'error', effect: 'noPass', values }]
    if (perSlot < 5) return [{ reason: 'few', severity: 'warning', effect: 'none', values }]
    return perSlot < 10 ? [{ reason: 'modest', severity: 'info', effect: 'none', values }] : []
  },
}
