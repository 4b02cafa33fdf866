import { absent, conclude, isNumber, unknown, type Diagnosis } from './diagnosis.ts'

/** Prompts of this many tokens are read in no time that matters. */
const tiny = 256
const noticeable = 0.2

/**
 * A request alone with a tiny prompt waits for its first token longer than reading it explains: the round trip, a proxy,
 * the API server. How long reading takes is told by much longer prompts on the same layout. Waiting for others only adds to
 * the time: where the lowest level, loaded or not, is quick, nothing is left to explain.
 */
export const N: Diagnosis<'overhead'> = {
  about: 'sweep',
  reasons: ['overhead'],
  judge: ({ levels, unloaded, longer }) => {
    const lowest = levels.find(({ usable }) => usable)?.told.ttft ?? []
    if (isNumber(lowest) && lowest <= noticeable) return absent
    if (!unloaded) return unknown('unloaded')
    const { ttft, inputTokens } = unloaded.told
    if (!isNumber(ttft)) return unknown(...ttft)
    if (!isNumber(inputTokens)) return unknown(...inputTokens)
    if (inputTokens > tiny) return unknown('shortInput')
    if (!longer) return unknown('longerInput')
    const excess = ttft - (inputTokens * longer.ttft) / longer.inputTokens
    const shown = { ttft, inputTokens, longerInput: longer.inputTokens, longerTtft: longer.ttft }
    const condition = { name: 'excess', told: excess, holds: (seconds: number) => seconds > noticeable } as const
    return conclude('overhead', unloaded, [condition], shown)
  },
}
