import type { Audit } from './audit.ts'
import { V01 } from './v01-failures.ts'
import { V02 } from './v02-samples.ts'
import { V03 } from './v03-requests-per-slot.ts'
import { V04 } from './v04-duration.ts'
import { V05 } from './v05-occupancy.ts'
import { V06 } from './v06-output-length.ts'
import { V07 } from './v07-input-length.ts'
import { V08 } from './v08-load-type.ts'
import { V09 } from './v09-first-wave.ts'
import { V10 } from './v10-warm-up.ts'
import { V11 } from './v11-repeats.ts'
import { V12 } from './v12-prefix-cache.ts'
import { V13 } from './v13-comparability.ts'
import { V14 } from './v14-streaming.ts'
import { V15 } from './v15-hollow-answers.ts'
import { V16 } from './v16-client-limit.ts'
import { V17 } from './v17-identities.ts'
import { V18 } from './v18-order.ts'
import { V19 } from './v19-sweep-design.ts'
import { V20 } from './v20-monotonicity.ts'
import { V21 } from './v21-kv-capacity.ts'
import { V22 } from './v22-representativeness.ts'
import { V23 } from './v23-environment.ts'
import { V24 } from './v24-layout.ts'

/** Every validity check; the key is its id in report.json and in the document. */
export const audits = {
  V01,
  V02,
  V03,
  V04,
  V05,
  V06,
  V07,
  V08,
  V09,
  V10,
  V11,
  V12,
  V13,
  V14,
  V15,
  V16,
  V17,
  V18,
  V19,
  V20,
  V21,
  V22,
  V23,
  V24,
} as const satisfies Record<string, Audit>

export type AuditId = keyof typeof audits

type ReasonOf<A> = A extends Audit<infer R> ? R : never
/** `V01.nothingCompleted` …: one sentence each in every language. */
export type AuditReasonId = { [K in AuditId]: `${K}.${ReasonOf<(typeof audits)[K]>}` }[AuditId]
