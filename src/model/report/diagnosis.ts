import * as z from 'zod'
import { number, text } from './parts.ts'

/** What one level of the sweep tells of the server's inside, from one run; fractions unless said otherwise. */
export const diagnosedLevel = z.object({
  level: z.number(),
  /** Of several runs the one in the middle by throughput. */
  run: z.string(),
  /** The run of the usable level below, which growth is counted from. */
  below: text,
  /** Requests in flight: the set concurrency; in an open loop throughput x latency. */
  load: number,
  /** Mean end-to-end time, seconds, and where it came from. */
  latency: number,
  latencyFrom: z.enum(['measured', 'rebuilt', 'little']).nullable(),
  /** Share of that time before the first token, and between the tokens. */
  ttftShare: number,
  decodeShare: number,
  /** Mean number of requests past their first token. */
  running: number,
  /** Tokens read in a second over those that one request alone reaches: at most this share of the time goes to prefill. */
  prefillLoad: number,
  /** Relative growth over that of the load. */
  tpotGrowth: number,
  throughputGrowth: number,
  /** p99 ITL over its median, and over mean TPOT. */
  gapRatio: number,
  gapPerToken: number,
  /** Requests for each slot. */
  perSlot: number,
})

const about = z.enum(['limit', 'sweep'])

/** Where the sweep's capacity goes, as far as its summaries tell. */
export const diagnosis = z.object({
  /** The level that rules about the limit look at; null where no level may be used. */
  at: z
    .object({ run: z.string(), level: z.number(), is: z.enum(['limit', 'lowestFailing', 'highestMeasured']) })
    .nullable(),
  /** The run in which nobody waits for anybody: of the lowest level, with at most four requests in flight. */
  unloaded: text,
  /** The same of the layout's longest prompts, where they are at least four times as long. */
  longer: text,
  /** Rules that hold. `below`: the level that `level` is compared with, by its run. */
  rules: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      about,
      level: z.number(),
      run: z.string(),
      below: text,
      evidence: z.record(z.string(), z.number()),
    }),
  ),
  /** Rules that were judged and do not hold. */
  absent: z.array(z.string()),
  /** Rules that cannot be judged, and what is missing for it. */
  cannot: z.array(z.object({ id: z.string(), missing: z.array(z.string()) })),
  levels: z.array(diagnosedLevel),
})
