import { repeatInterval } from '../../capacity/repeat-interval.ts'
import type { Judgement } from '../../model/report.ts'
import { withStanding } from './standing.ts'

/** The judgement that stands for several repeats, with the interval that their scatter gives where they are enough. */
export const amongRepeats = (chosen: Judgement, repeats: readonly Judgement[]): Judgement => {
  const ends = repeatInterval(repeats.flatMap(({ value }) => value ?? []))
  if (ends === null || chosen.value === null) return chosen
  const interval = { ...ends, method: 'repeats', confidence: 0.95, effective: null, ranks: null } as const
  return withStanding({ ...chosen, interval, openEnd: null })
}
