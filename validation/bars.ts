import type { Case } from './case.ts'
import {
  type Accuracy,
  accuracyOf,
  boundsHeld,
  gridHeld,
  populationRates,
  ratiosOf,
  stages,
  usersAccuracy,
} from './table.ts'

/** Of promised over true, on servers held out: from the sweep alone, and after all open runs. None may be broken. */
const bars = {
  alone: { median: 0.9, tenth: 0.7, worst: 0 },
  confirmed: { median: 0.93, tenth: 0.8, worst: 0.6 },
} as const
/** Of the rate that users send at. */
const mostApart = 0.05
/** Of all servers. */
const leastBounds = 0.93

const below = (what: string, found: Accuracy, bar: (typeof bars)[keyof typeof bars]): readonly string[] =>
  (['median', 'tenth', 'worst'] as const).flatMap((name) =>
    found[name] >= bar[name] ? [] : [`${what}: ${name} ${found[name].toFixed(3)} < ${bar[name]}`],
  )

const brokenIn = (what: string, { broken }: Accuracy): readonly string[] =>
  broken === 0 ? [] : [`${what}: ${broken} broken`]

const apartIn = (rates: readonly number[]): readonly string[] => {
  const apart = rates.filter((rate) => Math.abs(rate - 1) > mostApart).length
  return apart === 0 ? [] : [`rate said of users with think time: ${apart} of ${rates.length} more than 5 % off`]
}

const last = stages.indexOf('after 3 runs')

/** Where less is promised than should be, in words; none when all is well. Of few servers this tells little. */
export const shortfalls = (cases: readonly Case[], heldOut: readonly Case[]): readonly string[] => [
  ...below(stages[0], accuracyOf(ratiosOf(heldOut, 0)), bars.alone),
  ...below(stages[last]!, accuracyOf(ratiosOf(heldOut, last)), bars.confirmed),
  ...apartIn(populationRates(cases)),
]

/** What must never be, in words: promises that servers do not keep, and bounds that do not hold. */
export const breaches = (cases: readonly Case[], heldOut: readonly Case[]): readonly string[] => [
  ...brokenIn(stages[0], accuracyOf(ratiosOf(heldOut, 0))),
  ...brokenIn(stages[last]!, accuracyOf(ratiosOf(heldOut, last))),
  ...brokenIn('rate without E2EL', accuracyOf(ratiosOf(heldOut, stages.indexOf('rate without E2EL')))),
  ...brokenIn('users with think time', usersAccuracy(cases, 'thinking')),
  ...brokenIn('users who start', usersAccuracy(cases, 'starting')),
  ...(boundsHeld(cases) >= leastBounds ? [] : [`bounds hold in ${boundsHeld(cases).toFixed(3)} < ${leastBounds}`]),
  ...(gridHeld(cases) === 1 ? [] : [`contiguous maximum above the true limit in ${(1 - gridHeld(cases)).toFixed(3)}`]),
]
