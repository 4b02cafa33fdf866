/**
 * What many runs say alike of where their numbers come from stands once, in `shared`, and `{ "$ref": "#/shared/3" }` in
 * its place.
 */

/** Members of a run, and of each of its latencies, that are shared. */
const ofRun: ReadonlySet<string> = new Set(['fields'])
const ofLatency: ReadonlySet<string> = new Set(['definition', 'from'])

type Parts = Readonly<Record<string, unknown>>

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with some of its members put in another way; one that is none stays what it is. */
const replaced = (value: unknown, put: (member: unknown, key: string) => unknown): unknown =>
  isParts(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, put(member, key)])) : value

const inRun = (run: unknown, put: (part: unknown) => unknown): unknown =>
  replaced(run, (member, key) => {
    if (ofRun.has(key)) return put(member)
    if (key !== 'latency') return member
    return replaced(member, (latency) => replaced(latency, (part, name) => (ofLatency.has(name) ? put(part) : part)))
  })

/** Puts references into runs, one after another, and has what they refer to once all are done. */
export const sharing = () => {
  const places = new Map<string, number>()
  const put = (part: unknown): unknown => {
    if (!isParts(part)) return part
    const text = JSON.stringify(part)
    const place = places.get(text) ?? places.size
    places.set(text, place)
    return { $ref: `#/shared/${place}` }
  }
  return {
    shorter: (run: unknown): unknown => inRun(run, put),
    shared: (): readonly unknown[] => Array.from(places.keys(), (text) => JSON.parse(text) as unknown),
  }
}

/** Runs with everything in its place again; a reference that leads nowhere stays. */
export const wholeRuns = (runs: readonly unknown[], shared: readonly unknown[]): readonly unknown[] => {
  const put = (part: unknown): unknown => {
    const ref = isParts(part) ? part['$ref'] : undefined
    const [, place] = typeof ref === 'string' ? (/^#\/shared\/(\d{1,9})$/.exec(ref) ?? []) : []
    return shared[Number(place)] ?? part
  }
  return runs.map((run) => inRun(run, put))
}
