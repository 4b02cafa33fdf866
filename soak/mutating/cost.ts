const mostMegabytes = 1500

/** How many times as long as an honest file of a tenth of its length a mutant may take: what grows with the square takes far more. */
const mostTimes = 30

/** What takes its time once may have met a busy machine; what takes it each time does not come back. */
const mostTries = 3

/** Of this process, on whatever machine and beside whatever else: seconds of its processor time. */
const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const held = (): number => process.memoryUsage.rss() / 1e6

/** Of a process: seconds that it spent, and megabytes that it holds. */
const own = { spent, held } as const

/** Seconds that a mutant may take on this machine, from tries of an honest file. */
export const mostSecondsOf = (honest: () => unknown, again: () => void, cost = own): number => {
  const tries = Array.from({ length: mostTries }, () => {
    again()
    const start = cost.spent()
    honest()
    return cost.spent() - start
  })
  return mostTimes * Math.min(...tries)
}

/**
 * The fault of a try, or that it took more than `mostSeconds` each time or too much memory. `again` goes before each
 * further try.
 */
export const outcomeOf = (
  attempt: () => string | null,
  again: () => void,
  mostSeconds: number,
  cost = own,
): string | null => {
  let least = Infinity
  for (let tries = 0; tries < mostTries && least > mostSeconds; tries += 1) {
    if (tries > 0) again()
    const start = cost.spent()
    const fault = attempt()
    if (fault !== null) return fault
    least = Math.min(least, cost.spent() - start)
  }
  if (least > mostSeconds) return `took ${least.toFixed(1)} s of ${mostSeconds.toFixed(1)}`
  const megabytes = cost.held()
  return megabytes > mostMegabytes ? `memory, ${Math.round(megabytes)} MB` : null
}
