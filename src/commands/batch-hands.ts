import { relative } from 'node:path'
import { UserError } from '../errors.ts'
import { failuresOf } from '../making/reached.ts'
import { versionOf } from '../model/history.ts'
import type { Flags } from '../options.ts'
import { program } from '../version.ts'
import type { BatchEvent } from './batch-events.ts'
import type { Hands, Outcome } from './batch-pass.ts'
import type { Plan } from './batch-plans.ts'
import type { World } from './index.ts'
import { sentencesOf, terminalLanguage } from './terminal.ts'

/** What tells what is done: events, and in between a line of what is done now. */
export interface Teller {
  readonly tell: (event: BatchEvent) => void
  /** Of the plan in hand. */
  readonly step: (text: string) => void
}

const errorsOf = (
  error: unknown,
  { locale }: World,
): readonly { readonly code: string; readonly message: string }[] => {
  if (!(error instanceof UserError))
    return [{ code: 'bug', message: error instanceof Error ? (error.stack ?? '') : String(error) }]
  const sentences = sentencesOf(error, locale)
  return [error, ...error.also].slice(0, sentences.length).map(({ code }, i) => ({ code, message: sentences[i] ?? '' }))
}

const outOf = (file: string): string => file.replace(/\.report\.json$/, '')

const eventOf = (outcome: Outcome, world: World): BatchEvent => {
  const { plan, code } = outcome
  if (outcome.state === 'failed')
    return { event: 'failed', plan: plan.shown, exitCode: code, errors: errorsOf(outcome.error, world) }
  if (outcome.state === 'unchanged')
    return { event: 'unchanged', plan: plan.shown, out: relative(world.cwd, outcome.target) }
  const { files, report, isFirst, change } = outcome.made
  return {
    event: 'made',
    plan: plan.shown,
    out: outOf(files[0] ?? ''),
    files,
    seconds: outcome.seconds,
    version: versionOf(report),
    isFirst,
    change,
  }
}

/** Loads what makes documents, and lends one browser to all of them. */
const workshopOf = async (flags: Flags, world: World) => {
  const [{ remake }, { inquiryOf, stepText }, { sharedBrowser }] = await Promise.all([
    import('../making/remake.ts'),
    import('./inquiry.ts'),
    import('../making/shared-browser.ts'),
  ])
  const browser = sharedBrowser({ browser: flags.browser, env: world.env })
  return { remake, inquiryOf, stepText, browser }
}

type Workshop = Awaited<ReturnType<typeof workshopOf>>

export interface Making extends Hands {
  /** What a plan names to be read; nothing of one that is at fault. */
  readonly inputsOf: (plan: Plan) => Promise<readonly string[]>
  /** Closes the browser. */
  readonly close: () => Promise<void>
}

/** What a pass needs, each part loaded when it is needed. */
export const handsOf = (flags: Flags, world: World, root: string, { tell, step }: Teller): Making => {
  let workshop: Promise<Workshop> | null = null
  const asked: readonly string[] = failuresOf(flags.failOn)
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
      const { rebase } = await import('../writing/rebase.ts')
      await rebase(target, manifest.token, JSON.parse(JSON.stringify(basis)))
    },
    make: async (plan) => {
      const { remake, inquiryOf, stepText, browser } = await (workshop ??= workshopOf(flags, world))
      return remake({
        ...place(plan),
        program,
        stamp: inquiryOf(flags, world).stamp,
        lendPrint: browser.lend,
        onStep: (one) => {
          step(stepText(one, terminalLanguage(world.locale)))
          if (one.kind === 'analyze') tell({ event: 'read', plan: plan.shown, files: one.files, runs: one.runs })
        },
        onFile: (path) => step(path),
      })
    },
    codeOf: (reached) => (reached.some((one) => asked.includes(one)) ? 1 : 0),
    onStart: (plans) => tell({ event: 'start', plans, shard: flags.shard ?? null }),
    onPlan: (plan, why, number, of) => tell({ event: 'plan', plan: plan.shown, number, of, why }),
    onOutcome: (outcome) => tell(eventOf(outcome, world)),
    close: async () => (await workshop)?.browser.close(),
  }
}
