import type { PlacedRun } from './level-runs.ts'

/** The places a mean time is rebuilt from: the time to the first token, the gaps, the tokens. */
export const rebuiltFrom = ({ run, ref }: PlacedRun): Readonly<Record<'TTFT' | 'g' | 'L', string>> => ({
  TTFT: `${ref}/latency/ttft/mean`,
  g: `${ref}/latency/${run.latency.itl?.mean == null ? 'tpot' : 'itl'}/mean`,
  L: `${ref}/tokens/output`,
})
