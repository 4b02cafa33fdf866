import { supportedRate } from '../src/replay/supported-rate.ts'
import { unless, type Faults } from './claims/reasons.ts'
import { inputOf } from './levels.ts'
import { type Mechanics, randomServer } from './random-server.ts'
import { sweepOf } from './sweep.ts'
import { atRate } from './truth.ts'
import { isWithin } from './violations.ts'

/** Servers that rules were once wrong about, or nearly, by their seed. */
export const knownServers: readonly (readonly [Mechanics, number])[] = [
  ['plain', 10],
  ['plain', 16],
  ['mixed', 1001],
  ['strange', 50_004],
  ['strange', 50_013],
  ['experts', 30_025],
  ['bursty', 30_036],
  ['strange', 601_023],
  ['cached', 601_006],
  ['experts', 600_154],
]

/** What is wrong with the promise of a server: it is broken, or most of what is possible is not promised. */
export const promiseFaults = (mechanics: Mechanics, seed: number): Faults => {
  const server = randomServer(mechanics, seed)
  const promised = supportedRate(inputOf(sweepOf(server, 1000 * seed), server.burstiness))
  if (promised === null) return ['nothing is promised']
  const holds = (rate: number): boolean => isWithin(atRate(server, rate, 8000, seed))
  return [
    ...unless(holds(promised.arrivalRate), 'the promise is broken'),
    ...unless(!holds(promised.arrivalRate / 0.6), 'less than 60 % of what is possible is promised'),
  ]
}

/** Prints how many known servers there are, and what is wrong with which; how many faults. */
export const reportKnown = (print: (text: string) => void): number => {
  const faults = knownServers.flatMap(([mechanics, seed]) =>
    promiseFaults(mechanics, seed).map((fault) => `${mechanics} ${seed}: ${fault}`),
  )
  for (const fault of faults) print(`WRONG: ${fault}\n`)
  print(`Known servers: ${knownServers.length}, ${faults.length} faults\n\n`)
  return faults.length
}
