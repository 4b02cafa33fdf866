const mostSeconds = 2
const mostMegabytes = 1500

/** What takes its time once may have met a busy machine; what takes it each time does not come back. */
const mostTries = 3

/** Of this process, on whatever machine and beside whatever else: seconds of its processor time. */
const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** The fault of a try, or that it took too long each time or too much memory. `again` goes before each further try. */
export const outcomeOf = (attempt: () => string | null, again: () => void, clock = spent): string | null => {
  let least = Infinity
  for (let tries = 0; tries < mostTries && least > mostSeconds; tries += 1) {
    if (tries > 0) again()
    const start = clock()
    const fault = attempt()
    if (fault !== null) return fault
    least = Math.min(least, clock() - start)
  }
  if (least > mostSeconds) return `took ${least.toFixed(1)} s`
  const megabytes = process.memoryUsage.rss() / 1e6
  return megabytes > mostMegabytes ? `memory, ${Math.round(megabytes)} MB` : null
}
