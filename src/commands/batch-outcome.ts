import { relative } from 'node:path'
import { UserError } from '../errors.ts'
import { versionOf } from '../model/history.ts'
import type { BatchEvent } from './batch-events.ts'
import type { Outcome } from './batch-pass.ts'
import type { World } from './index.ts'
import { sentencesOf } from './terminal.ts'

type Told = Extract<BatchEvent, { readonly event: 'failed' }>['errors']

const errorsOf = (error: unknown, { locale }: World): Told => {
  if (!(error instanceof UserError))
    return [{ code: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }]
  const sentences = sentencesOf(error, locale)
  return [error, ...error.also].slice(0, sentences.length).map(({ code }, i) => ({ code, message: sentences[i] ?? '' }))
}

/** What became of a plan, to be told. */
export const eventOf = (outcome: Outcome, world: World): BatchEvent => {
  const { plan, code } = outcome
  if (outcome.state === 'failed')
    return { event: 'failed', plan: plan.shown, exitCode: code, errors: errorsOf(outcome.error, world) }
  if (outcome.state === 'unchanged')
    return { event: 'unchanged', plan: plan.shown, out: relative(world.cwd, outcome.target) }
  const { files, report, isFirst, change } = outcome.made
  return {
    event: 'made',
    plan: plan.shown,
    out: (files[0] ?? '').replace(/\.report\.json$/, ''),
    files,
    seconds: outcome.seconds,
    version: versionOf(report),
    isFirst,
    change,
  }
}
