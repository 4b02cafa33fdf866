import { type Case, caseOf } from './case.ts'
import type { Mechanics } from './random-server.ts'

export type Set = {
  readonly name: string
  /** Of its servers in turn. */
  readonly mechanics: readonly Mechanics[]
  /** Of the first; the others follow. */
  readonly seed: number
  readonly heldOut: boolean
  /** Few requests a level, and not from one at a time: none may be broken, but the bars are for whole sweeps. */
  readonly asInPractice?: true
  /** Servers of a quick validation and of a full one. */
  readonly servers: { readonly quick: number; readonly full: number }
}

const everyForeign = ['experts', 'network', 'cached', 'firstUse', 'preempting', 'bursty'] as const

/**
 * Rules and margins are set on servers of the development sets; nothing is ever fitted to those held out. Foreign ones with
 * seeds from 90 001 were held out first, and gave the larger margin of bursts, as distant ones from 97 001 did that of a delay.
 */
export const sets: readonly Set[] = [
  { name: 'development, equal', mechanics: ['plain'], seed: 1, heldOut: false, servers: { quick: 2, full: 20 } },
  { name: 'development, mixed', mechanics: ['mixed'], seed: 1001, heldOut: false, servers: { quick: 2, full: 20 } },
  {
    name: 'development, strange',
    mechanics: ['strange'],
    seed: 20_001,
    heldOut: false,
    servers: { quick: 2, full: 24 },
  },
  {
    name: 'development, foreign',
    mechanics: everyForeign,
    seed: 30_001,
    heldOut: false,
    servers: { quick: 5, full: 48 },
  },
  {
    name: 'development, distant',
    mechanics: ['distant'],
    seed: 97_001,
    heldOut: false,
    asInPractice: true,
    servers: { quick: 2, full: 40 },
  },
  { name: 'held out, strange', mechanics: ['strange'], seed: 80_001, heldOut: true, servers: { quick: 6, full: 60 } },
  { name: 'held out, foreign', mechanics: everyForeign, seed: 95_001, heldOut: true, servers: { quick: 6, full: 60 } },
  {
    name: 'held out, distant',
    mechanics: ['distant'],
    seed: 98_001,
    heldOut: true,
    asInPractice: true,
    servers: { quick: 4, full: 40 },
  },
]

/** The servers of a set whose place is `part` of `parts`; those that cannot serve one request are left out. */
export const casesOf = ({ mechanics, seed }: Set, count: number, part: number, parts: number): readonly Case[] =>
  Array.from({ length: count }, (_, i) => i)
    .filter((i) => i % parts === part)
    .map((i) => caseOf(mechanics[i % mechanics.length]!, seed + i))
    .filter((one) => one !== null)
