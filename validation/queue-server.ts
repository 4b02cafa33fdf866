import type { Random } from '../simulator/random.ts'

/** A result of `vllm bench serve` as its JSON holds it; a key of undefined is not there. */
export type VllmRecord = Readonly<Record<string, unknown>>

export interface LevelLoad {
  readonly concurrency: number | null
  readonly requestRate: number | 'inf'
}

/** A server with so many slots, whose steps are longer the more of them are taken. Seconds and tokens. */
export interface QueueServer {
  readonly slots: number
  readonly prefill: number
  readonly step: number
  readonly perSequence: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** Mean time of a request while all slots are taken. */
  readonly fullLatency: number
}

const scale = (random: Random, low: number, high: number): number => low * (high / low) ** random()

export const serverOf = (random: Random): QueueServer => {
  const slots = 2 ** Math.floor(3 + 6 * random())
  const [prefill, step] = [scale(random, 0.01, 0.3), scale(random, 0.004, 0.04)]
  const perSequence = scale(random, 2e-5, 2e-3)
  const inputTokens = Math.round(scale(random, 64, 4096))
  const outputTokens = Math.round(scale(random, 64, 512))
  const fullLatency = 2 * prefill + (outputTokens - 1) * (step + perSequence * slots)
  return { slots, prefill, step, perSequence, inputTokens, outputTokens, fullLatency }
}

interface Seen {
  /** Seconds. */
  readonly ttft: number
  readonly tpot: number
  /** Requests/s. */
  readonly rate: number
}

/** A closed loop: what finds no slot waits; throughput by Little's law. */
const closed = (server: QueueServer, concurrency: number): Seen => {
  const busy = Math.min(concurrency, server.slots)
  const tpot = server.step + server.perSequence * busy
  const service = server.prefill * (1 + busy / server.slots) + tpot * (server.outputTokens - 1)
  const waiting = (service * (concurrency - busy)) / busy
  const ttft = server.prefill * (1 + busy / server.slots) + waiting
  return { ttft, tpot, rate: concurrency / (ttft + tpot * (server.outputTokens - 1)) }
}

/** Arrivals at a rate: waiting grows as the load nears what the slots carry, and with the run beyond that. */
const open = (server: QueueServer, offered: number): Seen => {
  const capacity = server.slots / server.fullLatency
  const load = Math.min(offered / capacity, 0.98)
  const tpot = server.step + server.perSequence * server.slots * load
  const late = offered > capacity ? 60 * (offered / capacity - 1) : 0
  const ttft = server.prefill * (1 + load) + (server.fullLatency * load ** 8) / (1 - load) / server.slots + late
  return { ttft, tpot, rate: Math.min(offered, capacity) }
}

const milliseconds = (name: string, mean: number, spread: number): VllmRecord => ({
  [`mean_${name}_ms`]: mean * 1000,
  [`median_${name}_ms`]: mean * 1000 * (1 - 0.15 * spread),
  [`std_${name}_ms`]: mean * 1000 * 0.5 * spread,
  [`p90_${name}_ms`]: mean * 1000 * (1 + 0.6 * spread),
  [`p95_${name}_ms`]: mean * 1000 * (1 + 0.9 * spread),
  [`p99_${name}_ms`]: mean * 1000 * (1 + 1.5 * spread),
})

const stamp = (index: number): string => `20260901-1${String(index).padStart(5, '0')}`

/** One level as a summary in which all identities hold: Little's law, counts, tokens, order of the percentiles. */
export const recordOf = (server: QueueServer, load: LevelLoad, index: number, random: Random): VllmRecord => {
  const { concurrency, requestRate } = load
  const seen = concurrency === null ? open(server, Number(requestRate)) : closed(server, concurrency)
  const noisy = 0.97 + 0.06 * random()
  const [ttft, tpot, rate] = [seen.ttft * noisy, seen.tpot * noisy, seen.rate / noisy]
  const completed = Math.max(1000, 100 * Math.min(concurrency ?? 1, 40), 10 * (concurrency ?? 1), Math.ceil(70 * rate))
  const { inputTokens, outputTokens } = server
  const spread = 0.2 + 0.8 * random()
  return {
    date: stamp(index),
    backend: 'vllm',
    model_id: 'acme/synthetic-8b',
    num_prompts: completed,
    request_rate: requestRate,
    burstiness: 1,
    max_concurrency: concurrency,
    duration: completed / rate,
    completed,
    failed: 0,
    total_input_tokens: completed * inputTokens,
    total_output_tokens: completed * outputTokens,
    request_throughput: rate,
    output_throughput: rate * outputTokens,
    total_token_throughput: rate * (inputTokens + outputTokens),
    ...milliseconds('ttft', ttft, spread),
    ...milliseconds('tpot', tpot, 0.1 * spread),
    ...milliseconds('itl', tpot, spread),
    ...milliseconds('e2el', ttft + tpot * (outputTokens - 1), 0.2 * spread),
    gpu: 'H100',
    gpu_count: 1,
  }
}
