declare module 'fast-formula-parser' {
  interface Position {
    readonly sheet: string
    readonly row: number
    readonly col: number
  }
  interface Range {
    readonly sheet: string
    readonly from: { readonly row: number; readonly col: number }
    readonly to: { readonly row: number; readonly col: number }
  }
  interface Argument {
    readonly value: unknown
  }
  export class FormulaError extends Error {
    constructor(error: string)
  }
  export default class FormulaParser {
    constructor(config: {
      readonly onCell: (cell: Position) => unknown
      readonly onRange: (range: Range) => unknown
      readonly functions?: Readonly<Record<string, (...values: readonly Argument[]) => unknown>>
    })
    parse(formula: string, position: Position): unknown
  }
}
