import type { Drafts, Length } from '../simulator/lengths.ts'
import type { Engine } from '../simulator/model.ts'
import { seededRandom } from '../simulator/random.ts'
import { type Draws, drawsOf } from './draws.ts'
import { foreign } from './foreign.ts'

export type Server = {
  readonly id: string
  readonly engine: Engine
  readonly input: Length
  readonly output: Length
  readonly drafts: Drafts | null
  /** Shares: of prompts that the prefix cache knows, and of each the part that it knows. */
  readonly cache: { readonly hits: number; readonly part: number } | null
  /** Of arrivals, as vLLM's flag: the shape of the gamma distribution between them, 1 is Poisson. */
  readonly burstiness: number
  /** The concurrency that a sweep begins with, and the least requests of a level. */
  readonly sweep: { readonly from: number; readonly least: number }
}

/**
 * Which mechanics the servers of a set may have.
 * plain: equal requests; costs, scheduling, slots, KV pool, step size and jitter vary.
 * mixed: also random lengths, drafts of several tokens a step, host time per admission.
 * strange: also prefill quadratic in the prompt, batches padded to a multiple, steps that stall.
 * The others: as mixed, with one thing that is foreign to the servers that are calibrated.
 */
export type Mechanics = 'plain' | 'mixed' | 'strange' | keyof typeof foreign

const lengthOf = (draw: Draws, mean: number, least: number, varies: boolean): Length => {
  const variation = varies ? draw.between(0.2, 1.2) : 0
  return { mean, variation, least: varies ? least : mean, most: varies ? 6 * mean : mean }
}

const costOf = (draw: Draws, mechanics: Mechanics): Engine['cost'] => {
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

const strangeness = (draw: Draws): Partial<Engine> => ({
  ...(draw.chance(0.5) ? { batchMultiple: draw.oneOf([4, 8, 16, 32]) } : {}),
  ...(draw.chance(0.4) ? { stall: { probability: draw.scale(2e-5, 3e-3), seconds: draw.between(0.05, 0.5) } } : {}),
})

const engineOf = (draw: Draws, mechanics: Mechanics, input: Length, output: Length): Engine => {
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
  const server: Server = {
    id: `${mechanics}-${seed}`,
    engine: engineOf(draw, mechanics, input, output),
    input,
    output,
    drafts: mechanics !== 'plain' && draw.chance(0.35) ? { accepted, most: Math.ceil(2 * accepted) } : null,
    cache: null,
    burstiness: 1,
    sweep: { from: 1, least: 1000 },
  }
  return mechanics in foreign ? { ...server, ...foreign[mechanics as keyof typeof foreign](draw, server) } : server
}

/** After runs of so many requests at once. */
export const warmed = (server: Server, concurrency: number): Server => {
  const { engine } = server
  if (!engine.firstUse) return server
  return { ...server, engine: { ...engine, firstUse: { ...engine.firstUse, warm: concurrency } } }
}
