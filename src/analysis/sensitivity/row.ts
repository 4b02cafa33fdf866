import type { Assumption } from '../../model/report.ts'
import type { MeasuredLimit } from './measured-limit.ts'

type End = Assumption['ends'][number]

const nowhere = { level: null, throughput: null, latency: null, censored: false, users: null } as const

/** One end of an assumption: what it is there, the limit then, and the users of it. */
export const endOf = (value: End['value'], found: MeasuredLimit | null, users: number | null): End =>
  found ? { value, ...found, users } : { value, ...nowhere }

/** How far the users move over the ends and the base; null where an end leaves no answer. */
export const swingOf = (base: number, ends: readonly End[]): number | null => {
  const users = ends.map((end) => end.users)
  const known = users.filter((one) => one !== null)
  if (known.length < users.length) return null
  return Math.max(base, ...known) - Math.min(base, ...known)
}

/** Those that leave no answer first, then by swing; of equals the order given. */
export const bySwing = (a: Assumption, b: Assumption): number =>
  (b.swing ?? Number.MAX_VALUE) - (a.swing ?? Number.MAX_VALUE)
