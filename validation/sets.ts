import { type Case, caseOf } from './case.ts'
import type { Mechanics } from './random-server.ts'

export type Set = { readonly name: string; readonly mechanics: Mechanics; readonly seed: number }

/**
 * Rules and margins were set on servers of all three kinds, the strange ones with seeds below 80 000; nothing was ever
 * fitted to those of the third set.
 */
export const sets: readonly Set[] = [
  { name: 'development, equal requests', mechanics: 'plain', seed: 1 },
  { name: 'development, mixed requests', mechanics: 'mixed', seed: 1001 },
  { name: 'held out, strange mechanics', mechanics: 'strange', seed: 80_001 },
]

/** The servers of a set whose place is `part` of `parts`; those that cannot serve one request are left out. */
export const casesOf = (
  { mechanics, seed }: Set,
  count: number,
  part: number,
  parts: number,
): readonly Case[] =>
  Array.from({ length: count }, (_, i) => i)
    .filter((i) => i % parts === part)
    .map((i) => caseOf(mechanics, seed + i))
    .filter((one) => one !== null)
