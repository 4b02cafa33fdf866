import type { Run } from './run.ts'

type Counted = Pick<Run, 'completed' | 'failed' | 'duration'> & {
  readonly load: Pick<Run['load'], 'prompts'>
  readonly throughput: Pick<Run['throughput'], 'requests'>
}

/** What came back: counted, or else throughput x duration. */
const returned = ({ completed, failed, duration, throughput }: Counted): number | null => {
  if (completed !== null) return completed + (failed ?? 0)
  return duration === null || throughput.requests === null ? null : Math.round(duration * throughput.requests)
}

/** Requests that a run sent, by what was asked and by what came back, which need not agree; null when neither is told. */
export const requestsSent = (run: Counted): { readonly least: number; readonly most: number } | null => {
  const told = [run.load.prompts, returned(run)].filter((count) => count !== null).filter((count) => count > 0)
  return told.length > 0 ? { least: Math.min(...told), most: Math.max(...told) } : null
}
