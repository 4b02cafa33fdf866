import { inputOf } from '../inputs/index.ts'
import { groupBy } from '../model/group-by.ts'
import { withoutTokens } from '../model/of-series.ts'
import type { Mix, Report } from '../model/report.ts'
import { busyDay } from '../replay/arrivals.ts'
import { LADDER_MARGIN, REQUESTS } from '../replay/open-runs.ts'
import { argumentsOf, commandOf as toolCommand, quoted, sharesOf } from './arguments.ts'
import { gainsOf } from './gains.ts'
import { type Answered, type Subject, leastRequests, rateAt, subjectsOf, wantedRequests } from './levels.ts'
import {
  type Command,
  type Gain,
  type Load,
  type NextPlan,
  type PlannedRun,
  type Proposal,
  gainOrder,
  isOpenly,
} from './proposal.ts'

/** The rate of requests at random that shows a rate to plan with, where nothing else was measured: rounded up to four digits. */
const showing = (rate: number, { arrivals: { dayToDay }, overflow }: Report['plan']): number => {
  const needed = (rate * busyDay({ burstiness: 1, variation: dayToDay ?? 0 }, overflow)) / (1 - LADDER_MARGIN)
  const unit = 10 ** (Math.floor(Math.log10(needed)) - 3)
  return Number((Math.ceil(needed / unit - 1e-9) * unit).toPrecision(4))
}

/** What sending the mix itself would show, at a rate that, kept, shows the one that it is planned with on a layout. */
export const mixGain = (
  { plan, mixes }: Pick<Report, 'plan' | 'mixes'>,
  mix: Mix,
  { classes, limit, headroom }: Mix['layouts'][number],
): Extract<Gain, { readonly kind: 'mix' }> => ({
  kind: 'mix',
  mix: mix.id,
  rate: showing(headroom!.arrivalRate, plan),
  inFlight: Math.ceil(limit!.concurrency),
  shares: plan.mixes[mixes.indexOf(mix)]!.classes.map(({ inputTokens, outputTokens }, i) => ({
    share: classes[i]!.requests,
    inputTokens,
    outputTokens,
  })),
})

/** The load as the series has it at other levels, with the new one in its place. */
const loadOf = (gain: Gain, { series }: Subject): Load => {
  if (isOpenly(gain)) return { concurrency: null, requestRate: gain.rate }
  const rate = series.points.map(({ requestRate }) => requestRate).find((one) => typeof one === 'number')
  if (series.capacity.axis === 'concurrency') return { concurrency: gain.level, requestRate: rate ?? 'inf' }
  return { concurrency: series.points[0]?.concurrency ?? null, requestRate: gain.level }
}

const levelOf = (gain: Gain): number => (isOpenly(gain) ? gain.rate : gain.level)

/** Planning rates are tested the cheapest first, of a workload or a mix. */
const rank = (gain: Gain): number => gainOrder.indexOf(isOpenly(gain) ? 'openLoop' : gain.kind)

/** Three runs of one level tell how far they lie apart. */
const timesOf = (gains: readonly Gain[]): number =>
  Math.max(1, ...gains.map((gain) => (gain.kind === 'repeats' ? 3 - gain.measured : 1)))

/** What a run is expected to do, and how many requests it will have in flight. */
type Reckoned = Pick<Proposal, 'rate' | 'rateFrom' | 'wanted'> & { readonly slots: number }

/** Requests that an open loop will have in flight: what a closed one had at its limit, or by Little's law. */
const inFlight = (rate: number, { series }: Subject): number =>
  series.capacity.axis === 'concurrency'
    ? (series.basis?.level ?? 1)
    : Math.max(1, Math.ceil(rate * (series.basis?.latency ?? 0)))

/** Three for each request that it will have in flight; none of a tool that cannot be told. */
const warmupsFor = (slots: number, { series }: Subject): number => (inputOf(series.tool)?.command?.cold ? 0 : 3 * slots)

/** An open loop arrives as it is told to. */
const openly = (rate: number, gain: Gain, subject: Subject): Reckoned => {
  const slots = gain.kind === 'mix' ? gain.inFlight : inFlight(rate, subject)
  const fewest = isOpenly(gain) ? REQUESTS : 0
  const wanted = Math.max(fewest, wantedRequests(0, rate, subject), 10 * slots)
  return { rate, rateFrom: { kind: 'offered', level: null }, wanted, slots }
}

const closed = (slots: number, subject: Subject): Reckoned => {
  const near = rateAt(slots, subject)
  const rate = near?.rate ?? null
  const kind = near?.level === slots ? 'measured' : 'nearest'
  return { rate, rateFrom: near && { kind, level: near.level }, wanted: wantedRequests(slots, rate, subject), slots }
}

/** Seconds of all runs of a proposal: requests and warm-ups at the rate that is expected. */
const secondsOf = (run: Pick<Proposal, 'times' | 'requests' | 'warmups' | 'rate'>): number | null =>
  run.rate === null ? null : (run.times * (run.requests + run.warmups)) / run.rate

const proposalOf = (gains: readonly Gain[], subject: Subject): Proposal => {
  const ordered = gains.toSorted((a, b) => rank(a) - rank(b))
  const [first] = ordered
  const level = levelOf(first!)
  const isClosed = subject.series.capacity.axis === 'concurrency' && !isOpenly(first!)
  const { rate, rateFrom, wanted, slots } = isClosed ? closed(level, subject) : openly(level, first!, subject)
  const warmups = warmupsFor(slots, subject)
  const told = { times: timesOf(gains), rate, rateFrom, requests: wanted, wanted, warmups }
  const seconds = secondsOf(told)
  return { series: subject.series.id, load: loadOf(first!, subject), gains: ordered, ...told, seconds, until: seconds }
}

/** How much a bracket leaves open: the ratio of its ends. */
const width = ({ gains: [gain] }: Proposal): number => (gain?.kind === 'bracket' ? gain.below / gain.from : 0)

const inOrder = (a: Proposal, b: Proposal): number =>
  rank(a.gains[0]!) - rank(b.gains[0]!) || width(b) - width(a) || (a.until ?? Infinity) - (b.until ?? Infinity) || 0

const toJudge: ReadonlySet<Gain['kind']> = new Set(['metric', 'few', 'unusable'])

/** With what its own level waits for: one that is to be judged tells nothing before those below it, of ascending load. */
const waiting = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.map((proposal, i) => {
    const { kind } = proposal.gains[0]!
    const before = toJudge.has(kind) ? proposals.slice(0, i).filter(({ gains }) => gains[0]!.kind === kind) : []
    const all = [...before, proposal].map(({ seconds }) => seconds)
    return { ...proposal, until: all.includes(null) ? null : all.reduce((sum: number, one) => sum + one!, 0) }
  })

/** No run has what the SLA asks of answers without tokens one after another. */
const canBeJudged = ({ series, report }: Subject): boolean => {
  const never = withoutTokens(series, report.runs)
  return report.plan.sla.limits.every(({ metric }) => !never.has(metric))
}

/** Every run worth making for these series, one for each load, the one that tells most first. */
export const proposalsOf = (subjects: readonly Subject[]): readonly Proposal[] =>
  subjects
    .filter(canBeJudged)
    .flatMap((subject) => {
      const loads = groupBy(gainsOf(subject), (gain) => JSON.stringify(loadOf(gain, subject)))
      return waiting([...loads.values()].map((gains) => proposalOf(gains, subject)))
    })
    .toSorted(inOrder)

/** The mix itself on a layout, at its planning rate. */
export const mixTest = (
  report: Answered & Pick<Report, 'mixes'>,
  mix: Mix,
  layout: Mix['layouts'][number],
): Proposal => {
  const subject = subjectsOf(report).find(({ series }) => series.id === layout.series)!
  return proposalOf([mixGain(report, mix, layout)], subject)
}

/** Mixes on the layouts that are recommended for them, each once. */
const mixTests = (report: Report): readonly Proposal[] => {
  const planned = report.decisions.filter(({ planningRate }) => planningRate?.from === 'mix')
  return report.mixes.flatMap((mix) => {
    const chosen = new Set(planned.flatMap((one) => (one.mix === mix.id ? one.series : [])))
    return mix.layouts.flatMap((layout) => (chosen.has(layout.series) ? mixTest(report, mix, layout) : []))
  })
}

/** Every run worth making, of series and of mixes, the one that tells most first. */
export const allProposals = (report: Report): readonly Proposal[] =>
  [...proposalsOf(subjectsOf(report)), ...mixTests(report)].toSorted(inOrder)

interface Chosen {
  readonly taken: readonly Proposal[]
  readonly leftOut: readonly Proposal[]
}

/** The same run with as many requests as the time allows; null when these are too few to be worth it. */
const shortened = (proposal: Proposal, seconds: number, subject: Subject): Proposal | null => {
  const { rate, warmups, times, load } = proposal
  if (rate === null) return null
  const requests = Math.floor((seconds * rate) / times - warmups)
  const level = load.requestRate === 'inf' ? (load.concurrency ?? 0) : 0
  const less = { ...proposal, requests: Math.min(proposal.wanted, requests) }
  if (requests < leastRequests(level, subject)) return null
  const saved = (proposal.seconds ?? 0) - (secondsOf(less) ?? 0)
  return { ...less, seconds: secondsOf(less), until: proposal.until === null ? null : proposal.until - saved }
}

/** In their order, what fits into the time that is left; a run is shortened before it is left out. */
const within = (proposals: readonly Proposal[], budget: number | null, subjects: readonly Subject[]): Chosen => {
  if (budget === null) return { taken: proposals, leftOut: [] }
  const [taken, leftOut]: [Proposal[], Proposal[]] = [[], []]
  let left = budget
  const known = new Map(subjects.map((subject) => [subject.series.id, subject]))
  for (const proposal of proposals) {
    const subject = known.get(proposal.series)
    const run = subject ? shortened(proposal, left, subject) : null
    if (run === null) leftOut.push(proposal)
    else taken.push(run)
    left -= run?.seconds ?? 0
  }
  return { taken, leftOut }
}

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
  const names = argv.flatMap((word) => /(?:^|=)<([A-Z_]+)(?:: .*)?>$/.exec(word)?.[1] ?? [])
  const blanks = names.map((name) => `<${name}>`)
  return { argv, line: argv.map(quoted).join(' '), placeholders: [...new Set(blanks)] }
}

const planned = (proposal: Proposal, subjects: readonly Subject[]): PlannedRun => {
  const subject = subjects.find(({ series }) => series.id === proposal.series)!
  const isUnsendable = sharesOf(proposal, subject).length > 0 && !toolCommand(subject.series.tool).mixes
  const times = isUnsendable ? 0 : proposal.times
  const commands = Array.from({ length: times }, (_, time) => commandOf(proposal, subject, time))
  return { ...proposal, commands }
}

/** What to measure so that the answer of a report gets sharper, within a budget of seconds if there is one. */
export const nextOf = (report: Report, budget: number | null): NextPlan => {
  const subjects = subjectsOf(report)
  const { taken, leftOut } = within(allProposals(report), budget, subjects)
  return {
    runs: taken.map((proposal) => planned(proposal, subjects)),
    seconds: taken.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    budget,
    leftOut,
  }
}
