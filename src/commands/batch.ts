import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { helpText } from '../i18n/terminal.ts'
import type { Flags } from '../options.ts'
import { realPlace } from '../reading/within.ts'
import { program } from '../version.ts'
import { handsOf } from './batch-hands.ts'
import { pass, type PassOrder } from './batch-pass.ts'
import { shardOf } from './batch-plans.ts'
import { summaryOf, lazyTeller, type Teller } from './batch-events.ts'
import type { World } from './index.ts'

const tellerFor = async (flags: Flags, world: World): Promise<Teller> => {
  const { jsonTeller, textTeller } = await import('./batch-text.ts')
  return flags.json ? jsonTeller(world) : textTeller(world, flags.quiet === true)
}

/** `konkyo batch`: the documents of plans whose grounds changed, made anew; the exit code is the worst of all. */
export const batch = async (flags: Flags, world: World): Promise<number> => {
  const start = performance.now()
  const teller = lazyTeller(async () => tellerFor(flags, world))
  const root = realPlace(resolve(world.cwd, flags.root ?? '.'))
  const paths = flags.paths.length > 0 ? flags.paths : ['.']
  const order: PassOrder = { paths, cwd: world.cwd, root, program, shard: shardOf(flags.shard), isOver: () => false }
  const hands = handsOf(flags, world, root, teller)
  if (flags.watch) return (await import('./batch-watch.ts')).watchPlans(order, hands, world, teller)
  try {
    const outcomes = await pass(order, hands)
    if (outcomes.length === 0 && order.shard === null) throw new UserError('noPlans', { paths: paths.join(', ') })
    const summary = summaryOf(outcomes, start)
    const { made, failed, unchanged, exitCode } = summary
    if (made + failed === 0 && !flags.json) {
      if (!flags.quiet) world.err(helpText(world.locale, 'batch.nothing', { unchanged }))
      return exitCode
    }
    teller.tell(summary)
    await teller.ready()
    return exitCode
  } finally {
    await hands.close()
  }
}
