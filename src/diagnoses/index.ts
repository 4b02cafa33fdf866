import type { Diagnosis } from './diagnosis.ts'
import { D } from './d-decode.ts'
import { D2 } from './d2-decode-saturated.ts'
import { H } from './h-client.ts'
import { J } from './j-stalls.ts'
import { M } from './m-mixed.ts'
import { N } from './n-network.ts'
import { P } from './p-prefill.ts'
import { Q } from './q-batch-capped.ts'

/** Every bottleneck that is looked for, in the order they are told; the key is its id in report.json and in the document. */
export const diagnoses = { Q, P, M, D, D2, J, H, N } as const satisfies Record<string, Diagnosis>

export type DiagnosisId = keyof typeof diagnoses

type ReasonOf<D> = D extends Diagnosis<infer R> ? R : never
/** `Q.capped` …: one sentence each in every language. */
export type DiagnosisReasonId = {
  [K in DiagnosisId]: `${K}.${ReasonOf<(typeof diagnoses)[K]>}`
}[DiagnosisId]
