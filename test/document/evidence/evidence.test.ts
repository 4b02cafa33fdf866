import { describe, expect, it } from 'vitest'
import { editionOf } from '../../../src/document/edition.ts'
import { definitions } from '../../../src/document/evidence/evidence.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import type { Report } from '../../../src/model/report.ts'
import { uglyReports } from '../ugly-reports.ts'

const report = uglyReports.openLoop()

/** The same report, one run of which made its ITL in another way. */
const mixed: Report = {
  ...report,
  runs: report.runs.map((run, i) =>
    i > 0 || !run.latency.itl
      ? run
      : {
          ...run,
          latency: {
            ...run.latency,
            itl: { ...run.latency.itl, definition: { ...run.latency.itl.definition, weighting: 'perToken' as const } },
          },
        },
  ),
}

const rowsOf = (told: Report, locale: 'ja' | 'en') =>
  definitions(editionOf(told, createLanguage(locale))).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : [])),
  )

describe.each(locales)('the definitions in %s', (locale) => {
  const language = createLanguage(locale)

  it('tell of each metric of a tool what it is made of', () => {
    const rows = rowsOf(report, locale)
    expect(new Set(rows.map(([tool]) => tool)).size).toBe(1)
    expect(rows.find((row) => row.includes('ITL'))).toEqual(
      expect.arrayContaining([
        'ms',
        language.say('definition.weighting.perGap'),
        language.say('definition.percentiles.linear'),
        language.say('definition.clock.client'),
      ]),
    )
  })

  it('keep two ways of making one metric apart', () => {
    const told = rowsOf(mixed, locale).filter((row) => row.includes('ITL'))
    expect(told).toHaveLength(2)
    expect(told[0]).toContain(language.say('definition.weighting.perToken'))
  })

  it('are no section where nothing was timed', () => {
    expect(definitions(editionOf({ ...report, runs: [] }, language))).toEqual([])
  })
})
