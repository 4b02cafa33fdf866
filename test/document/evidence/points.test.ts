import { describe, expect, it } from 'vitest'
import { points } from '../../../src/document/evidence/points.ts'
import { createLanguage, type Language } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import type { Report } from '../../../src/model/report.ts'
import { factsOn, someRun } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { elsewhere } from '../elsewhere.ts'
import { sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const p99 = (concurrency: number, ttft: number, median: number) =>
  someRun({ load: { concurrency }, completed: 3200, latency: { ttft: { p99: ttft, median } } })

/** A clear pass, one whose bound is beyond the limit, a fail, and one without requests to speak of. */
const report = (): Report => someReport([p99(8, 0.5, 0.3), p99(16, 2.9, 0.5), p99(32, 5, 1)])

const cellsOf = (language: Language, column: string) => {
  const [table] = tablesOf(points(editionOf(report(), language)))
  const index = table!.columns.findIndex(({ label }) => label.startsWith(column))
  return table!.rows.map((row) => row[index]!)
}

describe('the table of levels', () => {
  it('says how sure each verdict is, and the verdict of what is undecided', () => {
    const cells = cellsOf(spelt('en'), 'number.verdict')
    expect(cells.map(({ text }) => text)).toEqual(['chart.mark.pass', 'standing.undecided.pass', 'chart.mark.fail'])
    expect(cells.map(({ tone }) => tone)).toEqual(['pass', 'warning', 'fail'])
  })

  it('gives the joint goodput as what the summary proves', () => {
    const [first] = cellsOf(spelt('en'), 'column.goodput')
    expect(first!.text).toMatch(/^goodput\.bound/)
    expect(first!.ref).toBe('series/0/points/0/goodput/requests')
  })

  it('says why levels are not confirmed once for all layouts', () => {
    const several = someReport([1, 2, 3].flatMap((gpus) => elsewhere([someRun()], factsOn(gpus), gpus)))
    const told = sentencesOf(points(editionOf(several, spelt('en')))).filter((text) =>
      text.startsWith('unconfirmed.levels'),
    )
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('finding.more (count: 1)')
  })

  it('explains not judged in every language', () => {
    for (const language of locales.map((locale) => createLanguage(locale))) {
      const sentences = sentencesOf(points(editionOf(report(), language)))
        .join(' ')
        .toLowerCase()
      expect(sentences).toContain(language.say('chart.mark.unknown'))
    }
  })

  it('explains undecided in every language', () => {
    for (const language of locales.map((locale) => createLanguage(locale))) {
      const undecided = language.say('standing.undecided')
      const sentences = sentencesOf(points(editionOf(report(), language)))
        .join(' ')
        .toLowerCase()
      expect(sentences).toContain(undecided)
    }
  })
})
