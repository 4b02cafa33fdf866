import type { Audit } from './audit.ts'
import { V01 } from './v01-failures.ts'
import { V02 } from './v02-samples.ts'
import { V03 } from './v03-requests-per-slot.ts'
import { V05 } from './v05-occupancy.ts'
import { V09 } from './v09-first-wave.ts'
import { V14 } from './v14-streaming.ts'
import { V15 } from './v15-hollow-answers.ts'
import { V17 } from './v17-identities.ts'
import { V18 } from './v18-order.ts'
import { V19 } from './v19-sweep-design.ts'
import { V20 } from './v20-monotonicity.ts'

/** Every validity check; the key is its id in report.json and in the document. */
export const audits = { V01, V02, V03, V05, V09, V14, V15, V17, V18, V19, V20 } as const satisfies Record<
  string,
  Audit
>

export type AuditId = keyof typeof audits

type ReasonOf<A> = A extends Audit<infer R> ? R : never
/** `V01.nothingCompleted` …: one sentence each in every language. */
export type AuditReasonId = { [K in AuditId]: `${K}.${ReasonOf<(typeof audits)[K]>}` }[AuditId]
