import type { ReportRun, Ungraded } from '../../model/report.ts'

/** A series with its runs. */
export interface Member {
  readonly series: Ungraded
  readonly runs: readonly ReportRun[]
}

/** Tools write a model with or without whose it is: `meta-llama/Llama-3.1-8B` and `Llama-3.1-8B`. */
export const bareModel = (model: string | null): string | null => model?.split('/').at(-1)?.toLowerCase() ?? null
