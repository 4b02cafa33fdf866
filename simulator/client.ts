import { simulate } from './engine.ts'
import type { Arrivals, Engine, Workload } from './model.ts'
import { type Clock, type Observation, observe } from './observation.ts'
import { gamma, type Random, seededRandom } from './random.ts'

/**
 * The flags of `vllm bench serve`: at most `concurrency` requests in flight (null: no cap), sent at `rate`
 * per second (Infinity: at once). A gap between two sends is gamma-distributed with shape `burstiness`:
 * 1 is Poisson, less is burstier, more is smoother; ignored at infinite rate.
 */
export type Load = {
  readonly concurrency: number | null
  readonly rate: number
  readonly burstiness: number
  /** Seconds in which the client prepares one request: "at once" is one after the other, this far apart. */
  readonly preparation: number
}

export const closedLoop = (concurrency: number, preparation = 0): Load => ({
  concurrency,
  rate: Infinity,
  burstiness: 1,
  preparation,
})

export const openLoop = (rate: number, burstiness = 1): Load => ({
  concurrency: null,
  rate,
  burstiness,
  preparation: 0,
})

/** Requests that are all alike, as of the random data set with ignore_eos and a range ratio of 0. */
export const fixedLengths = (count: number, inputTokens: number, outputTokens: number): Workload => ({
  inputTokens: new Int32Array(count).fill(inputTokens),
  outputTokens: new Int32Array(count).fill(outputTokens),
})

/** When each request may be sent at the earliest, in seconds; at a finite rate the first after one gap. */
const schedule = (load: Load, count: number, random: Random): Float64Array => {
  const { rate, burstiness, preparation } = load
  const times = new Float64Array(count)
  if (rate === Infinity) return times.map((_, i) => i * preparation)
  let time = 0
  return times.map(() => (time += gamma(random, burstiness) / (rate * burstiness)))
}

/** A request waits for its scheduled time and then for a free place under the concurrency cap. */
export const arrivalsOf = (load: Load, count: number, random: Random): Arrivals => {
  const scheduled = schedule(load, count, random)
  const places = load.concurrency ?? Infinity
  const freed: number[] = []
  let sent = 0
  const free = (): number => (sent < places ? 0 : (freed[sent - places] ?? Infinity))
  return {
    next: () => (sent < count ? Math.max(scheduled[sent]!, free()) : Infinity),
    send: () => {
      sent++
    },
    finish: (time) => {
      freed.push(time)
    },
  }
}

/** One run, as its client saw it; the same seed gives the same run. Without a clock times are exact. */
export const measure = (engine: Engine, workload: Workload, load: Load, seed: number, clock?: Clock): Observation => {
  const random = seededRandom(seed)
  const arrivals = arrivalsOf(load, workload.inputTokens.length, random)
  return observe(simulate(engine, workload, arrivals, random), workload, clock)
}
