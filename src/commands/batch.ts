import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { Flags } from '../options.ts'
import { realPlace } from '../reading/within.ts'
import { program } from '../version.ts'
import { handsOf, type Teller } from './batch-hands.ts'
import { pass, type PassOrder } from './batch-pass.ts'
import { shardOf } from './batch-plans.ts'
import { summaryOf } from './batch-summary.ts'
import { jsonTeller, textTeller } from './batch-text.ts'
import type { World } from './index.ts'

/** `konkyo batch`: the documents of plans whose grounds changed, made anew; the exit code is the worst of all. */
export const batch = async (flags: Flags, world: World): Promise<number> => {
  const start = performance.now()
  const teller: Teller = flags.json ? jsonTeller(world) : textTeller(world, flags.quiet === true)
  const root = realPlace(resolve(world.cwd, flags.root ?? '.'))
  const order: PassOrder = {
    paths: flags.paths.length > 0 ? flags.paths : ['.'],
    cwd: world.cwd,
    root,
    program,
    shard: shardOf(flags.shard),
    isOver: () => false,
  }
  const hands = handsOf(flags, world, root, teller)
  if (flags.watch) return (await import('./batch-watch.ts')).watchPlans(order, hands, world, teller)
  try {
    const outcomes = await pass(order, hands)
    if (outcomes.length === 0 && order.shard === null) throw new UserError('noPlans', { paths: order.paths.join(', ') })
    const summary = summaryOf(outcomes, start)
    teller.tell(summary)
    return summary.exitCode
  } finally {
    await hands.close()
  }
}
