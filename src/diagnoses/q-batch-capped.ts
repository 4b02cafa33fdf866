import { firstCapped } from '../maths/regimes.ts'
import { absent, batchLevels, unknown, type Diagnosis } from './diagnosis.ts'

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
