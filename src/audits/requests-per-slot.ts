import { requestsSent } from '../model/run.ts'
import { type Audit, error, info, warning } from './audit.ts'

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
    if (requests === undefined) return run.wholeRecord ? error('notRun', 'noPass') : warning('notRun')
    const perSlot = requests / concurrency
    const values = { requests, concurrency, perSlot }
    if (perSlot < 1) return error('neverFilled', 'noPass', values)
    if (perSlot === 1 && concurrency > 1) return error('oneWave', 'noPass', values)
    if (perSlot < 5) return warning('few', values)
    return perSlot < 10 ? info('modest', values) : []
  },
}
