import { type Case, type Rule, rules } from './case.ts'
import type { Counted } from './people.ts'

export const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)

export const shareAt = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

export type Accuracy = {
  readonly count: number
  readonly median: number
  readonly worst: number
  readonly largest: number
  /** How many are above 1. */
  readonly broken: number
}

/** Of promised over true. */
export const accuracyOf = (ratios: readonly number[]): Accuracy => {
  const sorted = ascending(ratios)
  return {
    count: sorted.length,
    median: shareAt(sorted, 0.5),
    worst: sorted[0] ?? Number.NaN,
    largest: sorted.at(-1) ?? Number.NaN,
    broken: sorted.filter((ratio) => ratio > 1).length,
  }
}

export const ratiosOf = (cases: readonly Case[], rule: Rule): readonly number[] =>
  cases.map(({ rates, truth }) => rates[rule] / truth)

/** Small numbers of users cannot be a fraction: one user less than the truth counts as the truth. */
const countRatio = ({ promised, truth }: Counted): number =>
  promised <= truth ? Math.min(1, (promised + 1) / truth) : promised / truth

export const usersAccuracy = (cases: readonly Case[], kind: 'thinking' | 'starting'): Accuracy =>
  accuracyOf(cases.flatMap(({ [kind]: counted }) => (counted === null ? [] : [countRatio(counted)])))

const row = (name: string, { count, median, worst, largest, broken }: Accuracy): string =>
  [
    name.padEnd(34),
    String(count).padStart(5),
    ...[median, worst, largest].map((value) => value.toFixed(3).padStart(8)),
    String(broken).padStart(7),
  ].join(' ')

const share = (held: readonly boolean[]): number => held.filter(Boolean).length / held.length

export const boundsHeld = (cases: readonly Case[]): number =>
  share(cases.flatMap(({ bounds }) => bounds.held))
export const gridHeld = (cases: readonly Case[]): number =>
  share(cases.flatMap(({ bounds }) => bounds.withinGrid ?? []))

const expected = (cases: readonly Case[]) =>
  cases.flatMap(({ expectation, truth }) =>
    expectation === null
      ? []
      : [
          {
            ratio: expectation.arrivalRate / truth,
            within: Math.abs(expectation.arrivalRate / truth - 1) <= expectation.error,
          },
        ],
  )

/** Which servers promise more than they carry, and how much more. */
const brokenOf = (cases: readonly Case[]): string =>
  cases
    .filter(({ rates, truth }) => rates.promise > truth)
    .map(({ id, rates, truth }) => `${id} (${(rates.promise / truth).toFixed(3)})`)
    .join(', ') || 'none'

/** How many of each reason. */
const refusalsOf = (cases: readonly Case[]): string => {
  const reasons = cases.flatMap(({ refusal }) => refusal ?? [])
  const kinds = [...new Set(reasons)].toSorted()
  const each = kinds.map((kind) => `${kind} ${reasons.filter((one) => one === kind).length}`)
  return [reasons.length, ...each].join(', ')
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`

export const tableOf = (name: string, cases: readonly Case[]): string => {
  const estimates = expected(cases)
  const times = ascending(cases.map(({ milliseconds }) => milliseconds))
  return [
    `${name}: ${cases.length} servers`,
    `${'promised / true'.padEnd(34)} count   median    worst  largest  broken`,
    ...rules.map((rule) => row(rule, accuracyOf(ratiosOf(cases, rule)))),
    row('expectation (no promise)', accuracyOf(estimates.map(({ ratio }) => ratio))),
    row('users with think time', usersAccuracy(cases, 'thinking')),
    row('users who start together', usersAccuracy(cases, 'starting')),
    `broken promises: ${brokenOf(cases)}`,
    `expectation within its error ${percent(share(estimates.map(({ within }) => within)))}`,
    `95 % upper bounds of p99 hold ${percent(boundsHeld(cases))}`,
    `contiguous maximum within a grid step of the true limit ${percent(gridHeld(cases))}`,
    `promised by overflow instead of replay: ${refusalsOf(cases)}`,
    `time per promise: median ${shareAt(times, 0.5).toFixed(0)} ms, p95 ${shareAt(times, 0.95).toFixed(0)} ms`,
  ].join('\n')
}
