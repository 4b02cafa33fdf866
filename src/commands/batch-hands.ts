import { join } from 'node:path'
import { failuresOf } from '../making/reached.ts'
import type { Flags } from '../options.ts'
import { program } from '../version.ts'
import type { Hands } from './batch-pass.ts'
import type { Plan } from './batch-plans.ts'
import type { LazyTeller } from './batch-events.ts'
import type { World } from './index.ts'

/** Loads what makes documents, and lends one browser and one store to all of them. */
const workshopOf = async (flags: Flags, world: World, root: string) => {
  const [{ remake }, { terminalLanguage }, { inquiryOf, stepText }, { sharedBrowser }, { askedStore }] =
    await Promise.all([
      import('../making/remake.ts'),
      import('./terminal.ts'),
      import('./inquiry.ts'),
      import('../making/documents.ts'),
      import('./store.ts'),
    ])
  const browser = sharedBrowser({ browser: flags.browser, env: world.env })
  const asked = await askedStore(flags, world, join(root, '.konkyo', 'store'))
  return { remake, inquiryOf, stepText, language: terminalLanguage(world.locale), browser, asked }
}

export interface Making extends Hands {
  /** What a plan names to be read; nothing of one that is at fault. */
  readonly inputsOf: (plan: Plan) => Promise<readonly string[]>
  /** Closes the browser, and writes what the store has to keep. */
  readonly close: () => Promise<void>
}

/** What a pass needs, each part loaded when it is needed. */
export const handsOf = (
  flags: Flags,
  world: World,
  root: string,
  { tell, outcome, step, ready }: LazyTeller,
): Making => {
  let workshop: ReturnType<typeof workshopOf> | null = null
  const failures: readonly string[] = failuresOf(flags.failOn)
  const place = (plan: Plan) => ({ plan: plan.shown, planFile: plan.file, cwd: world.cwd, root })
  return {
    targetOf: async (plan) => (await (await import('../making/planned.ts')).readWholePlan(place(plan))).target,
    inputsOf: async (plan) => {
      const { readWholePlan } = await import('../making/planned.ts')
      const whole = await readWholePlan(place(plan)).catch(() => null)
      return whole?.planned.inputs.map(({ path }) => path) ?? []
    },
    settle: async (target) => (await import('../writing/settle.ts')).settle(target),
    renew: async ({ target, manifest }, basis) => {
      const { rebase } = await import('../writing/settle.ts')
      await rebase(target, manifest.token, JSON.parse(JSON.stringify(basis)))
    },
    make: async (plan) => {
      const { remake, inquiryOf, stepText, language, browser, asked } = await (workshop ??= workshopOf(
        flags,
        world,
        root,
      ))
      return remake({
        ...place(plan),
        program,
        stamp: inquiryOf(flags, world).stamp,
        store: asked?.store,
        lendPrinter: browser.lend,
        onStep: (one) => {
          step(stepText(one, language))
          if (one.kind === 'analyze') tell({ event: 'read', plan: plan.shown, files: one.files, runs: one.runs })
        },
        onFile: (path) => step(path),
      })
    },
    codeOf: (reached) => (reached.some((one) => failures.includes(one)) ? 1 : 0),
    onStart: (plans) => tell({ event: 'start', plans, shard: flags.shard ?? null }),
    onPlan: (plan, why, number, of) => tell({ event: 'plan', plan: plan.shown, number, of, why }),
    onOutcome: outcome,
    onDue: ready,
    close: async () => {
      const known = await workshop
      await Promise.all([known?.browser.close(), known?.asked?.settle()])
    },
  }
}
