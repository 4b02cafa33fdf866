import { relative } from 'node:path'
import type { Why } from '../freshness/check.ts'
import { movedTexts, questionTexts } from '../document/revision-text.ts'
import { timeText } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import type { BatchEvent, Teller } from './batch-events.ts'
import type { World } from './index.ts'
import { oneLine, styled, type Styled } from './styled.ts'
import { type Column, tableLines, terminalLanguage, sentencesOf } from './terminal.ts'
import { UserError } from '../errors.ts'
import { versionOf } from '../model/history.ts'
import type { Outcome } from './batch-pass.ts'
import { listed } from '../document/shown.ts'

type Told = Extract<BatchEvent, { readonly event: 'failed' }>['errors']

const errorsOf = (error: unknown, { locale }: World): Told => {
  if (!(error instanceof UserError))
    return [{ code: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }]
  const sentences = sentencesOf(error, locale)
  return [error, ...error.also].slice(0, sentences.length).map(({ code }, i) => ({ code, message: sentences[i] ?? '' }))
}

/** What became of a plan, to be told. */
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
    out: (files[0] ?? '').replace(/\.report\.json$/, ''),
    files,
    seconds: outcome.seconds,
    version: versionOf(report),
    isFirst,
    change,
  }
}

type EventOf<Name extends BatchEvent['event']> = Extract<BatchEvent, { readonly event: Name }>

/** More would be a list of a folder. */
const mostFiles = 3

const filesText = ({ files }: Why, language: Language): string => {
  const all = files.map(({ how, path }) => language.say(`batch.file.${how}`, { path }))
  return language.list(listed(all, mostFiles, 'body.list.more', language))
}

const whyText = ({ plan, why }: EventOf<'plan'>, language: Language): string => {
  const causes = why.map((one) =>
    one.cause === 'inputs' || one.cause === 'look'
      ? language.say(`batch.cause.${one.cause}`, { files: filesText(one, language) })
      : language.say(`batch.cause.${one.cause}`),
  )
  return language.say('batch.why', { plan, causes: causes.join(language.say('finding.separator')) })
}

/** More would make lines that no terminal shows. */
const mostMoved = 2

const movedText = ({ change, isFirst }: EventOf<'made'>, language: Language): string => {
  if (isFirst) return language.say('batch.moved.first')
  const texts = change ? movedTexts(change, language) : []
  if (texts.length > 0) return language.items(listed(texts, mostMoved, 'body.list.more', language))
  const asked = change ? questionTexts(change, language) : []
  return asked.length > 0 ? language.line([...asked, language.say('revision.same')]) : language.say('batch.moved.same')
}

const rounded = (seconds: number): number => Number(seconds.toPrecision(2))

type Ended = EventOf<'made' | 'unchanged' | 'failed'>

const stateOf = ({ event }: Ended, { say }: Language): string | Styled => {
  const text = say(`batch.state.${event}`)
  return event === 'unchanged' ? text : { style: event === 'failed' ? 'error' : 'decided', text }
}

const toldOf = (event: Ended, language: Language): string => {
  if (event.event === 'unchanged') return ''
  return event.event === 'failed' ? (event.errors[0]?.message ?? '') : movedText(event, language)
}

/** One row a document. */
const table = (ended: readonly Ended[], world: World, language: Language): void => {
  const columns: readonly Column<Ended>[] = [
    { head: language.say('batch.head.document'), of: (one) => (one.event === 'failed' ? one.plan : one.out) },
    { head: language.say('batch.head.state'), of: (one) => stateOf(one, language) },
    { head: language.say('cover.version'), of: (one) => (one.event === 'made' && one.version) || '' },
    { head: language.say('batch.head.moved'), of: (one) => toldOf(one, language) },
  ]
  for (const line of tableLines(ended, columns)) world.out(oneLine(line))
}

/** How long the rest will take, once one is made; `start` by the clock of timers, in milliseconds. */
const leftText = ({ number, of }: EventOf<'plan'>, start: number, language: Language): string => {
  const each = (performance.now() - start) / 1000 / (number - 1)
  return number > 1 ? language.say('batch.left', { time: timeText(each * (of - number + 1), language) }) : ''
}

const shownFiles = (files: readonly string[], { list }: Language): string => list(files.slice(0, mostFiles))

/** Tells a person: what is done now on a line that goes away, what was done on lines that stay, and a table at the end. */
export const textTeller = (world: World, quiet: boolean): Teller => {
  const language = terminalLanguage(world.locale)
  const ended: Ended[] = []
  let [inHand, started] = [null as EventOf<'plan'> | null, 0]
  const say = (text: string): void => {
    if (!quiet) world.err(oneLine(text))
  }
  const step = (text: string): void => {
    if (!inHand || quiet) return
    const { plan, number, of } = inHand
    world.progress(
      language.say('batch.making', { plan, number, all: of, left: leftText(inHand, started, language), step: text }),
    )
  }
  const begun = (event: EventOf<'plan'>): void => {
    if (event.number === 1) started = performance.now()
    inHand = event
    say(whyText(event, language))
    step(language.say('batch.step.start'))
  }
  const summary = ({ made, unchanged, failed, seconds }: EventOf<'summary'>): void => {
    const all = ended.splice(0)
    if (made + failed === 0) return say(language.say('batch.nothing', { unchanged }))
    if (!quiet) table(all, world, language)
    say(language.say('batch.summary', { made, unchanged, failed, seconds: rounded(seconds) }))
  }
  const tellers: { readonly [Name in BatchEvent['event']]: (event: EventOf<Name>) => void } = {
    start: ({ plans, shard }) =>
      world.progress(
        shard === null ? language.say('batch.start', { plans }) : language.say('batch.start.shard', { plans, shard }),
      ),
    plan: begun,
    read: () => undefined,
    made: (event) => {
      ended.push(event)
      say(language.say('batch.made', { plan: event.plan, seconds: rounded(event.seconds) }))
      if (quiet) for (const file of event.files) world.out(file)
    },
    unchanged: (event) => void ended.push(event),
    failed: (event) => {
      ended.push(event)
      for (const { message } of event.errors) world.err(styled('error', message))
      say(language.say('batch.failed', { plan: event.plan }))
    },
    summary,
    waiting: ({ files }) =>
      say(
        files.length > 0
          ? language.say('batch.waiting.files', { files: shownFiles(files, language) })
          : language.say('batch.waiting'),
      ),
    incomplete: ({ files, seconds }) =>
      say(language.say('batch.incomplete', { files: shownFiles(files, language), seconds: rounded(seconds) })),
    stopping: () => say(language.say('batch.stopping')),
  }
  const tell = (event: BatchEvent): void => tellers[event.event](event as never)
  return { tell, outcome: (outcome) => tell(eventOf(outcome, world)), step }
}

/** Tells a program: each event as one line of JSON. */
export const jsonTeller = (world: World): Teller => ({
  tell: (event) => world.out(JSON.stringify(event)),
  outcome: (outcome) => world.out(JSON.stringify(eventOf(outcome, world))),
  step: () => undefined,
})
