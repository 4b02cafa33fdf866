import type { Case } from './case.ts'
import { accuracyOf, boundsHeld, gridHeld, ratiosOf, usersAccuracy } from './table.ts'

const bars = { median: 0.85, worst: 0.6, bounds: 0.93 } as const

/** What falls short of the bars, in words; none when all is well. */
export const shortfalls = (cases: readonly Case[]): readonly string[] => {
  const promised = accuracyOf(ratiosOf(cases, 'promise'))
  const thinking = usersAccuracy(cases, 'thinking')
  const starting = usersAccuracy(cases, 'starting')
  return [
    ...[promised, thinking, starting].flatMap(({ broken }, i) =>
      broken === 0 ? [] : [`${broken} broken promises of ${['rates', 'users', 'starts'][i]}`],
    ),
    ...(promised.median >= bars.median ? [] : [`median ${promised.median.toFixed(3)} < ${bars.median}`]),
    ...(promised.worst >= bars.worst ? [] : [`worst ${promised.worst.toFixed(3)} < ${bars.worst}`]),
    ...(boundsHeld(cases) >= bars.bounds
      ? []
      : [`bounds hold in ${boundsHeld(cases).toFixed(3)} < ${bars.bounds}`]),
    ...(gridHeld(cases) === 1
      ? []
      : [`contiguous maximum above the true limit in ${(1 - gridHeld(cases)).toFixed(3)}`]),
  ]
}
