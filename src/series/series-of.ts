import type { SettledRun } from '../model/run.ts'
import type { Series } from '../model/report.ts'
import { groupBy } from '../model/group-by.ts'
import { lengthsOf, type Lengths } from './lengths.ts'
import { axisOf, isLevel, loopKey, type Axis } from './loop.ts'
import { placesOf } from './places.ts'
import { variantKeys, variantOf } from './variant.ts'

type Layout = Series['layout']

const parallel = (layout: Omit<Layout, 'name'>): readonly string[] => [
  ...((layout.tensorParallel ?? 1) > 1 ? [`TP${layout.tensorParallel}`] : []),
  ...((layout.pipelineParallel ?? 1) > 1 ? [`PP${layout.pipelineParallel}`] : []),
  ...((layout.dataParallel ?? 1) > 1 ? [`DP${layout.dataParallel}`] : []),
  ...(layout.prefillWorkers && layout.decodeWorkers ? [`${layout.prefillWorkers}p${layout.decodeWorkers}d`] : []),
]

/** A short name from what is known: `2x RTX 5090 TP2`, `1p3d`, `8x GPU`; null when nothing is. */
const nameOf = (layout: Omit<Layout, 'name'>): string | null => {
  const gpu = layout.gpu ?? (layout.gpus ? 'GPU' : null)
  const hardware = gpu && layout.gpus ? `${layout.gpus}x ${gpu}` : gpu
  const parts = [...(hardware ? [hardware] : []), ...parallel(layout)]
  return parts.length > 0 ? parts.join(' ') : null
}

/** The hardware of a run and how the model lies on it; null for what nothing states. */
export const layoutOf = ({ facts }: SettledRun): Layout => {
  const layout = {
    gpu: facts.gpu?.value ?? null,
    gpus: facts.gpus?.value ?? null,
    tensorParallel: facts.tensorParallel?.value ?? null,
    pipelineParallel: facts.pipelineParallel?.value ?? null,
    dataParallel: facts.dataParallel?.value ?? null,
    prefillWorkers: facts.prefillWorkers?.value ?? null,
    decodeWorkers: facts.decodeWorkers?.value ?? null,
  }
  return { name: nameOf(layout), ...layout }
}

/** Runs of one model on one layout with one workload under one kind of load: what one answer is about. */
export interface RunGroup {
  readonly model: string | null
  readonly engine: string | null
  readonly tool: string
  readonly layout: Series['layout']
  readonly lengths: Lengths
  readonly axis: Axis
  readonly variant: Readonly<Record<string, string>>
  readonly runs: readonly SettledRun[]
}

const byNumber = (a: number | null, b: number | null): number => (a ?? Infinity) - (b ?? Infinity) || 0

/** What else keeps groups apart, so that their order never depends on the order of the runs. */
const lastKey = ({ engine, tool, lengths, layout, runs }: RunGroup): string =>
  JSON.stringify([engine, tool, lengths.kind, lengths.mix, layout, loopKey(runs[0]!), runs[0]!.synthetic])

const inOrder = (a: RunGroup, b: RunGroup): number =>
  (a.model ?? '').localeCompare(b.model ?? '', 'en') ||
  byNumber(a.lengths.inputTokens, b.lengths.inputTokens) ||
  byNumber(a.lengths.outputTokens, b.lengths.outputTokens) ||
  byNumber(a.layout.gpus, b.layout.gpus) ||
  (a.layout.name ?? '').localeCompare(b.layout.name ?? '', 'en', { numeric: true }) ||
  a.axis.localeCompare(b.axis, 'en') ||
  JSON.stringify(a.variant).localeCompare(JSON.stringify(b.variant), 'en', { numeric: true }) ||
  lastKey(a).localeCompare(lastKey(b), 'en', { numeric: true })

const groupOf = (runs: readonly SettledRun[], lengths: Lengths, variant: RunGroup['variant']): RunGroup | [] => {
  const [first] = runs
  if (!first) return []
  return {
    model: first.facts.model?.value ?? null,
    engine: first.facts.engine?.value ?? null,
    tool: first.tool,
    layout: layoutOf(first),
    lengths,
    axis: axisOf(runs),
    variant,
    runs,
  }
}

/** Runs that are no level of a concurrency or a rate cannot be placed on any axis and belong to no group. */
export const groupRuns = (runs: readonly SettledRun[]): readonly RunGroup[] => {
  const placed = runs.filter(isLevel)
  const lengths = lengthsOf(placed)
  const alike = groupBy(placed, (run) =>
    JSON.stringify([
      run.facts.model?.value,
      run.facts.engine?.value,
      run.tool,
      layoutOf(run),
      lengths.get(run),
      loopKey(run),
      run.synthetic,
    ]),
  )
  const groups = [...alike.values()].flatMap((same) => {
    const keys = variantKeys(same)
    const variants = groupBy(same, (run) => JSON.stringify(variantOf(run, keys)))
    return [...variants.values()].flatMap((members) =>
      placesOf(members).flatMap(({ runs: inside, name }) =>
        groupOf(inside, lengths.get(inside[0]!)!, {
          ...variantOf(inside[0]!, keys),
          ...(name === '' ? {} : { place: name }),
        }),
      ),
    )
  })
  return groups.toSorted(inOrder)
}
