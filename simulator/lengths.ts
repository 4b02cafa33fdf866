import type { Workload } from './model.ts'
import { gamma, type Random } from './random.ts'

/** Tokens of a request: gamma-distributed around `mean` with coefficient of variation `variation`; 0 is fixed. */
export type Length = {
  readonly mean: number
  readonly variation: number
  readonly least: number
  readonly most: number
}

/** `accepted` tokens a decode step on average, at most `most`: drafts that the model accepts, plus one. */
export type Drafts = { readonly accepted: number; readonly most: number }

const lengthOf = ({ mean, variation, least, most }: Length, random: Random): number => {
  const shape = 1 / variation ** 2
  const tokens = variation === 0 ? mean : (gamma(random, shape) / shape) * mean
  return Math.min(most, Math.max(least, Math.round(tokens)))
}

/** Each draft token is accepted with the same chance, up to the first that is not. */
const acceptedTokens = ({ accepted, most }: Drafts, random: Random): number => {
  const chance = 1 - 1 / accepted
  let tokens = 1
  while (tokens < most && random() < chance) tokens++
  return tokens
}

const stepsFor = (tokens: number, drafts: Drafts, random: Random): number => {
  let steps = 0
  for (let done = 0; done < tokens; done += acceptedTokens(drafts, random)) steps++
  return steps
}

/** Requests of independent random lengths; with drafts, decoded in bursts of several tokens a step. */
export const randomLengths = (
  count: number,
  input: Length,
  output: Length,
  random: Random,
  drafts: Drafts | null = null,
): Workload => {
  const inputTokens = new Int32Array(count).map(() => lengthOf(input, random))
  const outputTokens = new Int32Array(count).map(() => lengthOf(output, random))
  if (!drafts) return { inputTokens, outputTokens }
  return { inputTokens, outputTokens, decodeSteps: outputTokens.map((tokens) => stepsFor(tokens - 1, drafts, random)) }
}
