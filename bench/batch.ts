import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inTurns, medianOf, type Row, seconds } from './measure.ts'
import { writePlans } from './many-runs.ts'

const rounds = 5

/** Files are believed by their stamps once they are two seconds old. */
const settled = 2100

/** Gives the first result of a plan another duration, so that its documents are to be made anew. */
const change = (plan: string, round: number): void => {
  const file = join(dirname(plan), 'results/cfg0_tp1/round0/c1.json')
  const record = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...record, duration: 100 + round / 1000 }))
}

/** A pass over all plans of which one changed, and the making of that one alone, in turns. */
const oneChanged = (batch: readonly string[], alone: readonly string[], plan: string) => {
  const timed = (args: readonly string[], round: number): number => {
    change(plan, round)
    return seconds(args)
  }
  const times = Array.from({ length: rounds }, (_, i) => [timed(batch, 2 * i), timed(alone, 2 * i + 1)] as const)
  return [medianOf(times.map(([all]) => all)), medianOf(times.map(([, one]) => one))] as const
}

/** 100 plans over 10,000 result files, of which nothing changed, and of which one did. */
export const batches = async (folder: string): Promise<readonly Row[]> => {
  const root = join(folder, 'batch')
  const plans = writePlans(root, 100, 100)
  const [plan = ''] = plans
  await setTimeout(settled)
  const batch = ['dist/cli.js', 'batch', root, '--root', root, '-q']
  seconds(batch)
  const [nothing = 0, node = 0] = inTurns([batch, ['-e', '0']])
  const [all, one] = oneChanged(batch, ['dist/cli.js', 'report', '-p', plan, '--root', root, '-q'], plan)
  return [
    {
      what: 'batch, 100 plans and 10,000 files, nothing changed',
      measured: `${nothing.toFixed(2)} s, node -e 0 ${node.toFixed(2)} s`,
      bar: { value: nothing - node, most: 0.5 },
    },
    {
      what: 'batch, one of 100 plans changed',
      measured: `${all.toFixed(2)} s, that one alone ${one.toFixed(2)} s`,
      bar: { value: all / one, most: 1.2 },
    },
  ]
}
