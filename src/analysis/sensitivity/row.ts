import type { Assumption } from '../../model/report.ts'
import { explainedIf, of, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import type { MeasuredLimit } from './measured-limit.ts'

type End = Assumption['ends'][number]

const nowhere = { level: null, throughput: null, latency: null, censored: false, users: null } as const

/** One end of an assumption: what it is there, the limit then, and the users of it. */
export const endOf = (
  value: Made<number> | End['value'],
  found: MeasuredLimit | null,
  users: Made<number> | number | null,
): End => (found ? record({ value, ...found, users }) : record({ value, ...nowhere }))

/** How far the users move over the ends and the base; null where an end leaves no answer. */
export const swingOf = (base: number, ends: readonly End[]): number | null => {
  const users = ends.map((end) => end.users)
  const known = users.filter((one) => one !== null)
  if (known.length < users.length) return null
  return Math.max(base, ...known) - Math.min(base, ...known)
}

/** The same as it stands in a row. */
export const swungBy = (base: Made<number>, ends: readonly End[]): Made<number> | null =>
  explainedIf('swing', swingOf(base.value, ends), { y: [base, ...ends.map((end) => of(end, 'users'))] })

/** Those that leave no answer first, then by swing; of equals the order given. */
export const bySwing = (a: Assumption, b: Assumption): number =>
  (b.swing ?? Number.MAX_VALUE) - (a.swing ?? Number.MAX_VALUE)
