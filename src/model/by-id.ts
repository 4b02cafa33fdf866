import { groupBy } from './group-by.ts'

interface Named {
  readonly id: string
}

const indexes = new WeakMap<readonly Named[], ReadonlyMap<string, { readonly one: Named; readonly index: number }>>()

const indexOf = (list: readonly Named[]) => {
  const index = indexes.get(list) ?? new Map(list.map((one, i) => [one.id, { one, index: i }] as const).toReversed())
  indexes.set(list, index)
  return index
}

/** The first of a list that has this id; the list is walked once, however often it is asked. It must not change. */
export const byId = <Item extends Named>(list: readonly Item[], id: string | null | undefined): Item | undefined =>
  id == null ? undefined : (indexOf(list).get(id)?.one as Item | undefined)

/** Its place in the list, -1 where there is none. */
export const placeOf = (list: readonly Named[], id: string): number => indexOf(list).get(id)?.index ?? -1

interface Belonging {
  readonly series: string | null
}

const groups = new WeakMap<readonly Belonging[], ReadonlyMap<string, readonly Belonging[]>>()

/** What of a list belongs to a series, in the order of the list, which must not change. */
export const ofSeries = <Item extends Belonging>(list: readonly Item[], series: string): readonly Item[] => {
  const own = groups.get(list) ?? groupBy(list, (one) => one.series ?? '')
  groups.set(list, own)
  return (own.get(series) ?? []) as readonly Item[]
}
