import { expect, it } from 'vitest'
import { scope } from '../../../src/document/body/scope.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { factsOn } from '../../builders.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { spelt } from '../../i18n/marked.ts'
import { elsewhere } from '../elsewhere.ts'
import { tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')

const models = (letters: number): string => {
  const report = someReport(
    Array.from({ length: 10 }, (_, i) => {
      const model = { value: `${i}`.padEnd(letters, 'x'), from: 'result', where: 'model_id' } as const
      return elsewhere(someSweep('pf'), { ...factsOn(1), model }, i)
    }).flat(),
  )
  return tablesOf(scope(editionOf(report, language)))[0]!.rows[0]![1]!.text
}

it('lists eight names, fewer of long ones, and counts the rest', () => {
  expect(models(4)).toContain('body.list.more (count: 2)')
  expect(models(127)).toContain('body.list.more (count: 8)')
  expect(models(500)).toContain('body.list.more (count: 9)')
})

it('lists a layout once, however its loads were sent', () => {
  const report = someReport([...someSweep('ppf'), someArrivals('p', 0.5, 0.5)])
  const rows = tablesOf(scope(editionOf(report, language)))[0]!.rows
  expect(report.series).toHaveLength(2)
  expect(rows.find(([head]) => head!.text === 'body.scope.layouts')![1]!.text).toBe('1× RTX 5090')
})

it('tells days alike, however the tools wrote them', () => {
  const dates = ['20260428-120731', '2026-06-12T00:51:16+00:00', '2026-05-01 10:00:00']
  const runs = someSweep('ppf').map((run, i) => ({ ...run, date: dates[i]! }))
  const days = tablesOf(scope(editionOf(someReport(runs), language)))[0]!.rows.find(
    ([head]) => head!.text === 'body.scope.days',
  )
  expect(days![1]!.text).toBe('range (high: 2026-06-12, low: 2026-04-28)')
})

it('asks for a test above the planning rate, as one at it shows less by what is taken off', () => {
  expect(createLanguage('en').say('conclusion.disclaimer')).toMatch(/above the planning rate\.$/)
  expect(createLanguage('ja').say('conclusion.disclaimer')).toContain('計画到着率を上回る')
})
