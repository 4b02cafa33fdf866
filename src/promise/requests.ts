import type { Requests } from './engine.ts'
import { luck } from './luck.ts'
import { factorsOf } from './spread.ts'
import type { Means, Work } from './work.ts'

/** Random requests that vary as the work does, with exactly these means; the same seed gives the same requests. */
export function requestsLike(work: Work, count: number, seed: number, means: Means = work): Requests {
  const next = luck(seed)
  const prompts = factorsOf(work.prompts, count, next)
  const answers = factorsOf(work.answers, count, next)
  const tokensPerStep = (means.answerTokens - 1) / means.steps
  const steps = new Int32Array(count)
  const sizes = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    prompts[i] = Math.max(1, means.promptTokens * (prompts[i] ?? 1))
    steps[i] = Math.max(1, Math.floor(means.steps * (answers[i] ?? 1) + next()))
    sizes[i] = (prompts[i] ?? 0) + 1 + (steps[i] ?? 0) * tokensPerStep
  }
  return { prompts, steps, sizes }
}
