import type { SettledRun } from '../model/run.ts'
import type { Series } from '../model/report.ts'

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
