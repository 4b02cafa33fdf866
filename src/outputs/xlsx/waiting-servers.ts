/** Cells of the formula of servers for users who wait: N users, n for each server, R and Z seconds, the limit C, the chance e. */
type Cells = Readonly<Record<'N' | 'n' | 'R' | 'Z' | 'C' | 'e', string>>

/** Numbers of servers that are tried: a spreadsheet nests no deeper. */
const tried = 56
const below = 28

/** P(Binomial(N, R / (R + Z) / j) > C) ≤ e; whoever has no more users than slots never exceeds them. */
const holds = ({ N, R, Z, C, e }: Cells, j: number): string =>
  `1-BINOMDIST(MIN(${C},${N}),${N},${R}/(${R}+${Z})/${j},TRUE)<=${e}`

/**
 * The fewest servers at which chance and number leave enough room, as nested conditions around the number that the report
 * has; nothing where the changed question asks for more or fewer than are tried.
 */
export const waitingServersFormula = (cells: Cells, known: number): string => {
  const from = Math.max(1, known - below)
  const counts = Array.from({ length: tried }, (_, i) => from + i)
  const search = counts.reduceRight((rest, j) => `IF(${holds(cells, j)},${j},${rest})`, 'NA()')
  const whole = from > 1 ? `IF(${holds(cells, from - 1)},NA(),${search})` : search
  return `MAX(1,ROUNDUP((${cells.N}/${cells.n})*(1-1E-12),0),${whole})`
}
