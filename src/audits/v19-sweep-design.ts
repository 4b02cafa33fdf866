import type { Audit } from './audit.ts'

/** What a sweep must have so that its limit is a measurement: several levels, small steps, and one that fails. */
export const V19: Audit<'fewLevels' | 'wideSteps' | 'noFailingLevel'> = {
  reasons: ['fewLevels', 'wideSteps', 'noFailingLevel'],
  series: ({ levels, axis }) => {
    if (levels.length === 0) return []
    const steps = levels.slice(1).map((level, i) => ({ from: levels[i]!.level, to: level.level }))
    const widest = steps
      .filter(({ from, to }) => to / from > 2 + 1e-9)
      .toSorted((a, b) => b.to / b.from - a.to / a.from)[0]
    const warning = { severity: 'warning', effect: 'none' } as const
    return [
      ...(levels.length < 4 ? [{ reason: 'fewLevels' as const, ...warning, values: { levels: levels.length } }] : []),
      ...(widest && axis === 'concurrency' ? [{ reason: 'wideSteps' as const, ...warning, values: widest }] : []),
      ...(levels.some((level) => level.verdict === 'fail') || levels.every((level) => level.verdict === 'unknown')
        ? []
        : [{ reason: 'noFailingLevel' as const, ...warning, values: { highest: levels.at(-1)!.level } }]),
    ]
  },
}
