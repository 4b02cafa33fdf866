import type { Result } from '../formulas/formula.ts'
import type { Made } from './made.ts'

type PlainValue<Value> = Value extends Made<infer Own> ? Own : Value

/** The same with numbers in place of what was made. */
type Plain<Fields> = { [Key in keyof Fields]: PlainValue<Fields[Key]> }

const trail = Symbol('trail')

type Carried = Readonly<Record<string, Made<Result>>>

const isMade = (value: unknown): value is Made<Result> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'made'

/**
 * An object, or a list, of plain values that remembers how they were made. Nothing that reads it sees that: no key, no
 * comparison, no JSON. A copy forgets it, so that a record is made last.
 */
export const record = <const Fields extends object>(fields: Fields): Plain<Fields> => {
  const carried: Record<string, Made<Result>> = {}
  const plain = (Array.isArray(fields) ? [...(fields as readonly unknown[])] : { ...fields }) as Record<string, unknown>
  for (const key of Object.keys(fields)) {
    const value = (fields as Readonly<Record<string, unknown>>)[key]
    if (isMade(value)) {
      carried[key] = value
      plain[key] = value.value
    }
  }
  return Object.defineProperty(plain, trail, { value: carried, writable: true }) as Plain<Fields>
}

/** How the fields of a record were made; nothing of another object, or once that is forgotten. */
export const madeOf = (object: object): Carried | null =>
  (object as { readonly [trail]?: Carried | null })[trail] ?? null

/** How one field of a record was made, again. */
export const remember = (object: object, key: string, made: Made<Result>): void => {
  ;(object as { [trail]?: Carried | null })[trail] = { ...madeOf(object), [key]: made }
}

/** Lets go of how the fields of a record were made. */
export const forget = (object: object): void => {
  ;(object as { [trail]?: Carried | null })[trail] = null
}

const origin = Symbol('origin')

/** A copy with more fields, which stands in the report for what it is a copy of, and remembers what that does. */
export const extended = <Object extends object, const Fields extends object>(
  object: Object,
  fields: Fields,
): Omit<Object, keyof Fields> & Plain<Fields> => {
  const more = record(fields)
  return Object.defineProperties({ ...object, ...more } as Omit<Object, keyof Fields> & Plain<Fields>, {
    [trail]: { value: { ...madeOf(object), ...madeOf(more) } },
    [origin]: { value: object },
  })
}

/** What an object is a copy of, nearest first. */
export const originsOf = (object: object): readonly object[] =>
  origin in object ? [object[origin] as object, ...originsOf(object[origin] as object)] : []
