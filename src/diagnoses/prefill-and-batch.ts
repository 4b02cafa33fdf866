import { type BatchLevel, firstCapped } from '../maths/regimes.ts'
import { absent, conclude, isNumber, unknown, type DiagnosedLevel, type Diagnosis, type Told } from './diagnosis.ts'

/** Usable levels, ascending, as the queue in front of the batch is looked for. */
const batchLevels = (levels: readonly DiagnosedLevel[]): readonly (BatchLevel | null)[] =>
  levels.map(({ told: { load, running, ttftShare } }) =>
    isNumber(load) && isNumber(running) && isNumber(ttftShare) ? { load, running, ttftShare } : null,
  )

/**
 * The running batch has reached its cap, max_num_seqs or what the KV cache holds: with more load the batch stays as it is
 * and the rest waits. Requests past their first token are C(1 − TTFT/R) by Little's law.
 */
export const Q: Diagnosis<'capped'> = {
  about: 'sweep',
  reasons: ['capped'],
  judge: ({ levels }) => {
    const usable = levels.filter((level) => level.usable)
    const batches = batchLevels(usable)
    const found = firstCapped(batches)
    if (!found) {
      const { load, running, ttftShare } = usable.at(-1)?.told ?? {}
      const missing = [load, running, ttftShare].flatMap((told) => (typeof told === 'object' ? told : []))
      if (usable.length === 0) return unknown('level')
      if (missing.length > 0) return unknown(...missing)
      return usable.length < 2 ? unknown('lowerLevel') : absent
    }
    const [below, level] = [batches[found.below]!, batches[found.at]!]
    return {
      answer: 'holds',
      reason: 'capped',
      level: usable[found.at]!,
      below: usable[found.below]!,
      evidence: {
        load: level.load,
        loadBelow: below.load,
        running: level.running,
        runningBelow: below.running,
        ttftShare: level.ttftShare,
      },
    }
  },
}

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
