import { seededIntegers } from '../../../simulator/random.ts'
import { someRun, type RunChoices } from '../../builders.ts'

export interface Made {
  readonly count?: number
  readonly concurrency?: number
  readonly lengths?: 'equal' | 'varied' | null
  /** Requests in a thousand whose TTFT is 4 s; all others wait for 0.2 s. */
  readonly slow?: number
  readonly summary?: boolean
}

const statisticsOf = (values: Float64Array) => {
  const sorted = values.toSorted()
  const at = (p: number) => sorted[Math.floor(p * (values.length - 1))]!
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, median: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99) }
}

/** A closed loop whose requests each take a second, or a random time about it, and are independent. */
export const independentRun = (
  { count = 2000, concurrency = 8, lengths = 'varied', slow = 0, summary = false }: Made,
  more: RunChoices = {},
) => {
  const next = seededIntegers(7)
  const drawn = () => (next() % 1000) / 1000
  const e2e = Float64Array.from({ length: count }, () => (lengths === 'equal' ? 1 : 0.2 + 1.6 * drawn()))
  const ttft = e2e.map(() => (drawn() * 1000 < slow ? 4 : 0.2))
  const outputTokens = lengths === null ? new Float64Array() : e2e.map((time) => Math.round(200 * time))
  return someRun({
    completed: count,
    load: { concurrency },
    ...(summary ? {} : { samples: { ttft, e2e, outputTokens } }),
    latency: { ttft: statisticsOf(ttft), e2e: statisticsOf(e2e), tpot: null },
    tokens: { output: 200 },
    totals: { output: 200 * count },
    duration: null,
    ...more,
  })
}
