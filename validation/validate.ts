import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { breaches, shortfalls } from './bars.ts'
import type { Case } from './case.ts'
import { efforts, reportConfirmations } from './confirmation-table.ts'
import { reportHoldOuts } from './hold-out-table.ts'
import { reportMeetingPages } from './meeting-pages.ts'
import { reportKnown } from './known-servers.ts'
import { reportMonotone } from './monotone-table.ts'
import { reportIntervals } from './interval-table.ts'
import { reportPools } from './pools.ts'
import { reportSentences } from './sentences.ts'
import { casesOf, sets } from './sets.ts'
import { heading, othersOf, rowsOf } from './table.ts'

/*
 * Simulated servers as truth: how good are promises, users, bounds and limits? And levels of real sweeps left out: how good
 * is what lies between two levels? Servers as one pool: do they keep the objective? Random sweeps: is what is said of them so? Meeting pages: do they
 * answer in a browser as the command line does? Exit code 1 below the bars; of a tenth of the servers (--quick), whose medians tell little, only for what must never be.
 */

const quick = process.argv.includes('--quick')
const parts = Math.min(2, availableParallelism())

const print = (text: string): unknown => process.stdout.write(text)

type Question = { readonly set: number; readonly part: number }
type Answer = { readonly set: number; readonly cases: readonly Case[] }

const answer = ({ set, part }: Question): Answer => ({
  set,
  cases: casesOf(sets[set]!, sets[set]!.servers[quick ? 'quick' : 'full'], part, parts),
})

const ask = (part: number): Promise<readonly Answer[]> =>
  new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [...process.argv.slice(2), `--part=${part}`])
    child.once('message', (message) => resolve(message as readonly Answer[]))
    child.once('exit', (code) => reject(new Error(`a part of the validation ended with ${code}`)))
  })

const report = (answers: readonly Answer[]): number => {
  const casesIn = (set: number) => answers.filter((one) => one.set === set).flatMap(({ cases }) => cases)
  const heldOut = sets.flatMap((set, i) => (set.heldOut ? casesIn(i) : []))
  const barred = sets.flatMap((set, i) => (set.heldOut && !set.asInPractice ? casesIn(i) : []))
  const all = answers.flatMap(({ cases }) => cases)
  print(`${heading}\n`)
  for (const [i, { name }] of sets.entries()) print(`${rowsOf(name, casesIn(i))}\n`)
  print(`${rowsOf('held out, bars', barred)}\n${othersOf(all)}\n`)
  const [wrong, short] = [breaches(all, heldOut), shortfalls(all, barred)]
  for (const fault of wrong) print(`WRONG: ${fault}\n`)
  for (const fault of short) print(`BELOW THE BAR: ${fault}\n`)
  print('\n')
  return wrong.length + (quick ? 0 : short.length)
}

const own = process.argv.find((argument) => argument.startsWith('--part='))
if (own === undefined) {
  const answers = await Promise.all(Array.from({ length: parts }, (_, part) => ask(part)))
  const missed = report(answers.flat())
  const known = reportKnown(print)
  const covered = reportIntervals(quick ? 60 : 240, print)
  const confirmed = reportConfirmations(quick ? efforts.quick : efforts.full, print)
  const broken = reportPools(quick ? 3 : 24, print)
  const raised = reportMonotone(quick, print)
  const contradicted = reportSentences(quick ? 200 : 2000, print)
  const held = await reportHoldOuts(print)
  const otherwise = await reportMeetingPages(quick ? 8 : 50, print)
  process.exitCode =
    missed + known + covered + confirmed + broken + raised + contradicted + held + otherwise > 0 ? 1 : 0
} else {
  const part = Number(own.slice('--part='.length))
  process.send!(
    sets.map((_, set) => answer({ set, part })),
    () => process.disconnect(),
  )
}
