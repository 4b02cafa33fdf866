import type { Run } from '../model/run.ts'

/**
 * A chunk carries a token at least, but for one that only opens or closes the answer. Streams of vLLM's client have 0.999
 * gaps a token or fewer.
 */
const mostGaps = (tokens: number): number => 1.25 * tokens + 2

/** Mean gaps of a request: the time after the first token over the mean of all gaps; null without these times. */
const gapsOf = ({ latency: { ttft, itl, e2e } }: Run): number | null =>
  ttft?.mean && itl?.mean && e2e?.mean ? (e2e.mean - ttft.mean) / itl.mean : null

/**
 * A run without its output tokens, and what follows from them, where its answers had more gaps than tokens: the tokens were
 * not counted (the server told no usage, or told it late).
 */
export const withTrustedTokens = <R extends Run>(run: R): R => {
  const { output } = run.tokens
  const gaps = gapsOf(run)
  if (output === null || gaps === null || gaps <= mostGaps(output)) return run
  return {
    ...run,
    tokens: { ...run.tokens, output: null },
    totals: { ...run.totals, output: null },
    throughput: { ...run.throughput, outputTokens: null, totalTokens: null },
    latency: { ...run.latency, tpot: null },
    miscounted: { tokens: output, gaps },
  }
}
