import type { Series } from './report.ts'

/** Requests/s at the limit, or fewer where simulated servers carry fewer; a run at random may have shown more. */
export const carriedBy = ({ basis, headroom }: Series): number =>
  Math.min(basis?.throughput ?? 0, headroom?.promise.sustained ?? Infinity)
