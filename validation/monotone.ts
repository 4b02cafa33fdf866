import { seededRandom } from '../simulator/random.ts'
import { type Given, answersOf } from './answers.ts'
import { anyRecords, type Records } from './any-records.ts'
import { someWorseFields, withoutTop, type Worse, worseByLevel } from './worse.ts'

/** An answer that a worse measurement raised. */
export interface Raised {
  readonly sweep: string
  readonly kind: string
  readonly at: string
  readonly answer: string
  readonly before: number
  readonly after: number
}

/** Between two replays: a search of Poisson arrivals is no finer, and a sweep of one level less is another one. */
export const resolution = 0.02
/** Of a generated sweep, which a server with a delay may replay all the same: far less than anything that is printed. */
const hardly = 1e-4
const rounding = 1e-9

const isRaised = (before: number, after: number, tolerance: number): boolean =>
  after > before * (1 + tolerance) + rounding && !(tolerance > hardly && after - before <= 1)

const allowed = (name: string, replays: boolean): number =>
  replays && !name.startsWith('limit') && !/, 0\.\d+,/.test(name) ? resolution : hardly

/** What a worse sweep raises. `replays`: of sweeps that a model server replays, within the resolution of the replay. */
export const raisedBy = (
  sweep: string,
  { kind, at, records }: Worse,
  better: Given,
  replays: boolean,
): readonly Raised[] =>
  [...answersOf(records)].flatMap(([answer, after]) => {
    const before = better.get(answer) ?? 0
    return isRaised(before, after, allowed(answer, replays)) ? [{ sweep, kind, at, answer, before, after }] : []
  })

export interface Tried {
  readonly sweeps: number
  readonly changes: number
  readonly raised: readonly Raised[]
}

/** Sweeps against the worse ones made of them. */
export const tried = (
  sweeps: readonly (readonly [name: string, records: Records])[],
  worse: (records: Records, name: string) => readonly Worse[],
  replays = false,
): Tried => {
  let changes = 0
  const raised = sweeps.flatMap(([name, records]) => {
    const better = answersOf(records)
    const all = worse(records, name)
    changes += all.length
    return all.flatMap((one) => raisedBy(name, one, better, replays))
  })
  return { sweeps: sweeps.length, changes, raised }
}

const inTenWays = (records: Records, name: string): readonly Worse[] => {
  const random = seededRandom(Number(name.slice('seed '.length)) + 1)
  return [...withoutTop(records), ...worseByLevel(records, random), ...someWorseFields(records, 6, random)]
}

/** Generated sweeps, each made worse in ten ways or so, or as told. */
export const generated = (
  count: number,
  firstSeed: number,
  worse: (records: Records, name: string) => readonly Worse[] = inTenWays,
): Tried =>
  tried(
    Array.from({ length: count }, (_, i) => [`seed ${firstSeed + i}`, anyRecords(firstSeed + i)] as const),
    worse,
  )
