import type { Language } from '../../i18n/language.ts'
import type { Recommendation, Report } from '../../model/report.ts'
import { layoutText, seriesOf } from '../speech.ts'

/** What the sentences about one recommendation may name. */
export type Spoken = ReturnType<typeof recommendationValues>

const evidence = ({ rules }: Recommendation, id: string, name: string): number | null =>
  rules.find((rule) => rule.id === id)?.values[name] ?? null

const limitOf = (report: Report, id: string | null): number | null =>
  id === null ? null : seriesOf(report, id).capacity.maxConcurrency

/** Names, levels and throughputs of one recommendation; null for what it has not. */
export const recommendationValues = (report: Report, recommendation: Recommendation, language: Language) => {
  const { base, larger, copies, measured } = recommendation
  const name = (id: string | null): string | null => (id === null ? null : layoutText(seriesOf(report, id), language))
  return {
    base: name(base ?? larger),
    larger: name(larger ?? base),
    baseLimit: limitOf(report, base),
    largerLimit: limitOf(report, larger),
    baseLowest: evidence(recommendation, 'R1', 'level'),
    baseKv: evidence(recommendation, 'R2', 'base'),
    largerKv: evidence(recommendation, 'R2', 'larger'),
    minGpus: evidence(recommendation, 'R0', 'minGpus'),
    count: copies?.count ?? null,
    each: copies?.each ?? null,
    allowance: copies?.allowance ?? null,
    sum: copies ? copies.count * copies.each : null,
    copies: copies?.throughput ?? null,
    remaining: copies?.remaining ?? null,
    measured: measured?.throughput ?? null,
  }
}
