import type { Known, Result } from '../formulas/formula.ts'
import { type FormulaId, formulas, rounded, valuesOf } from '../formulas/index.ts'
import type { Trail } from '../model/report.ts'

/** A number that stands at a place of the report that is known before there is a report; lists may be entered by id. */
export interface Read<Value extends Result = Known> {
  readonly kind: 'read'
  readonly value: Value
  readonly place: string
}

/** A field of an object, wherever the report holds that object. */
export interface Field<Value extends Result = Known> {
  readonly kind: 'field'
  readonly value: Value
  readonly owner: object
  readonly key: string
}

/** What a formula made, and of what. */
export interface Made<Value extends Result = Known> {
  readonly kind: 'made'
  readonly value: Value
  readonly formula: FormulaId
  readonly inputs: Inputs
  readonly rounding: Trail['rounding']
  readonly assumptions: readonly string[]
}

export type Input = Read<Result> | Field<Result> | Made<Result> | Known
export type Inputs = Readonly<Record<string, Input | readonly Input[]>>

interface More {
  readonly rounding?: Trail['rounding']
  readonly assumptions?: readonly string[]
}

const none: readonly string[] = []

export const read = <Value extends Result>(place: string, value: Value): Read<Value> => ({ kind: 'read', value, place })

export const of = <Owner extends object, Key extends keyof Owner & string>(
  owner: Owner,
  key: Key,
): Field<Owner[Key] & Result> => ({ kind: 'field', value: owner[key] as Owner[Key] & Result, owner, key })

/** The inputs of a formula one by one, each with its symbol. */
export const listed = (inputs: Inputs): readonly { readonly symbol: string; readonly input: Input }[] => {
  const all: { symbol: string; input: Input }[] = []
  for (const [symbol, own] of Object.entries(inputs))
    if (Array.isArray(own)) for (const input of own as readonly Input[]) all.push({ symbol, input })
    else all.push({ symbol, input: own as Input })
  return all
}

const valueOf = (input: Input): Result => (typeof input === 'object' && input !== null ? input.value : input)

/** A number that was worked out together with others, with the formula by which it can be worked out alone. */
export const explained = <Value extends Result>(
  formula: FormulaId,
  value: Value,
  inputs: Inputs,
  { rounding = null, assumptions = none }: More = {},
): Made<Value> => ({ kind: 'made', value, formula, inputs, rounding, assumptions })

/** The same for a number that may be absent: what is not there was not made. */
export const explainedIf = (
  formula: FormulaId,
  value: number | null,
  inputs: Inputs,
  more: More = {},
): Made<number> | null => (value === null ? null : explained(formula, value, inputs, more))

/** Applies a formula: the number, and how it was made. What the formula gives is what the caller says it does. */
export const made = <Value extends Result = number>(
  formula: FormulaId,
  inputs: Inputs,
  more: More = {},
): Made<Value> => {
  const values = listed(inputs).map(({ symbol, input }) => ({ symbol, value: valueOf(input) }))
  const result = formulas[formula].compute?.(valuesOf(values)) ?? null
  return explained(formula, rounded(result, more.rounding ?? null) as Value, inputs, more)
}

/** The same where all that it takes is there, and the formula gives something; else null. */
export const madeIf = (formula: FormulaId, inputs: Inputs, more: More = {}): Made<number> | null => {
  if (listed(inputs).some(({ input }) => valueOf(input) === null)) return null
  const { value, ...how } = made<number | null>(formula, inputs, more)
  return value === null ? null : { ...how, value }
}

/** The same number as in another place. */
export const taken = <Value extends Result>(input: Read<Value> | Field<Value> | Made<Value>): Made<Value> =>
  explained('taken', input.value, { x: input })

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
export const remember = (object: object, key: string, own: Made<Result>): void => {
  ;(object as { [trail]?: Carried | null })[trail] = { ...madeOf(object), [key]: own }
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
