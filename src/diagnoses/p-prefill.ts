import { firstCapped } from '../maths/regimes.ts'
import {
  absent,
  batchLevels,
  conclude,
  isNumber,
  unknown,
  type DiagnosedLevel,
  type Diagnosis,
  type Told,
} from './diagnosis.ts'

/** True when the batch has its full size at a level already, so that a queue for slots explains the wait there. */
const queues = (levels: readonly DiagnosedLevel[], { index }: DiagnosedLevel): Told => {
  const usable = levels.filter((level) => level.usable)
  const batches = batchLevels(usable)
  if (batches.filter((batch) => batch !== null).length < 2) return ['lowerLevel']
  const found = firstCapped(batches)
  return found !== null && usable[found.below]!.index <= index ? 1 : 0
}

/**
 * Reading the prompts takes half of the server's time or more; or requests spend much of theirs before the first token
 * although the batch has not reached its cap, so that no queue for slots explains it.
 */
export const P: Diagnosis<'busy' | 'waits'> = {
  about: 'limit',
  reasons: ['busy', 'waits'],
  judge: ({ levels, limit }) => {
    if (!limit) return unknown('level')
    const { prefillLoad, ttftShare } = limit.told
    if (isNumber(prefillLoad) && prefillLoad >= 0.5)
      return conclude('busy', limit, [{ name: 'prefillLoad', told: prefillLoad, holds: () => true }])
    const queue = isNumber(ttftShare) && ttftShare >= 0.3 ? queues(levels, limit) : 1
    if (queue === 0) return conclude('waits', limit, [{ name: 'ttftShare', told: ttftShare, holds: () => true }])
    const missing = [prefillLoad, ttftShare, queue].flatMap((told) => (isNumber(told) ? [] : told))
    return missing.length > 0 ? unknown(...missing) : absent
  },
}
