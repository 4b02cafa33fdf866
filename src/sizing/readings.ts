import { closedPopulation } from '../capacity/headroom.ts'
import { snapToInteger } from '../capacity/numbers.ts'
import type { Load, Reading, SizedLayout, SizeQuestion } from '../model/size.ts'
import { latencyOf } from './loads.ts'

type Row = Reading['rows'][number]

const row = (load: Load, exact: number): Row => ({ ...load, exact, users: Math.floor(snapToInteger(exact)) })

const planned = (loads: readonly Load[]): readonly Load[] =>
  loads.filter(({ model }) => model === 'full' || model === 'fixed')

/** N = λI: whether or not the answer came. */
const scheduled = (loads: readonly Load[], interval: number): readonly Row[] =>
  loads.filter(({ model }) => model !== 'reject').map((load) => row(load, load.arrivalRate * interval))

/** The users of whom more than the limit wait at once with no more than the accepted probability; null if unbounded. */
export const populationOf = (layout: SizedLayout, thinkTime: number, overflow: number): Load | null => {
  const [limit, latency] = [layout.concurrency.value, latencyOf(layout)]
  const users = closedPopulation({ limit, latency, thinkTime, overflow })
  if (users === null) return null
  const arrivalRate = users / (latency + thinkTime)
  const inFlight = arrivalRate * latency
  return { model: 'binomial', share: inFlight / limit, inFlight, arrivalRate }
}

/** The users that the report itself counts by a replay; none where it does not. */
export const reportedPopulation = (layout: SizedLayout, thinkTime: number): readonly Load[] => {
  const found = layout.reportedUsers.find((one) => one.thinkTime === thinkTime)
  if (!found) return []
  const latency = latencyOf(layout)
  const arrivalRate = found.users / (latency + thinkTime)
  const inFlight = arrivalRate * latency
  return [{ model: 'reported', share: arrivalRate / layout.throughput.value, inFlight, arrivalRate }]
}

/** N = λ(R + Z), the interactive response time law. */
const closed = (layout: SizedLayout, loads: readonly Load[], thinkTime: number, overflow: number): Reading => {
  const cycle = latencyOf(layout) + thinkTime
  const population = populationOf(layout, thinkTime, overflow)
  const derived = [...(population ? [population] : []), ...reportedPopulation(layout, thinkTime)]
  const all = [...planned(loads), ...derived]
  const rows = all.map((load) => row(load, load.arrivalRate * cycle))
  return { kind: 'closed', seconds: thinkTime, possible: true, rows }
}

/** Every reading of "one request every so often" as users of one copy, and the one that needs no time. */
export const readingsOf = (
  layout: SizedLayout,
  loads: readonly Load[],
  { intervals, thinkTimes, overflow }: SizeQuestion,
): readonly Reading[] => {
  const atOnce = planned(loads).map((load) => row(load, load.inFlight))
  const closedAt = (seconds: number) => closed(layout, loads, seconds, overflow.value)
  return [
    { kind: 'inFlight', seconds: null, possible: true, rows: atOnce },
    ...intervals.flatMap((seconds): readonly Reading[] => [
      { kind: 'open', seconds, possible: true, rows: scheduled(loads, seconds) },
      closedAt(seconds),
      { kind: 'cycle', seconds, possible: latencyOf(layout) <= seconds, rows: scheduled(planned(loads), seconds) },
    ]),
    ...thinkTimes.map(closedAt),
  ]
}
