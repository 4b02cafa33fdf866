import { serverOn } from './engine.ts'
import type { Engine, Trace, Workload } from './model.ts'
import { type Random, seededRandom } from './random.ts'

/** What one server of a pool did, and how many of its workload's requests it was sent. */
export type Served = { readonly trace: Trace; readonly workload: Workload; readonly count: number }

/** One server, and the requests that a balancer has sent it. */
const member = (engine: Engine, workload: Workload, seed: number) => {
  const due: number[] = []
  let [taken, answered] = [0, 0]
  const ends: number[] = []
  const arrivals = {
    next: () => due[taken] ?? Infinity,
    send: () => void taken++,
    finish: (time: number) => void ends.push(time),
  }
  const server = serverOn(engine, workload, arrivals, seededRandom(seed))
  return {
    send: (time: number) => void due.push(time),
    /** Requests in flight at a time; times only grow. */
    inFlight: (time: number): number => {
      server.until(time)
      while (answered < ends.length && ends[answered]! <= time) answered++
      return due.length - answered
    },
    served: (): Served => {
      server.until(Infinity)
      return { trace: server.trace(), workload, count: due.length }
    },
  }
}

/**
 * Servers that are alike behind a balancer that sends each request to the one with the fewest in flight, by chance among equals;
 * a server takes the requests of its own workload in turn, which has to hold as many as it is sent.
 */
export const simulatePool = (
  engine: Engine,
  workloads: readonly Workload[],
  times: Iterable<number>,
  random: Random,
): readonly Served[] => {
  const members = workloads.map((workload) => member(engine, workload, Math.floor(random() * 2 ** 31)))
  for (const time of times) {
    const loads = members.map((one) => one.inFlight(time) + random() / 2)
    members[loads.indexOf(Math.min(...loads))]!.send(time)
  }
  return members.map((one) => one.served())
}
