import type { Series } from '../../model/report.ts'
import type { RateQuestion } from '../../replay/sweep.ts'
import { supportedRate, type Estimate, type SupportedRate, type Replayed } from '../../replay/supported-rate.ts'

type Headroom = NonNullable<Series['headroom']>

/** What a sweep promises. */
export type Promised = Pick<Headroom, 'arrivalRate' | 'promise' | 'expectation'> & {
  /** The best estimate, shown or not. */
  readonly estimate: Estimate | null
}
type Refusal = NonNullable<Headroom['promise']['refusal']>

/** The promise where nothing is replayed. */
export const byOverflow = (
  rate: number,
  planned: number | null,
  { reason, levels }: Refusal,
  estimate: Estimate | null = null,
): Promised => ({
  arrivalRate: rate,
  promise: {
    rule: 'overflow',
    refusal: { reason, levels: [...levels] },
    planned,
    overflowRate: rate,
    sustained: null,
    margin: null,
    misfit: null,
    servers: null,
    limitedBy: 'concurrency',
    levels: [],
  },
  expectation: null,
  estimate,
})

const byReplay = ({ arrivalRate, basis }: SupportedRate, found: Replayed, levels: number[]): Promised => {
  const { planned, overflowRate } = basis
  const { sustained, margin, misfit, servers, limitedBy, expectation } = found
  return {
    arrivalRate,
    promise: {
      rule: 'replay',
      refusal: null,
      planned,
      overflowRate,
      sustained,
      margin,
      misfit,
      servers,
      limitedBy,
      levels,
    },
    expectation: { ...expectation },
    estimate: basis.estimate,
  }
}

/** Null where no level passes, or where neither rule carries anything. */
export const promisedOf = (input: RateQuestion): Promised | null => {
  const promised = supportedRate(input)
  if (!promised || promised.arrivalRate === 0) return null
  const { basis } = promised
  const { planned, outcome, overflowRate } = basis
  return 'reason' in outcome
    ? byOverflow(overflowRate, planned, { ...outcome, levels: [...outcome.levels] }, basis.estimate)
    : byReplay(
        promised,
        outcome,
        input.levels.map(({ concurrency }) => concurrency),
      )
}
