import type { Plan } from '../../model/plan.ts'
import type { Series } from '../../model/report.ts'
import { promise, type RatePromise } from '../../promise/promise.ts'
import type { PromiseInput } from '../../promise/input.ts'
import { prepareUsers, type PreparedUsers } from '../../promise/prepared.ts'
import { timedLevels } from './promise-input.ts'

type Headroom = NonNullable<Series['headroom']>
type Told = Pick<Headroom, 'arrivalRate' | 'promise' | 'expectation'>

/** What a sweep promises. */
export interface Promised {
  readonly headroom: Told
  /** Users who wait for the answer and think so many seconds, of those asked for; null without a replay. */
  readonly users: (thinkTime: number) => number | null
}

/** The promise where nothing could be replayed. */
export const byOverflow = (rate: number): Told => ({
  arrivalRate: rate,
  promise: {
    rule: 'overflow',
    by: 'overflow',
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

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.abs(b)

/** Which of the three the rate is. */
const makingOf = ({ arrivalRate, basis }: RatePromise): Told['promise']['by'] => {
  if (same(arrivalRate, basis.sustained * (1 - basis.margin))) return 'margin'
  return same(arrivalRate, basis.overflowRate) ? 'overflow' : 'agreed'
}

const toldOf = (promised: RatePromise, input: PromiseInput): Told => {
  const { arrivalRate, expectation, basis, limitedBy } = promised
  if (basis.rule === 'overflow') return byOverflow(arrivalRate)
  const { rule, overflowRate, sustained, margin, misfit, servers } = basis
  const found = { rule, by: makingOf(promised), overflowRate, sustained, margin, misfit, servers, limitedBy }
  return {
    arrivalRate,
    promise: { ...found, levels: [...timedLevels(input)] },
    expectation: expectation && { ...expectation },
  }
}

/** Shortest think time (s) that replayed users are validated for; below it they are counted by law alone. */
const shortestReplayed = 5

/** Users by the response time law from the promised rate, or as many more as the calibrated servers carry. */
const usersOf = (prepared: PreparedUsers, thinkTime: number): number => {
  const habit = { thinkTime, start: null }
  return thinkTime < shortestReplayed ? prepared.byLaw(habit) : prepared.promised(habit).users
}

/** Replayed once for the rate, and by the replay rule once for each think time. Null where the sweep promises nothing. */
export const promisedOf = (input: PromiseInput, { thinkTimes, intervals }: Plan): Promised | null => {
  const promised = promise(input)
  if (!promised) return null
  const headroom = toldOf(promised, input)
  if (promised.basis.rule === 'overflow') return { headroom, users: () => null }
  const prepared = prepareUsers(input, promised)
  const counted = [...new Set([...thinkTimes, ...intervals])]
  const users = new Map(counted.map((thinkTime) => [thinkTime, usersOf(prepared, thinkTime)]))
  return { headroom, users: (thinkTime) => users.get(thinkTime) ?? null }
}
