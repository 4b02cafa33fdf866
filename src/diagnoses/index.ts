import { D, D2, J, M } from './at-limit.ts'
import { H, N } from './client-and-network.ts'
import type { Diagnosis } from './diagnosis.ts'
import { P, Q } from './prefill-and-batch.ts'

/** Every bottleneck that is looked for, in the order they are told; the key is its id in report.json and in the document. */
export const diagnoses = { Q, P, M, D, D2, J, H, N } as const satisfies Record<string, Diagnosis>

export type DiagnosisId = keyof typeof diagnoses

type ReasonOf<D> = D extends Diagnosis<infer R> ? R : never
/** `Q.capped` …: one sentence each in every language. */
export type DiagnosisReasonId = {
  [K in DiagnosisId]: `${K}.${ReasonOf<(typeof diagnoses)[K]>}`
}[DiagnosisId]
