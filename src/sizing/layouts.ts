import type { Series } from '../model/report.ts'
import type { SizedLayout, SizeQuestion, SizeResult, Stated } from '../model/size.ts'

/** What sizing needs of a series of a report. */
export type MeasuredSeries = Pick<
  Series,
  'id' | 'name' | 'workloadId' | 'layout' | 'capacity' | 'basis' | 'headroom' | 'users'
>

const measured = (value: number): Stated => ({ value, nature: 'measured' })
const given = (value: number): Stated => ({ value, nature: 'given' })

/** Typed numbers as layouts; that the service level holds there is taken on trust. */
export const typedLayouts = ({ typed }: SizeQuestion): readonly SizedLayout[] =>
  typed.map(({ throughput, concurrency, gpus }, i) => ({
    id: `typed-${i + 1}`,
    name: null,
    workload: null,
    gpus,
    concurrency: given(concurrency),
    throughput: given(throughput),
    judged: false,
    reported: null,
    reportedUsers: [],
  }))

const waiting = (users: MeasuredSeries['users']): SizedLayout['reportedUsers'] =>
  users.flatMap(({ model, thinkTime, users: count }) =>
    model === 'poisson' && thinkTime !== null ? [{ thinkTime, users: count }] : [],
  )

const measuredLayout = (series: MeasuredSeries, overflow: number): SizedLayout | null => {
  const { id, name, workloadId, layout, capacity, basis, headroom } = series
  if (!basis || capacity.axis !== 'concurrency') return null
  const agrees = headroom?.overflow === overflow
  return {
    id,
    name,
    workload: workloadId,
    gpus: layout.gpus === null ? null : measured(layout.gpus),
    concurrency: measured(basis.level),
    throughput: measured(basis.throughput),
    judged: basis.judged,
    reported: agrees ? headroom.arrivalRate : null,
    reportedUsers: agrees && basis.judged ? waiting(series.users) : [],
  }
}

/** Measured layouts at their limits, and those that have none to size with. */
export const measuredLayouts = (
  series: readonly MeasuredSeries[],
  overflow: number,
): { readonly layouts: readonly SizedLayout[]; readonly left: SizeResult['left'] } => ({
  layouts: series.flatMap((one) => measuredLayout(one, overflow) ?? []),
  left: series
    .filter((one) => measuredLayout(one, overflow) === null)
    .map(({ id, name, capacity }) => ({ id, name, reason: capacity.axis === 'requestRate' ? 'openLoop' : 'noPass' })),
})
