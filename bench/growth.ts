import { join } from 'node:path'
import { cpuSeconds, type Row } from './measure.ts'
import { writeFiles, writeMixed, writeTable } from './many-runs.ts'

/** How much more a run may cost among ten times as many. */
const most = 1.1

/** Processor seconds for each of several amounts; each against the amount before it, for one run. */
const growth = (what: string, amounts: readonly number[], make: (runs: number) => string): readonly Row[] => {
  const costs = amounts.map((runs) => cpuSeconds(['dist/cli.js', 'analyze', make(runs), '-q']))
  return amounts.map((runs, i) => {
    const row = { what: `analyze, ${runs.toLocaleString('en')} ${what}`, measured: `${costs[i]!.toFixed(1)} s of CPU` }
    if (i === 0) return row
    return { ...row, bar: { value: costs[i]! / costs[i - 1]! / (runs / amounts[i - 1]!), most } }
  })
}

export const growths = async (folder: string): Promise<readonly Row[]> => [
  ...growth('files', [1000, 4000], (runs) => writeFiles(join(folder, `f${runs}`), runs)),
  ...growth('rows of one CSV', [1000, 10_000, 100_000], (runs) => writeTable(join(folder, `r${runs}.csv`), runs)),
  {
    what: 'check, 3,000 files, a tenth of them foreign',
    measured: `${cpuSeconds(['dist/cli.js', 'check', writeMixed(join(folder, 'mixed'), 3000), '-q']).toFixed(1)} s of CPU`,
  },
]
