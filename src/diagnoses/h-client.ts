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
