import { crowds } from './crowds.ts'
import { days } from './days.ts'
import { faults } from './faults.ts'
import { kills } from './kills.ts'
import { mutations } from './mutations.ts'
import type { Suite, Tally } from './suite.ts'

/*
 * What goes wrong on real machines, tried many times on the built program: `npm run soak`, or a small part of it with --quick. One line
 * for each kind, `what: tried N, survived N, lost N`; exit code 1 when anything was lost. Names of suites as arguments
 * run these alone.
 */

/** Every suite, in the order in which they run. */
const suites: Readonly<Record<string, Suite>> = { crowds, days, kills, faults, mutations }

const quick = process.argv.includes('--quick')
const asked = process.argv.slice(2).filter((one) => !one.startsWith('--'))

const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const print = ({ what, tried, lost }: Tally): void => {
  for (const fault of lost) say(`LOST, ${what}: ${fault}`)
  process.stdout.write(`${what}: tried ${tried}, survived ${tried - lost.length}, lost ${lost.length}\n`)
}

const start = performance.now()
const tallies: Tally[] = []
for (const [name, suite] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const counted = await suite({ quick, say })
  counted.forEach(print)
  tallies.push(...counted)
}
say(`${Math.round((performance.now() - start) / 1000)} s`)
process.exitCode = tallies.length > 0 && tallies.every(({ lost }) => lost.length === 0) ? 0 : 1
