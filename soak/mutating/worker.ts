import type { InputId } from '../../src/inputs/index.ts'
import { mostSecondsOf, outcomeOf } from './cost.ts'
import { honest, mutantOf } from './mutants.ts'
import { faultOf, forget } from './trial.ts'

/** Mutants of a format, from a number to before another. */
export interface Part {
  readonly format: InputId
  readonly from: number
  readonly end: number
}

/** What became of a mutant: null for nothing that is wrong. */
export interface Tried {
  readonly number: number
  readonly fault: string | null
}

const tell = (tried: Tried): unknown => process.send?.(tried)

const mostSeconds = mostSecondsOf(() => faultOf(honest), forget)

/** Tries a part that the parent asks for; each of its mutants is told of. */
process.on('message', async ({ format, from, end }: Part) => {
  forget()
  // What is compiled for the first time takes its time.
  faultOf(mutantOf(format, 0))
  for (let number = from; number < end; number += 1) {
    const mutant = mutantOf(format, number)
    tell({ number, fault: outcomeOf(() => faultOf(mutant), forget, mostSeconds) })
    // Messages leave between two of them.
    await new Promise(setImmediate)
  }
})
