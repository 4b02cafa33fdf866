import { givenShares, type Plan } from './plan.ts'
import type { Point, Series, SizingOption, Basis } from './report.ts'

/**
 * Why nothing is proven of servers as one pool. measured, replay: the planning rate is that of one server under requests at
 * random, which says nothing of several; less: model servers carry less than the overflow rule, so that nothing more is built
 * on it; bursts: a stated burstiness or variation from day to day.
 */
export const unproven = ['measured', 'replay', 'less', 'bursts'] as const
export type Unproven = (typeof unproven)[number]

type Counted = Pick<Plan, 'arrivals' | 'utilizations'> & { readonly chosenBy: Pick<Plan['chosenBy'], 'utilizations'> }

/** The level that the overflow rule counts servers of a layout as one pool from; or why it cannot. */
export const poolLevel = (
  { headroom, points }: Pick<Series, 'headroom' | 'points'>,
  { arrivals: { burstiness, dayToDay } }: Counted,
): Point | Unproven => {
  if (!headroom?.promise) return 'measured'
  const { from, promise } = headroom
  if (from !== 'law') return from
  if (promise.refusal?.reason === 'less') return 'less'
  if ((burstiness ?? 1) < 1 || (dayToDay ?? 0) > 0) return 'bursts'
  return points.find(({ level }) => level === promise.planned)!
}

/** The most that one server may take, requests/s: the highest throughput within the SLA, or the share of it that somebody gave. */
export const mostOf = ({ throughput }: Pick<Basis, 'throughput'>, plan: Counted): number => {
  const [share = 1] = givenShares(plan)
  return share * throughput
}

/** Whether servers as one pool take more than as many times what one takes of requests at random; a rounding error is no gain. */
export const gainsAsPool = (
  { pool, replicas }: Pick<SizingOption, 'pool' | 'replicas'>,
  { headroom }: Pick<Series, 'headroom'>,
): boolean => pool?.rate != null && headroom !== null && pool.rate > replicas * headroom.arrivalRate * (1 + 1e-9)

/** Whether an answer holds only behind a balancer that makes a pool of the servers. */
export const needsPool = (option: Pick<SizingOption, 'pool' | 'replicas'>, series: Pick<Series, 'headroom'>): boolean =>
  option.pool?.rate != null && (option.pool.random > option.replicas || gainsAsPool(option, series))
