import type { Series } from '../../model/report.ts'
import { taken, trail } from './trail.ts'

/** Places of what prices are worked out with. */
export const terms = {
  Y: 'plan/cost/lifeYears/value',
  s: 'plan/cost/salvage/value',
  v: 'plan/cost/maintenance/value',
  H: 'plan/cost/hoursPerMonth/value',
  PUE: 'plan/cost/pue/value',
  c: 'plan/cost/electricityPrice',
} as const

/** Places of a server's price and of its output tokens/s. */
export interface Server {
  readonly price: string
  readonly outputRate: string
}

/** Watts between idle and full load, which grow linearly with the load. */
const powerOf = ({ price }: Server) => ({ W_i: `${price}/idleWatts`, W_f: `${price}/fullWatts` })

/** What electricity costs a month at a load. */
export const electricityOf = (server: Server) => {
  const { H, PUE, c } = terms
  return { ...powerOf(server), H, PUE, c }
}

/** What a token takes at a load. */
export const joulesOf = (server: Server) => ({ ...powerOf(server), T: server.outputRate })

/** Places of the tokens of a request: as served, or else as asked for. */
export const lengthRefs = ({ workload: { measured } }: Series, seriesRef: string) => {
  const at = `${seriesRef}/workload`
  return {
    L_i: measured.inputTokens === null ? `${at}/inputTokens` : `${at}/measured/inputTokens`,
    L_o: measured.outputTokens === null ? `${at}/outputTokens` : `${at}/measured/outputTokens`,
  }
}

/** Output tokens/s at the level that is planned with. */
export const outputRate = (series: Series, seriesRef: string) => {
  const { points, basis, workload } = series
  const at = points.findIndex(
    ({ level, throughput }) => level === basis?.level && throughput.requests === basis.throughput,
  )
  if (typeof points[at]?.throughput.outputTokens === 'number')
    return taken(`${seriesRef}/points/${at}/throughput/outputTokens`)
  const L = workload.outputTokens === null ? [] : [`${seriesRef}/workload/outputTokens`]
  return trail('outputRate', { X: `${seriesRef}/basis/throughput`, L })
}
