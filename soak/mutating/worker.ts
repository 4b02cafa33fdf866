import type { InputId } from '../../src/inputs/index.ts'
import { outcomeOf } from './cost.ts'
import { mutantOf } from './mutants.ts'
import { faultOf, forget } from './trial.ts'

/** What became of a mutant: null for nothing that is wrong. */
export interface Tried {
  readonly number: number
  readonly fault: string | null
}

const [format, from, end] = process.argv.slice(2) as [InputId, string, string]

// What is compiled for the first time takes its time.
faultOf(mutantOf(format, 0))
for (let number = Number(from); number < Number(end); number += 1) {
  const mutant = mutantOf(format, number)
  const fault = outcomeOf(() => faultOf(mutant), forget)
  process.send?.({ number, fault } satisfies Tried)
  // Messages leave between two of them.
  await new Promise(setImmediate)
}
process.disconnect()
