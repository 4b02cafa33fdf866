import type { Run } from '../model/run.ts'
import { type Problem, problem } from '../model/source.ts'
import type { Picked } from './pick.ts'
import { statisticsOf } from './run.ts'

/** How far the token times of a summary go together with its latencies. */
interface TokenTimes {
  /** (TTFT + (n − 1) TPOT) / E2EL, of means: 1 where they agree. */
  readonly agreement: number
  /** TPOT by the latencies, (E2EL − TTFT) / (n − 1), in seconds. */
  readonly tpot: number
  /** Mean TPOT as told, of that. */
  readonly share: number
}

/** Null where a mean is missing, or answers have one token. `output`: mean tokens of an answer. */
export const tokenTimes = ({ ttft, tpot, e2e }: Run['latency'], output: number | null): TokenTimes | null => {
  if (!ttft?.mean || !tpot?.mean || !e2e?.mean || output === null || output <= 1 || e2e.mean <= ttft.mean) return null
  const left = (e2e.mean - ttft.mean) / (output - 1)
  return { agreement: (ttft.mean + (output - 1) * tpot.mean) / e2e.mean, tpot: left, share: tpot.mean / left }
}

/**
 * True where tokens were miscounted: the latency is not filled, or, where waiting hides that, the time after the first token
 * is not. Means of ratios are no ratios of means, so that lengths that vary leave room.
 */
export const fallShort = ({ agreement, share }: TokenTimes): boolean => agreement < 0.9 || share < 0.75

/** Latencies, and that token times of them were set aside. */
export interface KeptTimes {
  readonly latency: Run['latency']
  readonly problems: readonly Problem[]
}

/**
 * Latencies as they are told; of tokens that were miscounted only the mean TPOT, by the latencies: their other statistics are none
 * of anything.
 */
export const withoutShortTimes = (latency: Run['latency'], output: Picked | null, where: string): KeptTimes => {
  const times = tokenTimes(latency, output?.value ?? null)
  const { tpot, ttft, e2e } = latency
  if (!times || !tpot || !output || !fallShort(times)) return { latency, problems: [] }
  const fields = [e2e, ttft].map((metric) => metric?.from['mean']?.field)
  const field = `(${fields.join(' - ')}) / (${output.field} - 1)`
  const repaired = statisticsOf(tpot.definition, [{ name: 'mean', value: times.tpot, field }])
  return {
    latency: { ...latency, tpot: repaired, itl: null },
    problems: [problem('tokenTimesShort', where, { share: times.share })],
  }
}
