import { availableParallelism } from 'node:os'

/** Does something with each, two at a time where there are two cores; results in order. */
export const inTurn = async <T, U>(all: readonly T[], act: (one: T) => Promise<U>): Promise<readonly U[]> => {
  const results: U[] = []
  const waiting = [...all.entries()]
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) results[one[0]] = await act(one[1])
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
  return results
}
