import { stringify } from 'yaml'

/** A small generator, so that the same seed asks the same. */
const chanceOf = (seed: number) => {
  let state = seed * 2_654_435_761 + 1
  return (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

const metrics = ['ttft', 'tpot', 'itl', 'e2e'] as const
const statistics = ['mean', 'median', 'p90', 'p95', 'p99'] as const
const usual: Readonly<Record<(typeof metrics)[number], number>> = { ttft: 2000, tpot: 80, itl: 90, e2e: 15_000 }

/** A plan of random limits, rhythms, margins, demands and prices, as YAML. */
export const someSettings = (seed: number): string => {
  const chance = chanceOf(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
  const often = (share: number): boolean => chance() < share
  const limits = metrics
    .filter(() => often(0.55))
    .map((metric) => `${metric}.${pick(statistics)}<=${Math.ceil(usual[metric] * 4 ** (chance() * 2 - 1))}ms`)
  const employees = { registered: pick([50, 500, 3000]), growth: pick(['0%', '20%']), years: pick([1, 3]) }
  const layouts = [1, 2].map((gpus) => ({ gpus, purchase: pick([1e6, 2.5e6]), monthly: pick([0, 30_000]) }))
  return stringify({
    ...(limits.length > 0 ? { sla: limits.join(',') } : {}),
    demand: {
      interval: pick(['3s', '10s', ['10s', '60s']]),
      ...(often(0.5) ? { thinkTime: pick(['15s', '30s']) } : {}),
      ...(often(0.6) ? { users: pick([20, 100, 600]) } : {}),
      ...(often(0.3) ? { arrivalRate: pick(['2/s', '18/min']) } : {}),
      ...(often(0.4) ? { employees } : {}),
      ...(often(0.5) ? { balancer: pick(['pooled', 'random']) } : {}),
    },
    ...(often(0.5) ? { headroom: pick(['70-80%', '50%']) } : {}),
    ...(often(0.5) ? { overflow: pick(['0.1%', '5%']) } : {}),
    ...(often(0.4) ? { availability: 'n+1' } : {}),
    ...(often(0.3) ? { repeatPolicy: pick(['worst', 'median']) } : {}),
    ...(often(0.5) ? { cost: { currency: 'JPY', date: '2026-11-01', source: 'quote', layouts } } : {}),
  })
}
