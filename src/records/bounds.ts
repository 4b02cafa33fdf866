import type { Problem } from '../model/source.ts'

/** The least and the most that something counted or timed can be, beside 0, and whether it can be 0. */
export interface Bounds {
  readonly least: number
  readonly most: number
  readonly never0?: true
}
export type Bounded<G> = { readonly [Name in keyof G]?: Bounds }

export interface Odd {
  readonly name: string
  readonly field: string
  readonly value: number
}

const isOdd = (value: unknown, { least, most, never0 }: Bounds): value is number => {
  if (typeof value !== 'number' || value === 0) return value === 0 && never0 === true
  return !(Math.abs(value) >= least && Math.abs(value) <= most)
}

/** Members of a group that are out of their bounds, each by the field that it was read from. */
export const oddIn = <G extends object>(
  group: G,
  bounds: Bounded<G>,
  fieldOf: (name: string) => string,
): readonly Odd[] =>
  Object.entries<Bounds>(bounds as Record<string, Bounds>).flatMap(([name, bound]) => {
    const value: unknown = group[name as keyof G]
    return isOdd(value, bound) ? [{ name, field: fieldOf(name), value }] : []
  })

const has = (odd: readonly Odd[], name: string): boolean => odd.some((one) => one.name === name)

/** A group whose odd members are absent. */
export const without = <G extends object>(group: G, odd: readonly Odd[]): G =>
  Object.fromEntries(Object.entries(group).map(([name, value]) => [name, has(odd, name) ? null : value])) as G

/** A group that does not have them. */
export const cut = <G extends object>(group: G, odd: readonly Odd[]): G =>
  Object.fromEntries(Object.entries(group).filter(([name]) => !has(odd, name))) as G

/** What is said of them. */
export const problemsOf = (odd: readonly Odd[], where: string): readonly Problem[] =>
  odd.map(({ field, value }) => ({ code: 'impossibleNumber', where, values: { field, text: String(value) } }))
