import type { Cost, Series } from '../../model/report.ts'
import { electricityOf, joulesOf, lengthRefs, outputRate, terms, type Server } from './cost-places.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

/** The parts that are counted, of one server: their sum is its cost a month. */
const partsOf = (own: Pick<Cost, 'capital' | 'fee' | 'maintenance'>, ref: string): readonly string[] =>
  (['capital', 'fee', 'maintenance'] as const).flatMap((part) => (own[part] === null ? [] : `${ref}/${part}`))

const loads = (own: Cost, ref: string, server: Server): readonly Entry[] =>
  own.loads.flatMap((load, i): readonly Entry[] => {
    const at = `${ref}/loads/${i}`
    const power = load.electricity === null ? [] : [`${at}/electricity`]
    const tokens = { x: `${at}/monthly`, T: server.outputRate, H: terms.H }
    const u = { values: { u: load.utilization } }
    return [
      [`${at}/electricity`, trail('electricity', electricityOf(server), u)],
      [`${at}/monthly`, trail('total', { x: [...partsOf(own, ref), ...power] })],
      [`${at}/perMillion`, trail('perMillion', tokens, u)],
      [`${at}/joulesPerToken`, trail('joules', joulesOf(server), u)],
    ]
  })

const api = (own: Cost, ref: string, series: Series, seriesRef: string, price: string): readonly Entry[] => {
  const lengths = lengthRefs(series, seriesRef)
  const b = `${ref}/api/blended`
  const full = own.loads.findIndex(({ utilization }) => utilization === 1)
  const x_0 = partsOf(own, ref)
  const { c, H, PUE } = terms
  const idle = own.loads[full]?.electricity === null ? {} : { W_i: `${price}/idleWatts`, PUE, c }
  return [
    [b, trail('blended', { p_i: 'plan/cost/api/input', p_o: 'plan/cost/api/output', ...lengths })],
    [
      `${ref}/api/breakEven`,
      trail('breakEvenLoad', {
        x_0,
        ...idle,
        x_1: `${ref}/loads/${full}/monthly`,
        b,
        X: `${seriesRef}/basis/throughput`,
        ...lengths,
        H,
      }),
    ],
  ]
}

/** One server of each layout that has a price: what it costs a month, and what the load makes of that. */
export const serverCostTrails = (answer: Answer): readonly Entry[] =>
  answer.costs.flatMap((own, i) => {
    const s = answer.series.findIndex(({ id }) => id === own.series)
    const [ref, seriesRef, price] = [`costs/${i}`, `series/${s}`, `plan/cost/layouts/${own.price}`]
    const server = { price, outputRate: `${ref}/outputRate` }
    const series = answer.series[s]!
    const P = `${price}/purchase`
    return [
      [server.outputRate, outputRate(series, seriesRef)] as const,
      [`${ref}/capital`, trail('capital', { P, s: terms.s, Y: terms.Y })] as const,
      [`${ref}/fee`, taken(`${price}/monthly`)] as const,
      [`${ref}/maintenance`, trail('upkeep', { P, v: terms.v })] as const,
      ...loads(own, ref, server),
      ...(own.api ? api(own, ref, series, seriesRef, price) : []),
    ]
  })
