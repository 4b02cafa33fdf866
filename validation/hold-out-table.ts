import { holdOuts, type HoldOut } from './hold-out.ts'
import { readSweeps, type Sweep } from './real-sweeps.ts'

/** What stands in a report with its error: throughput and TPOT between two levels. The others are no better than they are. */
const largestMedian = 0.05
const barred: ReadonlySet<string> = new Set(['X(C), monotone cubic', 'TPOT(C), monotone cubic'])

const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '-')

const row = ({ name, sweeps, cases, median, p90, worst, optimistic, published }: HoldOut): string =>
  [
    name.padEnd(32),
    String(sweeps).padStart(6),
    String(cases).padStart(6),
    ...[median, p90, worst].map((share) => percent(share).padStart(8)),
    percent(optimistic).padStart(11),
    ` ${published}`,
  ].join(' ')

/** One line for each interpolation. */
export const holdOutTable = (title: string, sweeps: readonly Sweep[]): string =>
  [
    `levels left out, ${title}: ${sweeps.length} sweeps of ${sweeps.map(({ throughput }) => throughput.length).join(', ')} levels`,
    `${'error of'.padEnd(32)} sweeps  cases   median      p90    worst  optimistic  published: median / p90 / worst`,
    ...holdOuts(sweeps).map(row),
  ].join('\n')

/** What is worse than the bar, in words; nothing to hold against it where no sweep has a case. */
export const holdOutFaults = (sweeps: readonly Sweep[]): readonly string[] =>
  holdOuts(sweeps)
    .filter(({ name }) => barred.has(name))
    .filter(({ median }) => median > largestMedian)
    .map(({ name, median }) => `median error of ${name} ${percent(median)} > ${percent(largestMedian)}`)

/**
 * Prints the tables of the sample and of the real sweeps beside the project, where they are; the number of bars that the
 * real ones miss.
 */
export const reportHoldOuts = async (print: (text: string) => void): Promise<number> => {
  print(`${holdOutTable('synthetic sample', (await readSweeps('fixtures/sample')) ?? [])}\n\n`)
  const sweeps = await readSweeps('../shared/data')
  if (sweeps === null) {
    print('levels left out, real sweeps: skipped, the folder of real results is not beside the project\n\n')
    return 0
  }
  print(`${holdOutTable('real sweeps', sweeps)}\n`)
  const faults = holdOutFaults(sweeps)
  for (const fault of faults) print(`BELOW THE BAR: ${fault}\n`)
  print('\n')
  return faults.length
}
