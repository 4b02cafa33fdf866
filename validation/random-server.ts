import type { Drafts, Length } from '../simulator/lengths.ts'
import type { Engine } from '../simulator/model.ts'
import { type Random, seededRandom } from '../simulator/random.ts'

export type Server = {
  readonly id: string
  readonly engine: Engine
  readonly input: Length
  readonly output: Length
  readonly drafts: Drafts | null
}

/**
 * Which mechanics the servers of a set may have.
 * plain: equal requests; costs, scheduling, slots, KV pool, step size and jitter vary.
 * mixed: also random lengths, drafts of several tokens a step, host time per admission.
 * strange: also prefill quadratic in the prompt, batches padded to a multiple, steps that stall.
 */
export type Mechanics = 'plain' | 'mixed' | 'strange'

type Draw = ReturnType<typeof drawsOf>

const drawsOf = (random: Random) => ({
  between: (low: number, high: number) => low + (high - low) * random(),
  /** Uniform in the logarithm. */
  scale: (low: number, high: number) => low * (high / low) ** random(),
  oneOf: <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!,
  chance: (probability: number) => random() < probability,
})

const lengthOf = (draw: Draw, mean: number, least: number, varies: boolean): Length => {
  const variation = varies ? draw.between(0.2, 1.2) : 0
  return { mean, variation, least: varies ? least : mean, most: varies ? 6 * mean : mean }
}

const costOf = (draw: Draw, mechanics: Mechanics): Engine['cost'] => {
  const base = draw.scale(2e-3, 25e-3)
  const perPrefillToken = draw.scale(5e-6, 1.5e-4)
  return {
    base,
    perSequence: draw.scale(5e-6, 3e-4),
    perPrefillToken,
    perResidentToken: draw.scale(2e-9, 2e-7),
    perAdmission: mechanics !== 'plain' && draw.chance(0.5) ? draw.scale(2e-4, 15e-3) : 0,
    ...(mechanics === 'strange' && draw.chance(0.5)
      ? { perAttendedToken: perPrefillToken * draw.scale(2e-5, 4e-4) }
      : {}),
  }
}

const strangeness = (draw: Draw): Partial<Engine> => ({
  ...(draw.chance(0.5) ? { batchMultiple: draw.oneOf([4, 8, 16, 32]) } : {}),
  ...(draw.chance(0.4)
    ? { stall: { probability: draw.scale(2e-5, 3e-3), seconds: draw.between(0.05, 0.5) } }
    : {}),
})

const engineOf = (draw: Draw, mechanics: Mechanics, input: Length, output: Length): Engine => {
  const maxSequences = draw.oneOf([8, 16, 32, 64, 128, 256, 256, 512])
  const length = input.mean + output.mean
  return {
    cost: costOf(draw, mechanics),
    maxSequences,
    maxBatchedTokens: Math.max(maxSequences, draw.oneOf([512, 1024, 2048, 2048, 4096, 8192])),
    kvTokens: Math.max(input.most + output.most, Math.round(length * draw.scale(4, 800))),
    scheduling: draw.oneOf(['chunked', 'chunked', 'prefill-first']),
    jitter: draw.between(0, 0.1),
    ...(mechanics === 'strange' ? strangeness(draw) : {}),
  }
}

/** The same seed and mechanics give the same server. */
export const randomServer = (mechanics: Mechanics, seed: number): Server => {
  const draw = drawsOf(seededRandom(seed))
  const varies = mechanics !== 'plain' && draw.chance(0.75)
  const input = lengthOf(draw, Math.round(draw.scale(32, 6000)), 4, varies)
  const output = lengthOf(draw, Math.round(draw.scale(24, 1000)), 2, varies)
  const accepted = draw.between(1.3, 3.5)
  return {
    id: `${mechanics}-${seed}`,
    engine: engineOf(draw, mechanics, input, output),
    input,
    output,
    drafts: mechanics !== 'plain' && draw.chance(0.35) ? { accepted, most: Math.ceil(2 * accepted) } : null,
  }
}
