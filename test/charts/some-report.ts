import type { TopLevelSpec } from 'vega-lite'
import { analyze } from '../../src/analysis/analyze.ts'
import type { Words } from '../../src/charts/chart.ts'
import type { Plan } from '../../src/model/plan.ts'
import { reportSchema, type Report, type Workload } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { renderSvg } from '../../src/render/svg.ts'
import { factsOn, somePlan, someRun, type RunChoices } from '../builders.ts'
import { promisedOnce } from '../promised-once.ts'

/** What is measured at one level: p99 TTFT and ITL in seconds, requests/s. */
export interface Level {
  readonly ttft?: number | null
  readonly itl?: number | null
  readonly requests?: number | null
  readonly run?: RunChoices
}

const p99Only = (p99: number | null | undefined, usual: number) =>
  p99 === null ? null : { mean: null, median: null, std: null, p99: p99 ?? usual }

/** With a throughput, the mean latency that keeps all slots busy (Little's law). */
const levelRun = (gpus: number, load: RunChoices['load'], level: Level): SettledRun =>
  someRun({
    completed: 20_000,
    facts: factsOn(gpus),
    wholeRecord: false,
    ...level.run,
    ...(load ? { load } : {}),
    latency: {
      ttft: p99Only(level.ttft, 0.5),
      itl: p99Only(level.itl, 0.03),
      tpot: null,
      e2e: load?.concurrency && level.requests ? { mean: load.concurrency / level.requests, p99: null } : null,
      ...level.run?.latency,
    },
    throughput: { ...(level.requests === undefined ? {} : { requests: level.requests }), ...level.run?.throughput },
  })

/** A closed-loop sweep of one layout, by concurrency. */
export const sweep = (gpus: number, levels: Readonly<Record<number, Level>>): readonly SettledRun[] =>
  Object.entries(levels).map(([concurrency, level]) => levelRun(gpus, { concurrency: Number(concurrency) }, level))

/** An open-loop sweep of one layout, by offered rate. */
export const arrivals = (
  gpus: number,
  levels: readonly (readonly [requestRate: number | 'inf', level: Level])[],
): readonly SettledRun[] =>
  levels.map(([requestRate, level]) => levelRun(gpus, { concurrency: null, requestRate }, level))

export const someReport = (runs: readonly SettledRun[], choices: Partial<Plan> = {}): Report => {
  const plan = somePlan(choices)
  const numbered = runs.map((run, i) => Object.assign({}, run, { id: `r${i + 1}` }))
  return {
    ...analyze(numbered, plan, promisedOnce),
    schemaVersion: 1,
    tool: { name: 'konkyo', version: '0.1.0' },
    revisions: [],
    createdAt: '2026-01-01T00:00:00Z',
    sources: [],
    baselines: [],
    singleStream: [],
    duels: [],
    snapshots: [],
    servers: [],
    unmet: [],
    decisions: [],
    purchases: [],
    trails: {},
    plan: reportSchema.shape.plan.parse(plan),
  }
}

export const firstWorkload = (report: Report): Workload => {
  const [workload] = report.workloads
  if (!workload) throw new Error('no workload')
  return workload
}

/** Words that tell two languages apart and sort differently in each. */
export const words = (language: 'ja' | 'en', report: Report = someReport([])): Words => ({
  report,
  label: (label, values = {}) => [`${language} ${label}`, ...Object.values(values)].join(' '),
  value: (value, kind) => `${value} ${kind}`,
  list: (items) => items.join(', '),
  items: (items) => items.join('; '),
  workload: ({ inputTokens, outputTokens }) => `${inputTokens}/${outputTokens} ${language}`,
  level: (axis, { level }) => `${language} ${axis} ${level}`,
  currency: `${language} currency`,
  money: (amount) => `${amount} ${language}`,
  assumptionName: ({ parameter }) => `${language} the ${parameter}`,
  layout: ({ layout, variant }) => {
    const order = language === 'ja' ? 9 - (layout.gpus ?? 0) : (layout.gpus ?? 0)
    return [`${order} ${layout.name}`, ...Object.values(variant)].join(' ')
  },
  limit: (limitId) => `${language} ${limitId}`,
  threshold: (seconds) => `${seconds} ${language}`,
  assumption: ({ parameter, limit }) => `${language} ${parameter} ${limit ?? ''}`.trim(),
  assumptionValue: (_, value) => `${value} ${language}`,
})

export interface AnyLayer {
  readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] }
  readonly mark: Readonly<Record<string, unknown>>
  readonly encoding: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

type Spec = TopLevelSpec | undefined

interface Nested {
  readonly data?: unknown
  readonly encoding?: object
  readonly layer?: readonly Nested[]
}

/** All layers however deep, each with data and places of what is around it where it has none of its own. */
const flat = (layer: Nested, around: Nested = {}): readonly Nested[] => {
  const own = { data: around.data, ...layer, encoding: { ...around.encoding, ...layer.encoding } }
  return own.layer ? own.layer.flatMap((inner) => flat(inner, own)) : [own]
}

/** The plots of a chart that has several over one axis. */
export const plotsOf = (spec: Spec): readonly TopLevelSpec[] => {
  if (!spec || !('layer' in spec)) throw new Error('no layers')
  return spec.layer as unknown as readonly TopLevelSpec[]
}

const layersOf = (spec: Spec): readonly AnyLayer[] => {
  if (!spec || !('layer' in spec)) throw new Error('no layers')
  return flat(spec as Nested) as unknown as readonly AnyLayer[]
}

export const marksOf = (spec: Spec, type: string): readonly AnyLayer[] =>
  layersOf(spec).filter(({ mark }) => mark.type === type)

/** The lines of the series. */
export const linesOf = (spec: Spec): AnyLayer => {
  const lines = marksOf(spec, 'line').find(({ encoding }) => encoding?.color)
  if (!lines) throw new Error('no lines')
  return lines
}

/** All texts of a chart as it is drawn, each on one line. */
export const textsOf = async (spec: Spec): Promise<readonly string[]> => {
  const svg = await renderSvg(spec!, 'x')
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text = '']) =>
    text
      .replaceAll('</tspan>', ' ')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&gt;', '>')
      .trim(),
  )
}

/** The marks of judged levels as [x, y], by standing. */
export const symbolsOf = (spec: Spec, standing: string): readonly (readonly unknown[])[] =>
  marksOf(spec, 'point').flatMap(({ data }) =>
    data.values.filter((value) => value.standing === standing).map(({ x, y }) => [x, y]),
  )

/** Colour or dash of each series by its id. */
export const stylesOf = (spec: Spec, channel: 'color' | 'strokeDash'): Readonly<Record<string, unknown>> => {
  const { domain, range } = linesOf(spec).encoding[channel]!.scale as Record<string, readonly unknown[]>
  return Object.fromEntries(domain!.map((id, i) => [id, range![i]]))
}

interface Guides {
  readonly scale: { readonly type: string; readonly domain: readonly number[] }
  readonly axis: { readonly title: string; readonly values: readonly number[] }
}

/** What all layers of a chart share: scale and axis of a place. */
export const sharedOf = (spec: Spec, channel: 'x' | 'y'): Guides =>
  layersOf(spec).find(({ encoding }) => encoding[channel]?.axis)!.encoding[channel] as unknown as Guides
