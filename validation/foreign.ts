import type { Draws } from './draws.ts'
import type { Server } from './random-server.ts'

type Change = (draw: Draws, server: Server) => Partial<Server>

/** Of a mixture of experts step times are concave in the batch; beyond captured graphs they leap. */
const experts: Change = (draw, { engine }) => {
  const { base } = engine.cost
  const kind = draw.oneOf(['concave', 'stepped', 'both'] as const)
  const concave = { experts: { seconds: base * draw.scale(0.5, 3), share: draw.scale(1 / 64, 1 / 4) } }
  const stepped = { cliff: { above: draw.oneOf([8, 16, 32, 64, 128]), seconds: base * draw.scale(0.3, 2) } }
  return { engine: { ...engine, ...(kind === 'stepped' ? {} : concave), ...(kind === 'concave' ? {} : stepped) } }
}

const network: Change = (draw, { engine }) => ({
  engine: { ...engine, network: { median: draw.scale(3e-4, 5e-3), deviation: draw.between(0.8, 1.6) } },
})

const cached: Change = (draw) => ({ cache: { hits: draw.between(0.2, 0.8), part: draw.between(0.8, 0.98) } })

const firstUse: Change = (draw, { engine }) => ({
  engine: { ...engine, firstUse: { multiple: draw.oneOf([1, 8]), seconds: draw.scale(0.05, 1), warm: 0 } },
})

const preempting: Change = (draw, { engine, input, output }) => {
  const longest = input.most + output.most
  const length = input.mean + output.mean
  return { engine: { ...engine, preempts: true, kvTokens: Math.max(longest, Math.round(length * draw.scale(4, 60))) } }
}

/** A coefficient of variation of 1.3 … 2.5 between arrivals. */
const bursty: Change = (draw) => ({ burstiness: 1 / draw.between(1.3, 2.5) ** 2 })

/**
 * Prompts are prefilled in far less time than a first token takes to its client, as behind a gateway. Such servers are
 * measured as in practice: with few requests, and not from one at a time.
 */
const distant: Change = (draw, { engine }) => ({
  engine: {
    ...engine,
    cost: { ...engine.cost, perPrefillToken: draw.scale(1.5e-6, 3e-5) },
    network: { median: draw.scale(0.02, 0.4), deviation: 0 },
  },
  sweep: { from: draw.oneOf([1, 2, 4, 8, 16]), least: draw.oneOf([100, 1000]) },
})

/** What no calibrated server has, but for a delay, with which distant ones are tried. Each comes with the mechanics of mixed requests. */
export const foreign = { experts, network, cached, firstUse, preempting, bursty, distant } as const
