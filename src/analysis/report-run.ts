import type { ReportRun } from '../model/report.ts'
import { loopOf } from '../series/loop.ts'
import type { JudgedRun } from './points/judged-run.ts'

/** A run as report.json shows it: everything but the per-request samples. */
export const reportRun = (judged: JudgedRun, series: string | null): ReportRun => {
  const { run } = judged
  const { concurrency, requestRate, burstiness, prompts, warmups, unlimited } = run.load
  return {
    id: run.id,
    source: run.source,
    at: run.at,
    series,
    tool: run.tool,
    engine: run.facts.engine?.value ?? null,
    model: run.facts.model?.value ?? null,
    tokenizer: run.tokenizer,
    backend: run.backend,
    date: run.date,
    load: {
      kind: loopOf(run),
      concurrency,
      requestRate,
      burstiness,
      prompts,
      warmups,
      unlimited: { concurrency: unlimited?.concurrency ?? null, requestRate: unlimited?.requestRate ?? null },
    },
    tokens: run.tokens,
    completed: run.completed,
    failed: run.failed,
    duration: run.duration,
    throughput: run.throughput,
    latency: run.latency,
    inFlight: judged.inFlight,
    occupancy: judged.occupancy,
    perRequest: run.samples !== null,
    facts: run.facts,
    overruled: [...run.overruled],
    settings: { ...run.settings },
    fields: { ...run.fields },
    synthetic: run.synthetic,
    usable: judged.usable,
    judgements: { ...judged.judgements },
  }
}
