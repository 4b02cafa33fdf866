import type { Report } from '../../model/report.ts'
import { type Made, numberAt } from './made.ts'

type CellOf = (place: string) => string

interface Level {
  readonly concurrency: number
  readonly throughput: number
  /** Cells, or numbers where a level was made of several runs. */
  readonly cells: readonly [concurrency: string, throughput: string]
}

/** Deeper than this, a spreadsheet refuses to nest. */
const linesAtMost = 60

const columnOf = (report: Report, made: Made, symbol: string, cellOf: CellOf) =>
  made.inputs
    .filter((input) => input.symbol === symbol)
    .map((input) => {
      if ('value' in input) return { value: Number(input.value), cell: String(input.value) }
      return { value: numberAt(report, input.ref)!, cell: cellOf(input.ref) }
    })

/** The levels that lines go over: one that does less than a lower one counts for nothing. */
const levelsOf = (report: Report, made: Made, cellOf: CellOf): readonly Level[] => {
  const throughputs = columnOf(report, made, 'X', cellOf)
  const all = columnOf(report, made, 'C', cellOf).map((level, i): Level => ({
    concurrency: level.value,
    throughput: throughputs[i]!.value,
    cells: [level.cell, throughputs[i]!.cell],
  }))
  const ordered = all.toSorted((a, b) => a.concurrency - b.concurrency || b.throughput - a.throughput)
  return ordered.filter((one, i) => ordered.slice(0, i).every(({ throughput }) => throughput < one.throughput))
}

/** Whether a cell can look up the time on those lines. */
export const isInOrder = (report: Report, made: Made): boolean => {
  const { length } = levelsOf(report, made, () => '')
  return length > 0 && length <= linesAtMost
}

/** n / A with X(n) = A on the lines from nothing over the levels (Little 1961), as nested conditions. */
export const residenceFormula = (report: Report, made: Made, cellOf: CellOf): string => {
  const [{ cell: A } = { cell: '0' }] = columnOf(report, made, 'A', cellOf)
  const levels = levelsOf(report, made, cellOf).map(({ cells }) => cells)
  const lines = levels.map(([C, X], i) => {
    const [C0, X0] = levels[i - 1] ?? ['0', '0']
    return `IF(${A}<=${X},${C0}+(${A}-${X0})/(${X}-${X0})*(${C}-${C0}),`
  })
  return `IF(${A}>0,(${lines.join('')}${levels.at(-1)![0]}${')'.repeat(lines.length)})/${A},0)`
}
