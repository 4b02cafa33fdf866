import type { Requests } from './engine.ts'
import { type PromiseLevel, quantileOf } from './input.ts'
import { luck } from './luck.ts'
import { drawn, type Spread, spreadOf } from './spread.ts'

/** What a request asks of the server, as the level with one request at a time shows it. */
export interface Work {
  readonly promptTokens: number
  readonly answerTokens: number
  /** Mean gaps after the first token: fewer than tokens when several arrive at once. */
  readonly steps: number
  readonly prompts: Spread
  readonly answers: Spread
  /** How far the p99 gap of a lone request exceeds its median gap: a server's own unsteadiness. */
  readonly unsteadiness: number
}

/** Below it, variation is taken for the server's noise. */
const ALIKE = 0.03
/**
 * Null without mean TTFT, gaps and latency at the lowest level, or where they contradict each other. One
 * request at a time waits for nobody: its TTFT beyond one step varies with its prompt, its latency with its
 * answer.
 */
export function workOf({ ttft, itl, e2e, promptTokens, answerTokens }: PromiseLevel): Work | null {
  if (ttft === null || itl === null || e2e === null) return null
  const steps = (e2e.mean - ttft.mean) / itl.mean
  if (!(steps >= 0.5) || !Number.isFinite(steps) || !(ttft.mean > 0)) return null
  const [median, p99] = [quantileOf(itl, 0.5), quantileOf(itl, 0.99)]
  const unsteadiness = median === null || p99 === null ? 0 : Math.max(0, p99 / median - 1)
  const ownStep = Math.min(itl.mean, 0.8 * ttft.mean)
  return {
    promptTokens: promptTokens ?? 1,
    answerTokens: answerTokens ?? steps + 1,
    steps,
    prompts: spreadOf(ttft, ownStep, Math.max(ALIKE, unsteadiness / 2)),
    answers: spreadOf({ ...e2e, std: without(e2e.std, ttft.std) }, ttft.mean, ALIKE),
    unsteadiness,
  }
}

/** Random requests like these; the same seed gives the same requests. */
export function requestsLike(work: Work, count: number, seed: number): Requests {
  const next = luck(seed)
  const prompts = new Float64Array(count)
  const steps = new Int32Array(count)
  const sizes = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    prompts[i] = Math.max(1, work.promptTokens * drawn(work.prompts, next))
    steps[i] = Math.max(1, Math.round(work.steps * drawn(work.answers, next)))
    sizes[i] = (prompts[i] ?? 0) + ((steps[i] ?? 0) * work.answerTokens) / work.steps
  }
  return { prompts, steps, sizes }
}

/** The standard deviation of a sum's other part, independent of the one given. */
function without(std: number | null, part: number | null): number {
  return Math.sqrt(Math.max(0, (std ?? 0) ** 2 - (part ?? 0) ** 2))
}
