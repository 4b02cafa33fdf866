import type { Result } from '../formulas/formula.ts'
import type { Trails } from '../model/report.ts'
import { trailsOf } from '../model/trail-lookup.ts'
import { type Ledger, type Place, type PlacedInput, enter, groupedIn, isSame, memberOf, openLedger } from './ledger.ts'
import { type Field, listed, taken, type Input, type Made, forget, madeOf, originsOf, remember } from './made.ts'

/** A made number of a record, and where it stands. */
interface Standing {
  readonly place: Place
  readonly made: Made<Result>
  readonly owner: object
  readonly key: string
}

/** Objects at their first places, as far as they are wanted, and what was made, in the order of the report. */
interface Found {
  readonly objects: ReadonlyMap<object, Place>
  readonly standing: readonly Standing[]
}

/** A part of a report, and the steps that lead to it. */
export interface Part {
  readonly steps: readonly string[]
  readonly value: object
  /** Only for others to name its fields: what it holds is no part of this. */
  readonly alone?: boolean
}

const placeOf = (top: Place, steps: readonly string[]): Place =>
  steps.reduce((place, step) => memberOf(place, step), top)

const foundIn = ({ top }: Ledger, parts: readonly Part[], isWanted: (object: object) => boolean): Found => {
  const objects = new Map<object, Place>()
  const standing: Standing[] = []
  const visit = (value: object, place: Place): void => {
    if (isWanted(value) && !objects.has(value)) objects.set(value, place)
    for (const one of originsOf(value)) if (isWanted(one) && !objects.has(one)) objects.set(one, place)
    const own = madeOf(value)
    for (const key of Object.keys(value)) {
      const inner = (value as Readonly<Record<string, unknown>>)[key]
      const made = own && Object.hasOwn(own, key) ? own[key]! : null
      const isObject = typeof inner === 'object' && inner !== null
      if (!made && !isObject) continue
      const at = memberOf(place, key)
      if (made) standing.push({ place: at, made, owner: value, key })
      if (isObject) visit(inner, at)
    }
  }
  for (const { steps, value, alone } of parts)
    if (alone) objects.set(value, placeOf(top, steps))
    else visit(value, placeOf(top, steps))
  return { objects, standing }
}

type Named = { readonly id?: unknown } | null

const indexes = new WeakMap<readonly unknown[], ReadonlyMap<unknown, string>>()

/** The indexes of the elements of a list by their ids. */
const indexesOf = (list: readonly unknown[]): ReadonlyMap<unknown, string> => {
  const known =
    indexes.get(list) ??
    new Map(
      (list as readonly Named[]).flatMap((one, i) =>
        typeof one?.id === 'string' ? [[one.id, String(i)] as const] : [],
      ),
    )
  indexes.set(list, known)
  return known
}

/** A place where lists were entered by the ids of their elements: `runs/r3/completed` is `runs/2/completed`. */
const numbered = (report: object, { top }: Ledger, place: string): Place => {
  let value: unknown = report
  const steps = place.split('/').map((step) => {
    const own = Array.isArray(value) ? (indexesOf(value).get(step) ?? step) : step
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[own]
    return own
  })
  return placeOf(top, steps)
}

const isField = (input: unknown): input is Field<Result> =>
  typeof input === 'object' && input !== null && 'owner' in input

/** Where inputs stand; nothing for one that stands nowhere. */
const standingIn = (report: object, ledger: Ledger, { objects }: Found) => {
  const places = new Map<string, Place>()
  return (input: Input): Place | undefined => {
    if (typeof input !== 'object' || input === null) return undefined
    if (input.kind === 'made') return ledger.first.get(input)
    if (input.kind === 'field') {
      const owner = objects.get(input.owner)
      return owner && memberOf(owner, input.key)
    }
    const place = places.get(input.place) ?? numbered(report, ledger, input.place)
    places.set(input.place, place)
    return place
  }
}

/**
 * Writes down how numbers were made: what stands in the report is named, what stands nowhere is given as a value, and what
 * stands twice is taken from its first place. Gives back, unless all is there, those that are fields of what is not.
 */
const write = (report: object, ledger: Ledger, found: Found, isWhole: boolean): readonly Standing[] => {
  const { first } = ledger
  const placeOfInput = standingIn(report, ledger, found)
  for (const { place, made } of found.standing) if (!first.has(made)) first.set(made, place)
  return found.standing.filter(({ place, made }) => {
    const own = isSame(first.get(made)!, place) ? made : taken(made)
    const inputs: PlacedInput[] = listed(own.inputs).map(({ symbol, input }) => ({
      symbol,
      input,
      place: placeOfInput(input),
    }))
    const isOpen = !isWhole && inputs.some((one) => !one.place && isField(one.input))
    if (!isOpen) enter(ledger, place, own, inputs)
    return isOpen
  })
}

/** The objects that the inputs of a number are fields of. */
const ownersOf = ({ inputs }: Made<Result>): readonly object[] => {
  const owners: object[] = []
  for (const input of Object.values(inputs))
    if (isField(input)) owners.push(input.owner)
    else if (Array.isArray(input)) for (const one of input) if (isField(one)) owners.push(one.owner)
  return owners
}

/**
 * Writes down how the numbers of finished parts were made, and lets go of what they were made of, but for what has inputs
 * elsewhere. `lists`: a report as far as its lists are entered by ids.
 */
export const settle = (ledger: Ledger, lists: object, parts: readonly Part[]): void => {
  const found = foundIn(ledger, parts, () => true)
  const open = write(lists, ledger, found, false)
  for (const { owner } of found.standing) forget(owner)
  for (const { owner, key, made } of open) remember(owner, key, made)
}

/** How the numbers of a report were made, by their places, with what was written down before. */
export const publish = (report: object, ledger = openLedger()): Trails => {
  const whole = [{ steps: [], value: report }]
  const { standing } = foundIn(ledger, whole, () => false)
  const owners = new Set(standing.flatMap(({ made }) => ownersOf(made)))
  const { objects } = foundIn(ledger, whole, (object) => owners.has(object))
  write(report, ledger, { objects, standing }, true)
  return trailsOf(report, groupedIn(ledger))
}
