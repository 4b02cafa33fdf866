import { describe, expect, it } from 'vitest'
import { answerCard } from '../../src/document/answer-card.ts'
import type { KeyFigure } from '../../src/document/block.ts'
import { usersSentence } from '../../src/document/answer.ts'
import type { Report } from '../../src/model/report.ts'
import { promisedOf } from '../../src/model/served.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

const language = spelt('en')

const reportWith = (intervals: number[]): Report => someReport(someSweep('ppf'), { plan: { intervals } })

const usersOf = (intervals: number[], report = reportWith(intervals)): KeyFigure | undefined => {
  const card = answerCard(editionOf(report, language), report.series[0]!)
  return card.kind === 'answer' ? card.figures.find(({ label }) => label === 'term.users.name') : undefined
}

describe('the users of an answer card', () => {
  it('are those of the first interval that is longer than an answer and serves somebody', () => {
    const users = usersOf([0.01, 30])
    expect(users?.value.text).toMatch(/^unit\.users/)
    expect(users?.note).toMatch(/interval: 30/)
    expect(usersOf([20, 30])?.note).toMatch(/interval: 30/)
    expect(usersOf([30, 60])?.note).toMatch(/interval: 30/)
  })

  it('are cut to two digits as in the conclusion, in the sentence below them too', () => {
    const report = reportWith([12345])
    const [series] = report.series
    const [open, closed] = (['open', 'closed'] as const).map(
      (basis) => series!.users.find((row) => row.basis === basis && row.model === 'poisson')!.users,
    )
    expect(promisedOf(open!, null)).toBeLessThan(open!)
    const [stated, waiting] = [promisedOf(open!, null), promisedOf(closed!, null)].map((users) =>
      users.toLocaleString('en'),
    )
    expect(usersOf([], report)?.value.text).toContain(`users: ${stated}`)
    expect(usersSentence(series!, 12345, language)).toMatch(new RegExp(`closed: ${waiting}\\D.* open: ${stated}\\D`))
  })

  it('are those of the interval that the conclusion shows', () => {
    const report = reportWith([30, 60])
    const slower = report.decisions.map((one) => ({
      ...one,
      id: 'decision-2',
      users: one.users.filter(({ interval }) => interval === 60),
    }))
    expect(usersOf([], { ...report, decisions: [...report.decisions, ...slower] })?.note).toMatch(/interval: 60/)
  })

  it('are not counted where every answer takes longer', () => {
    expect(usersOf([0.01])?.value).toEqual({ text: 'body.users.unreachable' })
  })
})
