import { type Random, seededRandom } from '../simulator/random.ts'
import { vllmRecord } from '../test/cases/dump.ts'

/** A result as `vllm bench serve` saves it, by name. */
export type Records = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const ladder = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
const between = (random: Random, low: number, high: number): number => low * (high / low) ** random()

/** `vllm bench serve` writes E2EL only when asked for; without it nothing is replayed. */
const less = Object.fromEntries(['mean', 'median', 'std', 'p99'].map((name) => [`${name}_e2el_ms`, undefined]))

/**
 * A sweep of no server in particular: times grow with the concurrency and scatter, tails are long or short, some requests
 * fail, some levels have few. What one record says, it says consistently. Milliseconds.
 */
export const anyRecords = (seed: number): Records => {
  const random = seededRandom(seed)
  const from = Math.floor(random() * 5)
  const levels = ladder.slice(from, from + 1 + Math.floor(random() * 5))
  const [step, slope] = [between(random, 6, 40), between(random, 0.02, 1)]
  const [prefill, queue] = [between(random, 20, 600), between(random, 0.1, 20)]
  const [each, tails] = [between(random, 8, 200), between(random, 1.1, 4)]
  const outputTokens = Math.round(between(random, 32, 800))
  return Object.fromEntries(
    levels.map((concurrency) => {
      const scatter = between(random, 0.9, 1.2)
      const prompts = Math.max(20, Math.round(each * concurrency * between(random, 0.8, 1.2)))
      const failed = random() < 0.15 ? Math.floor(random() * 0.04 * prompts) : 0
      const [ttft, tpot] = [(prefill + queue * concurrency) * scatter, (step + slope * concurrency) * scatter]
      const told = { concurrency, prompts, completed: prompts - failed, outputTokens, ttft, tpot }
      const itlP99 = tpot * between(random, 1.05, 1 + tails)
      return [
        `c${concurrency}.json`,
        vllmRecord({ ...told, ttftP99: ttft * between(random, 1.1, tails + 0.5), itlP99 }, less),
      ]
    }),
  )
}
