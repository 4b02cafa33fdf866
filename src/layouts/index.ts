import type { Rule } from './rule.ts'
import { R0, R1, R2, R3, R4 } from './rules.ts'

/** Every rule of the choice of a layout, gravest first; the key is its id in report.json and in the document. */
export const layoutRules = { R0, R1, R2, R3, R4 } as const satisfies Record<string, Rule>

export type LayoutRuleId = keyof typeof layoutRules

type ReasonOf<A> = A extends Rule<infer R> ? R : never
/** `R3.copiesMore` …: one sentence each in every language. */
export type LayoutReasonId = {
  [K in LayoutRuleId]: `${K}.${ReasonOf<(typeof layoutRules)[K]>}`
}[LayoutRuleId]

/** Share that is left at the least where routing and hosts take a part of what copies would give together: an assumption. */
export const routingAllowance = 0.95
