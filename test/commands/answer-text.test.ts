import { describe, expect, it } from 'vitest'
import { printAnswer, printReading } from '../../src/commands/answer-text.ts'
import { plain } from '../../src/commands/styled.ts'
import { answerSentence } from '../../src/document/answer.ts'
import { createLanguage, type Language } from '../../src/i18n/language.ts'
import type { Report } from '../../src/model/report.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { somePlan, someRun } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { spelt } from '../i18n/marked.ts'
import { editionOf } from '../../src/document/edition.ts'

const printed = (print: typeof printAnswer, report: Report, language: Language): readonly string[] => {
  const lines: string[] = []
  print(editionOf(report, language), (line) => lines.push(plain(line)), true)
  return lines
}

const usersIn = (report: Report): readonly string[] =>
  printed(printAnswer, report, spelt('en')).filter((line) => /users\.sentence/.test(line))

describe('printAnswer', () => {
  it('says in the terminal what the document says, for every layout', () => {
    const report = uglyReports.everyStatus()
    const language = createLanguage('ja')
    const text = printed(printAnswer, report, language).join('\n')
    for (const series of report.series) expect(text).toContain(answerSentence(editionOf(report, language), series))
  })

  it.each([
    ['unknown', { capRecorded: false, requestRate: null }],
    ['atOnce', { requestRate: 'inf' }],
    ['changing', { changing: 'ramp' }],
  ] as const)('says that runs cannot be placed, and what to do: %s', (reason, load) => {
    const report = someReport([someRun({ load: { concurrency: null, ...load } })])
    const lines = printed(printAnswer, report, spelt('en'))
    expect(lines.at(-1)).toContain(`unplaced.${reason}`)
    expect(lines).toHaveLength(2)
  })

  it('says how requests are taken to be sent to the servers of a demand', () => {
    const report = uglyReports.asOnePool()
    expect(printed(printAnswer, report, createLanguage('en'))).toContain(
      'Requests are taken to be sent to the server with the fewest requests in flight (given).',
    )
  })

  it('counts users only when somebody said how often they ask', () => {
    const chosenBy = { ...somePlan().chosenBy, intervals: 'flag' as const }
    const asked = someReport(someSweep('ppf'), { plan: { intervals: [3], chosenBy } })
    expect(usersIn(asked)).toHaveLength(1)
    expect(usersIn(someReport(someSweep('ppf')))).toHaveLength(0)
  })
})

describe('printReading', () => {
  it('counts what was read and gives each problem a line, up to a screenful', () => {
    const lines = printed(printReading, uglyReports.thousandProblems(), spelt('en'))
    expect(lines[0]).toMatch(/^terminal\.read \(files: 2,003, problems: 2,001, runs: 2, series: 1\)$/)
    expect(lines[1]).toMatch(/^ {2}one-bad-file\.jsonl: .*problem\.brokenJson/)
    expect(lines.at(-1)).toBe('  problems.more (count: 1,981)')
    expect(lines).toHaveLength(22)
  })
})
