import type { Series } from '../../model/report.ts'
import type { PromiseInput } from '../../promise/input.ts'
import { promise, type Replayed } from '../../promise/promise.ts'

type Headroom = NonNullable<Series['headroom']>

/** What a sweep promises. */
export type Promised = Pick<Headroom, 'arrivalRate' | 'promise' | 'expectation'>
type Refusal = NonNullable<Headroom['promise']['refusal']>

/** The promise where nothing is replayed. */
export const byOverflow = (rate: number, { reason, levels }: Refusal): Promised => ({
  arrivalRate: rate,
  promise: {
    rule: 'overflow',
    refusal: { reason, levels: [...levels] },
    overflowRate: rate,
    sustained: null,
    margin: null,
    misfit: null,
    servers: null,
    limitedBy: 'concurrency',
    levels: [],
  },
  expectation: null,
})

const byReplay = (rate: number, overflowRate: number, found: Replayed, levels: number[]): Promised => {
  const { sustained, margin, misfit, servers, limitedBy, expectation } = found
  return {
    arrivalRate: rate,
    promise: {
      rule: 'replay',
      refusal: null,
      overflowRate,
      sustained,
      margin,
      misfit,
      servers,
      limitedBy,
      levels,
    },
    expectation: { ...expectation },
  }
}

/** Null where no level passes. */
export const promisedOf = (input: PromiseInput): Promised | null => {
  const promised = promise(input)
  if (!promised) return null
  const { arrivalRate, basis } = promised
  const { overflowRate, outcome } = basis
  return 'reason' in outcome
    ? byOverflow(arrivalRate, { ...outcome, levels: [...outcome.levels] })
    : byReplay(
        arrivalRate,
        overflowRate,
        outcome,
        input.levels.map(({ concurrency }) => concurrency),
      )
}
