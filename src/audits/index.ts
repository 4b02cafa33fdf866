import type { Audit } from './audit.ts'
import { clientLimit } from './client-limit.ts'
import { comparability } from './comparability.ts'
import { runDuration } from './run-duration.ts'
import { environment } from './environment.ts'
import { failedRequests } from './failed-requests.ts'
import { firstWave, warmUp } from './start-up.ts'
import { hollowAnswers, streaming } from './answers.ts'
import { identities } from './identities.ts'
import { inputLength, outputLength } from './lengths.ts'
import { kvCapacity } from './kv-capacity.ts'
import { layout } from './layout.ts'
import { loadType } from './load-type.ts'
import { monotonicity, sweepDesign } from './sweep.ts'
import { slotOccupancy } from './slot-occupancy.ts'
import { order } from './order.ts'
import { prefixCache } from './prefix-cache.ts'
import { repeatedRuns } from './repeated-runs.ts'
import { representativeness } from './representativeness.ts'
import { requestsPerSlot } from './requests-per-slot.ts'
import { sampleSize } from './sample-size.ts'

/** Every validity check; the key is its id in report.json and in the document. */
export const audits = {
  V01: failedRequests,
  V02: sampleSize,
  V03: requestsPerSlot,
  V04: runDuration,
  V05: slotOccupancy,
  V06: outputLength,
  V07: inputLength,
  V08: loadType,
  V09: firstWave,
  V10: warmUp,
  V11: repeatedRuns,
  V12: prefixCache,
  V13: comparability,
  V14: streaming,
  V15: hollowAnswers,
  V16: clientLimit,
  V17: identities,
  V18: order,
  V19: sweepDesign,
  V20: monotonicity,
  V21: kvCapacity,
  V22: representativeness,
  V23: environment,
  V24: layout,
} as const satisfies Record<string, Audit>

export type AuditId = keyof typeof audits

export const isAuditId = (id: string): id is AuditId => Object.hasOwn(audits, id)

type ReasonOf<A> = A extends Audit<infer R> ? R : never
/** `V01.nothingCompleted` …: one sentence each in every language. */
export type AuditReasonId = { [K in AuditId]: `${K}.${ReasonOf<(typeof audits)[K]>}` }[AuditId]
