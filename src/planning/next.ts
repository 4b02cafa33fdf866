import type { Report } from '../model/report.ts'
import { argumentsOf, quoted } from './arguments.ts'
import { type Subject, subjectsOf } from './levels.ts'
import { proposalsOf, within } from './proposals.ts'
import type { Command, NextPlan, PlannedRun, Proposal } from './proposal.ts'

/**
 * A seed of its own for each run (FNV-1a over what the run is), so that no two send the same prompts; how often its load
 * was measured already is part of it, so that the next round has other ones.
 */
const seedOf = (proposal: Proposal, { series }: Subject, time: number): number => {
  const measured = series.points
    .filter(({ concurrency }) => concurrency === proposal.load.concurrency)
    .reduce((count, { runs }) => count + runs.length, 0)
  const text = JSON.stringify([series.name, series.model, proposal.load, measured + time])
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return (hash >>> 0) % 1_000_000
}

const commandOf = (proposal: Proposal, subject: Subject, time: number): Command => {
  const argv = argumentsOf(proposal, subject, seedOf(proposal, subject, time))
  const blanks = argv.flatMap((word) => /(?:^|=)(<[A-Z_]+>)$/.exec(word)?.[1] ?? [])
  return { argv, line: argv.map(quoted).join(' '), placeholders: [...new Set(blanks)] }
}

const planned = (proposal: Proposal, subjects: readonly Subject[]): PlannedRun => {
  const subject = subjects.find(({ series }) => series.id === proposal.series)!
  const commands = Array.from({ length: proposal.times }, (_, time) => commandOf(proposal, subject, time))
  return { ...proposal, commands }
}

/** What to measure so that the answer of a report gets sharper, within a budget of seconds if there is one. */
export const nextOf = (report: Report, budget: number | null): NextPlan => {
  const subjects = subjectsOf(report)
  const { taken, leftOut } = within(proposalsOf(subjects), budget, subjects)
  return {
    runs: taken.map((proposal) => planned(proposal, subjects)),
    seconds: taken.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    budget,
    leftOut,
  }
}
