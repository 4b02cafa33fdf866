import { mixShares } from '../document/assumption-rows.ts'
import { levelText, limitName, runPlace, seriesOf, timeText } from '../document/speech.ts'
import { inputOf } from '../inputs/index.ts'
import type { Values } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import { placeOf } from '../model/by-id.ts'
import type { Report, Series } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { nextOf } from '../planning/proposals.ts'
import { type Gain, mixOf, type NextPlan, type PlannedRun, type Proposal } from '../planning/proposal.ts'
import { shellLines } from '../planning/arguments.ts'
import { parseDuration } from '../question/quantity.ts'
import type { World } from './index.ts'
import { languageOf } from './inquiry.ts'
import { syntheticLines } from '../document/nature.ts'
import { subjectOf } from './subject.ts'
import { printResult } from './terminal.ts'
import { editionOf, type Edition } from '../document/edition.ts'

const loadText = ({ load }: Proposal, language: Language): string => {
  const { concurrency, requestRate } = load
  const level = levelText('concurrency', concurrency, language)
  if (concurrency === null) return language.say('next.load.open', { rate: Number(requestRate) })
  return requestRate === 'inf'
    ? language.say('next.load.closed', { level })
    : language.say('next.load.capped', { level, rate: requestRate })
}

const titleOf = (proposal: Proposal, edition: Edition): string => runPlace(edition, proposal.series, mixOf(proposal))

/** Its numbers, and its lists in words. */
const gainValues = (gain: Gain, edition: Edition): Values => {
  const { list, say, report } = edition
  if (gain.kind === 'metric') return { ...gain, limits: list(gain.limits.map(limitName)), flags: gain.flags.join(' ') }
  if (gain.kind === 'mix') return { classes: mixShares(edition, placeOf(report.mixes, gain.mix)) }
  if (!('audits' in gain)) return { ...gain }
  const audits = list(gain.audits)
  if (gain.kind !== 'samples') return { ...gain, audits: audits || '—' }
  const { measured } = gain
  const requests = measured === null ? say('next.requests.unknown') : say('next.requests', { measured })
  const lifted = gain.audits.length > 0 ? say('next.gain.lifted', { audits }) : ''
  return { ...gain, audits, requests, lifted }
}

const gainId = (gain: Gain) => {
  if (gain.kind === 'top') return `next.gain.top.${gain.by}` as const
  return gain.kind === 'samples' ? (`next.gain.samples.${gain.of}` as const) : (`next.gain.${gain.kind}` as const)
}

const gainText = (gain: Gain, { wanted, load }: Proposal, edition: Edition): string => {
  const at = levelText(
    load.concurrency === null ? 'requestRate' : 'concurrency',
    load.concurrency ?? Number(load.requestRate),
    edition,
  )
  return edition.say(gainId(gain), { ...gainValues(gain, edition), wanted, at })
}

/** Without warm-ups, and after them. */
const sizeIds = { one: ['next.size.cold', 'next.size'], several: ['next.size.times.cold', 'next.size.times'] } as const

const sizeText = (run: Proposal, { say, list }: Language): string => {
  const { times, requests, warmups, wanted } = run
  const size = say(sizeIds[times > 1 ? 'several' : 'one'][warmups > 0 ? 1 : 0], { times, requests, warmups })
  return requests < wanted ? list([size, say('next.short', { wanted })]) : size
}

const durationText = (run: Proposal, edition: Edition): string => {
  if (run.seconds === null || run.rateFrom === null) return edition.say('next.time.unknown')
  const { axis } = seriesOf(edition.report, run.series).capacity
  const source = edition.say(`next.rate.${run.rateFrom.kind}`, { level: levelText(axis, run.rateFrom.level, edition) })
  return edition.say('next.time', { time: timeText(run.seconds, edition), rate: run.rate, source })
}

const runLines = (run: PlannedRun, number: number, edition: Edition): readonly string[] => {
  const blanks = [...new Set(run.commands.flatMap(({ placeholders }) => placeholders))]
  const { tool } = seriesOf(edition.report, run.series)
  const facts = [sizeText(run, edition), durationText(run, edition)]
  const told = [
    edition.list(facts),
    ...run.gains.map((gain) => gainText(gain, run, edition)),
    ...(run.commands.length === 0 ? [edition.say('next.mix.none', { tool: inputOf(tool)?.tool })] : []),
    ...(blanks.length > 0 ? [edition.say('next.blanks', { names: edition.list(blanks) })] : []),
  ]
  const commands = run.commands.flatMap(({ argv }) =>
    shellLines(argv, 100).map((line, i) => (i === 0 ? `   ${line}` : `     ${line}`)),
  )
  const load = loadText(run, edition)
  const title = edition.say('next.run', { number, series: titleOf(run, edition), load })
  return [title, ...told.map((line) => `   ${line}`), ...commands]
}

const closing = (plan: NextPlan, edition: Edition): readonly string[] => {
  const { runs, leftOut, budget, seconds } = plan
  const unknown = runs.filter((run) => run.seconds === null).length
  const left = leftOut.map((one) => `${titleOf(one, edition)} ${loadText(one, edition)}`)
  const time = timeText(seconds, edition)
  return [
    budget === null
      ? edition.say('next.total', { time })
      : edition.say('next.budget', {
          budget: timeText(budget, edition),
          taken: runs.length,
          all: runs.length + leftOut.length,
          time,
        }),
    ...(unknown > 0 ? [edition.say('next.unknownTime', { count: unknown })] : []),
    ...(left.length > 0 ? [edition.say('next.leftOut', { runs: edition.items(left) })] : []),
    edition.say('next.hint'),
  ]
}

const isClosed = ({ capacity }: Series): boolean => capacity.status === 'bracketed' && capacity.gap === null

const noneLeft = ({ series }: Report): 'single.next' | 'next.none' | 'next.none.open' => {
  if (series.length === 0) return 'single.next'
  return series.every(isClosed) ? 'next.none' : 'next.none.open'
}

/** The runs in their order, each with what it gives, its time and its command; then what they take together. */
export const nextLines = (plan: NextPlan, edition: Edition): readonly string[] =>
  plan.runs.length + plan.leftOut.length === 0
    ? [edition.say(noneLeft(edition.report))]
    : [...plan.runs.flatMap((run, i) => runLines(run, i + 1, edition)), ...closing(plan, edition)]

/** `konkyo next`: the runs that would sharpen the answer, as command lines. */
export const next = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const budget = flags.budget === undefined ? null : parseDuration(flags.budget, '--budget')
  const report = await subjectOf(flags, world)
  const plan = nextOf(report, budget)
  printResult(flags, world, plan, () => [
    ...syntheticLines([report], language),
    ...nextLines(plan, editionOf(report, language)),
  ])
  return 0
}
