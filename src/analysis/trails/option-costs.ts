import { electricityOf, joulesOf, lengthRefs, terms } from './cost-places.ts'
import { placedOptions } from './sizing.ts'
import { trail, type Answer, type Entry } from './trail.ts'

/** What the servers of each option cost a month, and an API for the same requests. */
export const optionCostTrails = (answer: Answer): readonly Entry[] =>
  placedOptions(answer).flatMap(({ option, ref, series, seriesRef, demandRef }): readonly Entry[] => {
    if (!option.cost) return []
    const own = answer.costs[option.cost.cost]!
    const [at, costRef, price] = [
      `${ref}/cost`,
      `costs/${option.cost.cost}`,
      `plan/cost/layouts/${own.price}`,
    ]
    const server = { price, outputRate: `${costRef}/outputRate` }
    const u = `${at}/utilization`
    const k = answer.plan.spare > 0 ? `${ref}/nPlusOne/replicas` : `${ref}/replicas`
    const parts = (['capital', 'fee', 'maintenance', 'electricity'] as const).filter(
      (part) => option.cost?.[part] !== null,
    )
    const tokens = { k, T: server.outputRate, u, H: terms.H }
    const asked = { w: `${demandRef}/meanLoad`, D: `${ref}/arrivalRate` }
    const lengths = lengthRefs(series, seriesRef)
    return [
      [u, trail('meanUse', { ...asked, k, X: `${seriesRef}/basis/throughput` })],
      [`${at}/capital`, trail('fleet', { k, x: `${costRef}/capital` })],
      [`${at}/fee`, trail('fleet', { k, x: `${costRef}/fee` })],
      [`${at}/maintenance`, trail('fleet', { k, x: `${costRef}/maintenance` })],
      [`${at}/electricity`, trail('fleetElectricity', { k, u, ...electricityOf(server) })],
      [`${at}/monthly`, trail('total', { x: parts.map((part) => `${at}/${part}`) })],
      [`${at}/outputTokens`, trail('monthTokens', tokens)],
      [`${at}/perMillion`, trail('perMillionOf', { x: `${at}/monthly`, t: `${at}/outputTokens` })],
      [`${at}/perUser`, trail('perUser', { x: `${at}/monthly`, N: `${demandRef}/users` })],
      [`${at}/joulesPerToken`, trail('joules', { u, ...joulesOf(server) })],
      [
        `${at}/api/monthly`,
        trail('apiMonth', { b: `${costRef}/api/blended`, ...asked, ...lengths, H: terms.H }),
      ],
      [
        `${at}/api/breakEvenTokens`,
        trail('breakEvenTokens', { x: `${at}/monthly`, b: `${costRef}/api/blended` }),
      ],
    ]
  })
