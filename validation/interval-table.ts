import { type Coverage, type Covered, coverages, kinds, type Kind } from './intervals.ts'

const leastCoverage = 0.93
/** Shown for comparison, and used nowhere. */
const unused: ReadonlySet<Kind> = new Set(['TTFT, requests taken for independent', 'ITL, bootstrap by request'])
const firstSeed = 130_001

const share = (all: readonly (boolean | null)[]): number => {
  const known = all.filter((held) => held !== null)
  return known.filter(Boolean).length / known.length
}

/** An interval holds when no end that it gives is missed. */
const holds = ({ low, high }: Covered): boolean => low !== false && high !== false

const given = (all: readonly Covered[]): readonly Covered[] =>
  all.filter(({ low, high }) => low !== null || high !== null)

const percent = (fraction: number): string =>
  (Number.isFinite(fraction) ? `${(100 * fraction).toFixed(1)} %` : '-').padStart(9)

const row = (kind: Kind, cases: readonly Coverage[]): string => {
  const all = given(cases.map((one) => one[kind]))
  const cells = [
    share(all.map(holds)),
    share(all.map(({ low }) => low)),
    share(all.map(({ high }) => high)),
    all.filter(({ high }) => high !== null).length / all.length,
  ]
  return [kind.padEnd(38), String(all.length).padStart(5), ...cells.map(percent)].join(' ')
}

/** Where an interval, or the upper end that it gives, holds too seldom, in words. */
export const intervalFaults = (cases: readonly Coverage[]): readonly string[] =>
  kinds
    .filter((kind) => !unused.has(kind))
    .map((kind) => ({ kind, held: share(given(cases.map((one) => one[kind])).map(holds)) }))
    .filter(({ held }) => held < leastCoverage)
    .map(({ kind, held }) => `95 % interval of p99 (${kind}) holds in ${held.toFixed(3)} < ${leastCoverage}`)

/** Prints how often 95 % intervals hold on simulated servers; the number of bars missed. */
export const reportIntervals = (count: number, print: (text: string) => void): number => {
  const cases = coverages(count, firstSeed)
  print(`95 % intervals of p99 against ten other runs of the server: ${cases.length} servers\n`)
  print(`${''.padEnd(38)} count     holds   low end  high end  has high\n`)
  for (const kind of kinds) print(`${row(kind, cases)}${unused.has(kind) ? '  (for comparison, not used)' : ''}\n`)
  const faults = intervalFaults(cases)
  for (const fault of faults) print(`BELOW THE BAR: ${fault}\n`)
  print('\n')
  return faults.length
}
