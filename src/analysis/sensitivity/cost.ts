import { half, tornado, type Range, type Swing } from '../../maths/sensitivity.ts'

/** The largest value that an assumption may take, such as 1 for a share. */
type Ceilings<Name extends string> = { readonly [N in Name]?: number }

/**
 * What half less and half more of each assumption (mean load, years, price …) do to a cost, one at a time, the widest
 * first. `cost` gives the money for a set of assumptions, null where there is none.
 */
export const costSensitivity = <Name extends string>(
  cost: (assumptions: Readonly<Record<Name, number>>) => number | null,
  base: Readonly<Record<Name, number>>,
  ceilings: Ceilings<Name> = {},
): readonly Swing<Name>[] => {
  const names = Object.keys(base) as Name[]
  const ranges = Object.fromEntries(names.map((name) => [name, half(base[name], ceilings[name])]))
  return tornado(cost, base, ranges as Readonly<Record<Name, Range>>)
}
