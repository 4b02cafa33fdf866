import type { InputId } from '../../src/inputs/index.ts'
import { seededRandom } from '../../simulator/random.ts'
import { seeds } from '../seeds/index.ts'
import type { Seed } from '../seeds/sweep.ts'
import { bombs, bytes, mostLines } from './bytes.ts'
import { members } from './members.ts'
import { drawFrom, type Effect } from './mutation.ts'
import { words } from './words.ts'

export interface Mutant {
  readonly seed: Seed
  /** The file that is not as it was, and what it is now; null where it is gone. */
  readonly path: string
  readonly content: string | Uint8Array | null
  readonly mutation: string
  readonly effect: Effect
}

const usual = Object.entries({ ...bytes, ...members, ...words })
const large = Object.entries(bombs)

/** One mutant in so many is of megabytes. */
const bombEvery = 100

/** The mutant of a number: the same each time. */
export const mutantOf = (format: InputId, number: number): Mutant => {
  const draw = drawFrom(seededRandom(number))
  const seed: Seed = draw.oneOf(seeds[format])
  const path = draw.oneOf(Object.keys(seed.files))
  const text = seed.files[path]!
  if (draw.below(200) === 0) return { seed, path, content: null, mutation: 'fileGone', effect: 'taken' }
  for (;;) {
    const [mutation, { effect, mutate }] = draw.oneOf(draw.below(bombEvery) === 0 ? large : usual)
    const content = mutate(text, draw)
    if (content !== null) return { seed, path, content, mutation, effect }
  }
}

/** Nothing is wrong with it, and it has a tenth of the lines of the longest mutants: each line is a run. */
export const honest: Mutant = ((): Mutant => {
  const [seed] = seeds.columnTable
  const [path, text] = Object.entries(seed!.files)[0]!
  const content = text + `${text.trimEnd().split('\n').at(-1)!}\n`.repeat(mostLines / 10)
  return { seed: seed!, path, content, mutation: 'none', effect: 'taken' }
})()
