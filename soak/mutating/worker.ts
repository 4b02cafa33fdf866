import type { InputId } from '../../src/inputs/index.ts'
import { faultOf } from './trial.ts'

/** What became of a mutant: null for nothing that is wrong. */
export interface Tried {
  readonly number: number
  readonly fault: string | null
}

const mostSeconds = 2
const mostMegabytes = 1500

/** Of this process, on whatever machine and beside whatever else. */
const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const outcomeOf = (format: InputId, number: number): string | null => {
  const start = spent()
  const fault = faultOf(format, number)
  const [seconds, megabytes] = [spent() - start, process.memoryUsage.rss() / 1e6]
  if (fault !== null) return fault
  if (seconds > mostSeconds) return `took ${seconds.toFixed(1)} s`
  return megabytes > mostMegabytes ? `memory, ${Math.round(megabytes)} MB` : null
}

const [format, from, end] = process.argv.slice(2) as [InputId, string, string]

// What is compiled for the first time takes its time.
faultOf(format, 0)
for (let number = Number(from); number < Number(end); number += 1) {
  process.send?.({ number, fault: outcomeOf(format, number) } satisfies Tried)
  // Messages leave between two of them.
  await new Promise(setImmediate)
}
process.disconnect()
