import { valueAt } from '../model/place.ts'
import type { Run } from '../model/run.ts'
import type { SlaLimit } from '../model/sla.ts'
import { read, type Read } from '../trails/made.ts'

/** A run, with the id that it has once it is one of a report. */
export type NamedRun = Run & { readonly id?: string }

/** A number of a run where report.json has it. */
export const inRun = (run: { readonly id?: string }, place: string): Read<number | null> =>
  read(`runs/${run.id}/${place}`, (valueAt(run, place) ?? null) as number | null)

/** The statistic that a limit is on, as a run has it: a field of its own, or among the other percentiles. */
export const statisticIn = (run: NamedRun, limit: string): Read<number | null> => {
  const [metric = '', ...parts] = limit.split('.')
  const name = parts.join('.') === 'p50' ? 'median' : parts.join('.')
  const statistics = run.latency[metric as keyof Run['latency']]
  const own = statistics === null || name in statistics
  return inRun(run, `latency/${metric}/${own ? name : `others/${name}`}`)
}

/** What a mean time is rebuilt from: the time to the first token, the gaps, the tokens. */
export const rebuiltFrom = (run: NamedRun) => ({
  TTFT: inRun(run, 'latency/ttft/mean'),
  g: inRun(run, `latency/${run.latency.itl?.mean == null ? 'tpot' : 'itl'}/mean`),
  L: inRun(run, 'tokens/output'),
})

export const thresholdOf = ({ id, threshold }: Pick<SlaLimit, 'id' | 'threshold'>): Read<number> =>
  read(`plan/sla/limits/${id}/threshold`, threshold)
