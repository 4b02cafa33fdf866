import { absent, conclude, isNumber, unknown, type Diagnosis } from './diagnosis.ts'

/**
 * Slots stay empty although there were requests enough and no rate held them back: the client, the API server or the way
 * between them does not keep up. Levels that an audit rejects for just that are looked at too.
 */
export const H: Diagnosis<'slotsIdle'> = {
  about: 'sweep',
  reasons: ['slotsIdle'],
  judge: ({ levels }) => {
    const judged = levels.map((level) =>
      level.excused && isNumber(level.told.occupancy)
        ? absent
        : conclude('slotsIdle', level, [
            { name: 'occupancy', told: level.told.occupancy, holds: (share) => share < 0.9 },
            { name: 'perSlot', told: level.told.perSlot, holds: (count) => count >= 10 },
          ]),
    )
    const idle = judged.find(({ answer }) => answer === 'holds')
    if (idle) return idle
    if (judged.some(({ answer }) => answer === 'absent')) return absent
    const missing = judged.flatMap((one) => (one.answer === 'unknown' ? one.missing : []))
    return unknown(...(missing.length > 0 ? missing : (['level'] as const)))
  },
}

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
