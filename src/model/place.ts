import { groupBy } from './group-by.ts'
import type { Report, Trail, TrailInput } from './report.ts'

/** The steps of a place such as `series/0/capacity/slack/ttft.p99` (RFC 6901 without the first slash). */
const stepsOf = (ref: string): readonly string[] =>
  ref.includes('~') ? ref.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')) : ref.split('/')

/** Records that have only the keys that are known: a missing one is absent, not wrong. */
const records = new Set(['facts', 'slack', 'judgements', 'verdicts', 'values', 'others', 'from', 'fields'])

/** The value at a place of a report, null where something on the way is absent; undefined where nothing can be. */
export const valueAt = (report: unknown, ref: string): unknown => {
  let value = report
  let above = ''
  for (const step of stepsOf(ref)) {
    if (value === null) return null
    if (typeof value !== 'object') return undefined
    if (!Object.hasOwn(value, step)) return records.has(above) ? null : undefined
    value = (value as Readonly<Record<string, unknown>>)[step]
    above = step
  }
  return value
}

/** The place that holds another: `plan/intervals` of `plan/intervals/0`. */
export const placeAbove = (ref: string): string => ref.slice(0, ref.lastIndexOf('/'))

type Listed = ReadonlyMap<string, readonly unknown[]>

/** What a formula was given in one place. */
export const valueOf = (report: Report, input: TrailInput): unknown =>
  'ref' in input ? valueAt(report, input.ref) : input.value

/** What a formula was given, by symbol. */
export const inputValues = (report: Report, { inputs }: Trail): Listed => {
  const own = [...groupBy(inputs, ({ symbol }) => symbol)]
  return new Map(own.map(([symbol, members]) => [symbol, members.map((input) => valueOf(report, input))]))
}
