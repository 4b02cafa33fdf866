import { openLoop, prefixCache, repeats, samples } from './doubts.ts'
import { endsOf } from './ends.ts'
import type { Subject } from './levels.ts'
import { bottom, bracket, contradiction, metric, top, unusable } from './open-ends.ts'
import type { Gain } from './proposal.ts'

/** Everything that a further run could give one series. */
export const gainsOf = (subject: Subject): readonly Gain[] => {
  const ends = endsOf(subject)
  return [
    ...metric(ends, subject),
    ...contradiction(ends, subject),
    ...unusable(ends, subject),
    ...top(ends, subject),
    ...bottom(ends, subject),
    ...bracket(ends, subject),
    ...samples(ends, subject),
    ...openLoop(subject),
    ...prefixCache(ends, subject),
    ...repeats(ends),
  ]
}
