import type { Audit } from './audit.ts'

/** Fewer requests than slots never fill them; a few per slot are mostly start-up and drain. A sweep of rates need not fill them. */
export const V03: Audit<'neverFilled' | 'few' | 'modest'> = {
  reasons: ['neverFilled', 'few', 'modest'],
  run: ({ run, axis }) => {
    const { concurrency } = run.load
    const requests = run.completed ?? run.load.prompts
    if (axis !== 'concurrency' || concurrency === null || requests === null) return []
    const perSlot = requests / concurrency
    const values = { requests, concurrency, perSlot }
    if (perSlot < 1) return [{ reason: 'neverFilled', severity: 'error', effect: 'noPass', values }]
    if (perSlot < 5) return [{ reason: 'few', severity: 'warning', effect: 'none', values }]
    return perSlot < 10 ? [{ reason: 'modest', severity: 'info', effect: 'none', values }] : []
  },
}
