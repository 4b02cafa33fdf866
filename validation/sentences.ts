import { isDeepStrictEqual } from 'node:util'
import { nextLines } from '../src/commands/next.ts'
import { answerCard } from '../src/document/answer-card.ts'
import type { Block } from '../src/document/block.ts'
import { options } from '../src/document/body/options.ts'
import type { Report } from '../src/model/report.ts'
import { nextOf } from '../src/planning/proposals.ts'
import { answerFaults } from './claims/answer.ts'
import { decisionFaults } from './claims/decisions.ts'
import { listening, type Listening, type Said } from './claims/listening.ts'
import { askedAgain, nextFaults } from './claims/next.ts'
import { unless, type Faults } from './claims/reasons.ts'
import { tableFaults, tableOf, type Table } from './claims/table.ts'
import { anySweep, reportOfSweep } from './random-sweep.ts'
import { editionOf } from '../src/document/edition.ts'

/** Texts of a card or a row, and what they say. */
const saidIn = (texts: unknown, { heard }: Listening): readonly Said[] => heard(JSON.stringify(texts))

const isTable = (block: Block) => block.kind === 'table'

const ofSeries = (report: Report, blocks: readonly Block[], told: Listening, table: Table, i: number): Faults => {
  const rows = blocks.findLast(isTable)?.rows ?? []
  const texts = [answerCard(editionOf(report, told.language), table.series), rows[i]]
  return answerFaults(
    texts.flatMap((text) => saidIn(text, told)),
    table,
    told,
  )
}

const limitFaults = ({ series, limit }: Table): Faults =>
  unless(series.capacity.maxConcurrency === (limit?.level ?? null), `the limit is ${series.capacity.maxConcurrency}`)

/** What options, cards and `next` say of a report that its point tables contradict. */
export const contradictions = (report: Report): Faults => {
  const told = listening()
  const tables = report.series.map((series) => tableOf(report, series))
  const blocks = options(editionOf(report, told.language)).flatMap((section) => section.blocks)
  const plan = nextOf(report, null)
  const lines = nextLines(plan, editionOf(report, told.language)).join(' ')
  return [
    ...tables.flatMap(tableFaults),
    ...tables.flatMap(limitFaults),
    ...tables.flatMap((table, i) => ofSeries(report, blocks, told, table, i)),
    ...decisionFaults(report),
    ...nextFaults(told.heard(lines), plan, tables),
    ...askedAgain(report, plan),
    ...unless(isDeepStrictEqual(JSON.parse(JSON.stringify(report)), report), 'the report is not its own JSON'),
  ]
}

/** A sweep that its model servers do not carry at any rate. */
const uncarried = 1382

/** Random sweeps, and how many of them are told wrongly. */
export const reportSentences = (count: number, print: (text: string) => void): number => {
  let wrong = 0
  const seeds = Array.from({ length: count }, (_, i) => i + 1)
  for (const seed of new Set([...seeds, uncarried])) {
    const sweep = anySweep(seed)
    const faults = contradictions(reportOfSweep(sweep))
    if (faults.length === 0) continue
    wrong++
    print(`CONTRADICTED BY ITS TABLE: ${sweep.id}: ${faults.join('; ')}\n`)
  }
  print(`Sentences against the table: ${count} random sweeps, ${wrong} with a sentence that it contradicts\n\n`)
  return wrong
}
