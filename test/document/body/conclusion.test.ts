import { describe, expect, it } from 'vitest'
import { conclusion } from '../../../src/document/body/conclusion.ts'
import { usersSentence } from '../../../src/document/answer.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { somePlan } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { statuses, uglyReports } from '../ugly-reports.ts'

const language = spelt('en')
const names = Object.keys(statuses)
const summaryOf = (report: Parameters<typeof conclusion>[0]) => tablesOf(conclusion(report, language)).at(-1)!

const asked = someReport(someSweep('ppf'), {
  plan: { intervals: [30], chosenBy: { ...somePlan().chosenBy, intervals: 'flag' } },
})

const hasty = (intervals: readonly number[]) =>
  someReport(someSweep('ppf'), {
    plan: { intervals: [...intervals], chosenBy: { ...somePlan().chosenBy, intervals: 'flag' } },
  })

const lastOf = (report: typeof asked) => Object.values(recordsOf(summaryOf(report))[0]!).at(-1)

const trust = (report: typeof asked): string => sentencesOf(conclusion(report, language)).join(' ')

describe('conclusion', () => {
  it('asks with the service level and answers for every layout in one row', () => {
    const report = uglyReports.everyStatus()
    const section = conclusion(report, language)
    expect(sentencesOf(section)[0]).toContain('p99 TTFT')
    expect(summaryOf(report).rows).toHaveLength(report.series.length)
  })

  it('shows no limit where there is none, and says of a rate without a judged limit that it is assumed', () => {
    const { rows, columns } = summaryOf(uglyReports.everyStatus())
    const cellOf = (name: string, column: string) =>
      rows[names.indexOf(name)]?.[columns.findIndex(({ label }) => label === column)]
    expect(cellOf('bracketed', 'column.limit')?.text).toBe('level.concurrency (level: 4)')
    for (const name of ['leftCensored', 'contradiction', 'metricMissing', 'audited'])
      expect(cellOf(name, 'column.limit')?.text).toBe('—')
    expect(cellOf('bracketed', 'column.safeRate')?.nature).toBeUndefined()
    expect(cellOf('metricMissing', 'column.safeRate')?.nature).toBe('assumed')
    expect(cellOf('leftCensored', 'column.safeRate')).toMatchObject({ text: '—' })
  })

  it('counts users only where somebody said how often they ask', () => {
    const labels = (report: typeof asked) => summaryOf(report).columns.map(({ label }) => label)
    expect(labels(asked).at(-1)).toMatch(/^column\.users/)
    expect(labels(someReport(someSweep('ppf'))).at(-1)).not.toMatch(/^column\.users/)
    const users = asked.series[0]?.users.find(({ basis, model }) => basis === 'open' && model === 'poisson')?.users
    expect(Object.values(recordsOf(summaryOf(asked))[0]!).at(-1)).toBe(String(users))
  })

  it('says of an interval that an answer outlasts that it cannot be reached, and counts users of the first that can', () => {
    const late = lastOf(hasty([0.01, 0.02, 30]))
    expect(late).toMatch(/^users\.unreachable \(/)
    expect(late).toContain('interval: 0.01')
    expect(late).toContain('next: 30')
    expect(lastOf(hasty([0.01]))).toMatch(/^users\.unreachable\.none \(interval: 0\.01/)
    const report = hasty([0.01, 30])
    expect(usersSentence(report.series[0]!, 0.01, language)).toMatch(/^users\.sentence\.unreachable/)
    expect(usersSentence(report.series[0]!, 30, language)).toMatch(/^users\.sentence \(/)
  })

  it('does not become a book when there are many layouts', () => {
    const sentences = sentencesOf(conclusion(uglyReports.manyLayouts(), language))
    expect(sentences.filter((text) => text.startsWith('decision.sentence')).length).toBeLessThan(45)
    expect(summaryOf(uglyReports.manyLayouts()).rows).toHaveLength(45)
  })

  it('tells how sound the benchmark was', () => {
    expect(trust(uglyReports.noFindings())).toContain('conclusion.clean')
    expect(trust(uglyReports.everyStatus())).toMatch(/conclusion\.findings \(errors: [1-9]/)
  })
})
