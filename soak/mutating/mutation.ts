import type { Random } from '../../simulator/random.ts'

/**
 * taken: evidence removed, broken, or made a number that nothing measured can be: no answer may become better without a
 * word. altered: perhaps another plausible number, which nobody can tell from an honest file.
 */
export type Effect = 'taken' | 'altered'

/** Null where a file has nothing of the kind. */
export type Mutate = (text: string, draw: Draw) => string | Uint8Array | null

export interface Mutation {
  readonly effect: Effect
  readonly mutate: Mutate
}

export const taken = (mutate: Mutate): Mutation => ({ effect: 'taken', mutate })
export const altered = (mutate: Mutate): Mutation => ({ effect: 'altered', mutate })

export interface Draw {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number
  readonly oneOf: <T>(choices: readonly T[]) => T
}

export const drawFrom = (random: Random): Draw => {
  const below = (end: number): number => Math.floor(random() * end)
  return { below, oneOf: (choices) => choices[below(choices.length)]! }
}

/** Numbers that nothing measured can be, as JSON would have them. */
export const impossible = [
  '1e999',
  '-1e999',
  '1e308',
  '1e18',
  '96000000000000000000',
  '-1',
  '-0.5',
  '-1e18',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e-308',
  '5e-324',
] as const
