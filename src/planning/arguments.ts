import { inputOf } from '../inputs/index.ts'
import { vllmCommand } from '../inputs/vllm/command.ts'
import type { Command, Share } from '../records/command.ts'
import type { LatencyMetric } from '../model/metric.ts'
import type { Point, ReportRun } from '../model/report.ts'
import { normalKey, settingOf } from '../model/setting.ts'
import { partsIn, statedMix } from '../model/stated-mix.ts'
import { cacheKeys, type Subject } from './levels.ts'
import { type Gain, isOpenly, type Proposal } from './proposal.ts'

/** Words that no POSIX shell reads anything into. */
const plain = /^[\w@%+=:,./-]+$/

/** One word for a POSIX shell: as it is, or in single quotes, in which nothing but the quote itself means anything. */
export const quoted = (word: string): string => (plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/** Options with their values as one piece each: a line may break between them. */
const piecesOf = (argv: readonly string[]): readonly string[] => {
  const starts = argv.flatMap((word, i) => (i === 0 || word.startsWith('--') ? [i] : []))
  return starts.map((start, i) =>
    argv
      .slice(start, starts[i + 1])
      .map(quoted)
      .join(' '),
  )
}

/** A command over several lines of at most so many columns, so that it can be read; one long option has its own. */
export const shellLines = (argv: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = []
  for (const piece of piecesOf(argv)) {
    const last = lines.at(-1)
    const fits = last !== undefined && last.length + piece.length + 3 <= columns
    if (fits) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line))
}

/** The name by which the server knows the model; a plan may have given it another for the document. */
const modelOf = (run: ReportRun | undefined): string | null => {
  const fact = run?.facts['model']
  if (fact?.from !== 'plan') return run?.model ?? null
  const own = run?.overruled.find(({ name, fact: other }) => name === 'model' && other.from === 'result')
  return own ? String(own.fact.value) : null
}

const runsOf = ({ series, runs }: Subject): readonly ReportRun[] =>
  series.points.flatMap((point) => point.runs.flatMap((id) => runs.get(id) ?? []))

/** Settings that all runs of the series state alike, without those of the prefix cache. */
const settings = (own: readonly ReportRun[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(own[0]?.settings ?? {})
      .filter(([key, value]) => own.every((run) => run.settings[key] === value))
      .filter(([key]) => !cacheKeys.includes(normalKey(key))),
  )

/** What is recorded of the prefix cache; off where the run is made to have it off. */
const prefixCache = ({ gains }: Proposal, run: ReportRun | undefined) => {
  if (gains.some(({ kind }) => kind === 'prefixCache')) return { key: 'prefix_caching', value: 'off' }
  const key = cacheKeys.find((name) => settingOf(run?.settings ?? {}, [name]) !== null)
  return { key: key ?? 'prefix_caching', value: settingOf(run?.settings ?? {}, cacheKeys) }
}

/** Loads that are none of those measured. */
const isNew = ({ kind }: Gain): boolean => kind === 'top' || kind === 'bottom' || kind === 'bracket'

/**
 * Arrivals as bursty as in the other runs of a paced sweep; else as those asked about, as where these are to be shown, or where
 * a new load that comes more evenly would show nothing of them.
 */
const burstinessOf = ({ gains }: Proposal, run: ReportRun | undefined, { report }: Subject): number | 'inf' => {
  const asked = report.plan.arrivals.burstiness ?? 1
  const isPaced = typeof run?.load.requestRate === 'number' && !gains.some(isOpenly)
  if (!isPaced) return asked
  const own = run.load.burstiness ?? 1
  return gains.every(isNew) && (own === 'inf' || own > asked) ? asked : own
}

/** Percentiles of the service level beside the usual ones. */
const percentilesOf = ({ report }: Subject): readonly number[] => {
  const asked = report.plan.sla.limits.flatMap(({ statistic }) => /^p([\d.]+)$/.exec(statistic)?.[1] ?? [])
  return [...new Set([50, 90, 95, 99, ...asked.map(Number)])].toSorted((a, b) => a - b)
}

/** How the tool that made the results is run again. */
export const commandOf = (tool: string): Command => inputOf(tool)?.command ?? vllmCommand

/** Options without which the client writes no statistics of these limits: of the metric, or of a percentile of it. */
export const flagsFor = (point: Point, limits: readonly string[], subject: Subject): readonly string[] => {
  const own = point.runs.flatMap((id) => subject.runs.get(id) ?? [])
  const command = commandOf(subject.series.tool)
  const isAbsent = (limit: string): boolean => {
    const [metric = ''] = limit.split('.')
    return own.some(({ latency }) => latency[metric as LatencyMetric] === null)
  }
  return [
    ...(limits.some(isAbsent) ? [command.metrics] : []),
    ...(limits.every(isAbsent) ? [] : [command.percentiles?.(percentilesOf(subject))]),
  ].filter((flag) => flag !== undefined)
}

/** Lengths that a run sends together: of the mix that it tests, or that its series sent; none of one length. */
export const sharesOf = ({ gains }: Proposal, { series, report: { plan } }: Subject): readonly Share[] => {
  const tested = gains.flatMap((gain) => (gain.kind === 'mix' ? gain.shares : []))
  const stated = series.facts['mix']?.value
  const own = plan.mixes[statedMix(stated, plan.mixes)]?.classes ?? partsIn(String(stated))
  const total = own.reduce((sum, { weight }) => sum + weight, 0)
  return tested.length > 0 ? tested : own.map(({ weight, ...lengths }) => ({ share: weight / total, ...lengths }))
}

/** The command line of one run, by the tool that made the others; what no file states is a <PLACEHOLDER>. */
export const argumentsOf = (proposal: Proposal, subject: Subject, seed: number): readonly string[] => {
  const own = runsOf(subject)
  const [run] = own
  const { layout, workload, tool } = subject.series
  const mix = sharesOf(proposal, subject)
  return commandOf(tool).words({
    model: modelOf(run),
    tokenizer: run?.tokenizer ?? null,
    backend: run?.backend ?? null,
    dataset: settingOf(run?.settings ?? {}, ['dataset_name', 'dataset']),
    layout,
    workload: mix.length > 0 ? { ...workload, kind: 'unknown' } : workload,
    mix,
    load: { ...proposal.load, burstiness: burstinessOf(proposal, run, subject) },
    requests: proposal.requests,
    warmups: proposal.warmups,
    seed,
    percentiles: percentilesOf(subject),
    settings: settings(own),
    prefixCache: prefixCache(proposal, run),
  })
}
