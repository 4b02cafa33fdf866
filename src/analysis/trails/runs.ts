import { percentileOf } from '../../model/metric.ts'
import type { ReportRun } from '../../model/report.ts'
import { placedRuns, type PlacedRun } from './level-runs.ts'
import { trail, type Answer, type Entry } from './trail.ts'

/** The place of a statistic of a run: its own field, or among the other percentiles. */
export const statisticRef = ({ run, ref }: PlacedRun, limit: string): string => {
  const [metric = '', ...parts] = limit.split('.')
  const name = parts.join('.') === 'p50' ? 'median' : parts.join('.')
  const statistics = run.latency[metric as keyof ReportRun['latency']]
  const own = statistics === null || name in statistics
  return `${ref}/latency/${metric}/${own ? name : `others/${name}`}`
}

/** The places a mean time is rebuilt from: the time to the first token, the gaps, the tokens. */
export const rebuiltFrom = ({ run, ref }: PlacedRun): Readonly<Record<'TTFT' | 'g' | 'L', string>> => ({
  TTFT: `${ref}/latency/ttft/mean`,
  g: `${ref}/latency/${run.latency.itl?.mean == null ? 'tpot' : 'itl'}/mean`,
  L: `${ref}/tokens/output`,
})

const occupancy = (placed: PlacedRun): readonly Entry[] => {
  const { run, ref } = placed
  if (run.occupancy === null) return []
  const common = { X: `${ref}/throughput/requests`, C: `${ref}/load/concurrency` }
  const made = run.inFlight?.measured
    ? trail('little', { ...common, R: `${ref}/latency/e2e/mean` })
    : trail('rebuiltOccupancy', { ...common, ...rebuiltFrom(placed) })
  return [[`${ref}/occupancy/high`, made]]
}

/** Independent requests that the sample is worth: all of them for gaps. */
const worth = ({ run, ref }: PlacedRun, id: string): Readonly<Record<string, string>> => {
  const isBound = run.judgements[id]?.interval?.method === 'summaryBound'
  return { m: isBound ? `${ref}/judgements/${id}/interval/effective` : `${ref}/completed` }
}

const upperBounds = (placed: PlacedRun): readonly Entry[] =>
  Object.entries(placed.run.judgements)
    .filter(([, { upperBound }]) => upperBound !== null)
    .map(([id]) => {
      const [metric = '', ...statistic] = id.split('.')
      const inputs = {
        y: statisticRef(placed, id),
        median: `${placed.ref}/latency/${metric}/median`,
        n: `${placed.ref}/completed`,
        ...worth(placed, id),
      }
      const values = { p: percentileOf(statistic.join('.')) }
      return [`${placed.ref}/judgements/${id}/upperBound`, trail('upperBound', inputs, { values })]
    })

/** What is computed for a run from its own numbers. */
export const runTrails = (answer: Answer): readonly Entry[] =>
  [...placedRuns(answer).values()].flatMap((placed) => [...occupancy(placed), ...upperBounds(placed)])
