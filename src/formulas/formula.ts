export type Known = string | number | null

/** The values of a formula's inputs, by symbol. */
export interface Values {
  /** The number of a symbol that is given once; NaN where it is absent. */
  readonly one: (symbol: string) => number
  /** Every value of a symbol, in order. */
  readonly all: (symbol: string) => readonly Known[]
  /** The numbers of a symbol, without those that are absent. */
  readonly numbers: (symbol: string) => readonly number[]
}

/** What a formula gives: a number or an id, or several numbers of which the rounding takes one. */
export type Result = Known | readonly number[]

export type Compute = (values: Values) => Result

/** How a number is made: written for people, and as a function. */
export interface Formula {
  /** What is computed, in symbols. */
  readonly expression: string
  /** With values put in, where the expression does not do: `{C}` all values of a symbol, `[{C}: {y}]` one after another. */
  readonly filled?: string
  readonly source: string
  /** Null where the report does not hold all that it takes: single requests, or a search over simulated servers. */
  readonly compute: Compute | null
}

export type Formulas = Readonly<Record<string, Formula>>

/** Formulas of a source: as each is written, its function, and as it is written with values put in. */
export const sourced =
  (source: string) =>
  (expression: string, compute: Compute | null, filled?: string): Formula => ({
    expression,
    ...(filled === undefined ? {} : { filled }),
    source,
    compute,
  })

/** Own work, with no other source. */
export const own = sourced('konkyo')

export const product =
  (...symbols: readonly string[]): Compute =>
  ({ one }) =>
    symbols.reduce((all, symbol) => all * one(symbol), 1)

/** Symbols multiplied, and nothing else. */
export const productOf = (...symbols: readonly string[]): Formula => own(symbols.join(' · '), product(...symbols))

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
