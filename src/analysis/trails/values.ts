export type Known = string | number | null

/** The values of a trail's inputs, by symbol. */
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

export type Formula = (values: Values) => Result

export const valuesOf = (inputs: readonly { readonly symbol: string; readonly value: unknown }[]): Values => {
  const all = (symbol: string): readonly Known[] =>
    inputs.filter((input) => input.symbol === symbol).map(({ value }) => value as Known)
  const numbers = (symbol: string) => all(symbol).filter((value) => typeof value === 'number')
  return { all, numbers, one: (symbol) => numbers(symbol)[0] ?? Number.NaN }
}
