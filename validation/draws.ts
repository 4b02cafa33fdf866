import type { Random } from '../simulator/random.ts'

export type Draws = ReturnType<typeof drawsOf>

export const drawsOf = (random: Random) => ({
  between: (low: number, high: number) => low + (high - low) * random(),
  /** Uniform in the logarithm. */
  scale: (low: number, high: number) => low * (high / low) ** random(),
  oneOf: <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!,
  chance: (probability: number) => random() < probability,
})
