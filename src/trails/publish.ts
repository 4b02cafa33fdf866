import type { Result } from '../formulas/formula.ts'
import type { Trail, TrailInput, Trails } from '../model/report.ts'
import { listed, type Input, type Made } from './made.ts'
import { madeOf, originsOf } from './record.ts'

interface Standing {
  readonly place: string
  readonly made: Made<Result>
}

/** Where everything of a report stands: each object at its first place, and all that was made. */
interface Places {
  readonly objects: ReadonlyMap<object, string>
  /** Of each list the indexes of its elements by their ids. */
  readonly indexes: ReadonlyMap<unknown, ReadonlyMap<unknown, string>>
  /** In the order of the report. */
  readonly made: readonly Standing[]
}

type Named = { readonly id?: unknown } | null

const under = (place: string, key: string): string => {
  const step = key.replaceAll('~', '~0').replaceAll('/', '~1')
  return place === '' ? step : `${place}/${step}`
}

const indexesOf = (list: readonly Named[]): ReadonlyMap<unknown, string> =>
  new Map(list.flatMap((one, i) => (typeof one?.id === 'string' ? [[one.id, String(i)] as const] : [])))

const placesOf = (report: object): Places => {
  const objects = new Map<object, string>()
  const indexes = new Map<unknown, ReadonlyMap<unknown, string>>()
  const standing: Standing[] = []
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const one of [value, ...originsOf(value)]) if (!objects.has(one)) objects.set(one, place)
    if (Array.isArray(value)) indexes.set(value, indexesOf(value))
    const own = madeOf(value)
    for (const [key, inner] of Object.entries(value)) {
      const at = under(place, key)
      if (Object.hasOwn(own, key)) standing.push({ place: at, made: own[key]! })
      visit(inner, at)
    }
  }
  visit(report, '')
  return { objects, indexes, made: standing }
}

/** A place where lists were entered by the ids of their elements: `runs/r3/completed` is `runs/2/completed`. */
const numbered = (report: object, { indexes }: Places, place: string): string => {
  let value: unknown = report
  const steps = place.split('/').map((step) => {
    const own = indexes.get(value)?.get(step) ?? step
    value = (value as Readonly<Record<string, unknown>> | null)?.[own]
    return own
  })
  return steps.join('/')
}

/** What stands in the report is named; what stands nowhere is given as a value. */
const inputOf =
  (report: object, places: Places, first: ReadonlyMap<Made<Result>, string>) =>
  (symbol: string, input: Input): TrailInput => {
    if (typeof input !== 'object' || input === null) return { symbol, value: input }
    if (input.kind === 'read') return { symbol, ref: numbered(report, places, input.place) }
    if (input.kind === 'made') {
      const ref = first.get(input)
      return ref === undefined ? { symbol, value: input.value as number } : { symbol, ref }
    }
    const owner = places.objects.get(input.owner)
    return owner === undefined ? { symbol, value: input.value as number } : { symbol, ref: under(owner, input.key) }
  }

/** How the numbers of a report were made, by their places: what stands twice is made at the first place, and taken there. */
export const publish = (report: object): Trails => {
  const places = placesOf(report)
  const { made } = places
  const first = new Map(made.toReversed().map((one) => [one.made, one.place]))
  const toInput = inputOf(report, places, first)
  const trailOf = ({ place, made: { formula, inputs, rounding, assumptions } }: Standing, at: string): Trail =>
    place === at
      ? {
          formula,
          inputs: listed(inputs).map(({ symbol, input }) => toInput(symbol, input)),
          rounding,
          assumptions: [...assumptions],
        }
      : { formula: 'taken', inputs: [{ symbol: 'x', ref: at }], rounding: null, assumptions: [] }
  return Object.fromEntries(made.map((one) => [one.place, trailOf(one, first.get(one.made)!)]))
}
