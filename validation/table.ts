import type { Case } from './case.ts'
import type { Counted } from './people.ts'

export const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)

const shareAt = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

export type Accuracy = {
  readonly count: number
  readonly median: number
  readonly tenth: number
  readonly worst: number
  /** How many are above 1. */
  readonly broken: number
}

/** Of promised over true. */
export const accuracyOf = (ratios: readonly number[]): Accuracy => {
  const sorted = ascending(ratios)
  return {
    count: sorted.length,
    median: shareAt(sorted, 0.5),
    tenth: shareAt(sorted, 0.1),
    worst: sorted[0] ?? Number.NaN,
    broken: sorted.filter((ratio) => ratio > 1).length,
  }
}

/** From the sweep alone, after each open run, and from the sweep without E2EL. */
export const stages = ['rate alone', 'after 1 run', 'after 2 runs', 'after 3 runs', 'rate without E2EL'] as const

export const ratiosOf = (cases: readonly Case[], stage: number): readonly number[] =>
  cases.map(({ rates, truth }) => rates[stage]! / truth)

/** Small numbers of users cannot be a fraction: one user less than the truth counts as the truth. */
const countRatio = ({ promised, truth }: Counted): number =>
  promised <= truth ? Math.min(1, (promised + 1) / truth) : promised / truth

export const usersAccuracy = (cases: readonly Case[], kind: 'thinking' | 'starting'): Accuracy =>
  accuracyOf(cases.flatMap(({ [kind]: counted }) => (counted === null ? [] : [countRatio(counted)])))

/** Rates said of users with think time, over those at which they send. */
export const populationRates = (cases: readonly Case[]): readonly number[] =>
  cases.flatMap(({ thinking }) => (thinking === null || thinking.rate === null ? [] : [thinking.rate]))

const share = (held: readonly boolean[]): number => held.filter(Boolean).length / held.length

export const boundsHeld = (cases: readonly Case[]): number => share(cases.flatMap(({ bounds }) => bounds.held))
export const gridHeld = (cases: readonly Case[]): number =>
  share(cases.flatMap(({ bounds }) => bounds.withinGrid ?? []))

const row = (set: string, what: string, { count, median, tenth, worst, broken }: Accuracy): string =>
  [
    set.padEnd(22),
    what.padEnd(22),
    String(count).padStart(7),
    ...[median, tenth, worst].map((value) => value.toFixed(3).padStart(7)),
    String(broken).padStart(7),
  ].join(' ')

export const heading = `${'promised / true'.padEnd(45)} servers  median   tenth   worst  broken`

export const rowsOf = (set: string, cases: readonly Case[]): string =>
  stages.map((stage, i) => row(set, stage, accuracyOf(ratiosOf(cases, i)))).join('\n')

/** Which servers promise more than they carry, and how much more. */
const brokenOf = (cases: readonly Case[]): string =>
  cases
    .flatMap((one) =>
      stages.flatMap((stage, i) => {
        const ratio = one.rates[i]! / one.truth
        return ratio > 1 ? [`${one.id} ${stage} (${ratio.toFixed(3)})`] : []
      }),
    )
    .join(', ') || 'none'

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`

const rateRow = (rates: readonly number[]): string => {
  const errors = ascending(rates.map((rate) => Math.abs(rate - 1)))
  const [median, worst] = [shareAt(errors, 0.5), errors.at(-1) ?? Number.NaN]
  return `rate said of users with think time: off by ${percent(median)} in the median, ${percent(worst)} at worst`
}

/** What is not the rate, of all sets together. */
export const othersOf = (cases: readonly Case[]): string =>
  [
    row('all', 'users with think time', usersAccuracy(cases, 'thinking')),
    row('all', 'users who start', usersAccuracy(cases, 'starting')),
    rateRow(populationRates(cases)),
    `broken: ${brokenOf(cases)}`,
    `not replayed: ${cases.filter(({ refusal }) => refusal !== null).length} of ${cases.length}`,
    `95 % upper bounds of p99 hold ${percent(boundsHeld(cases))}`,
    `contiguous maximum within a grid step of the true limit ${percent(gridHeld(cases))}`,
  ].join('\n')
