import { describe, expect, it } from 'vitest'
import { answerCard } from '../../src/document/answer-card.ts'
import type { KeyFigure } from '../../src/document/block.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { spelt } from '../i18n/marked.ts'
import { someReport } from './some-report.ts'

const language = spelt('en')

const usersOf = (intervals: number[]): KeyFigure | undefined => {
  const report = someReport(someSweep('ppf'), { plan: { intervals } })
  const card = answerCard(report, report.series[0]!, language)
  return card.kind === 'answer' ? card.figures.find(({ label }) => label === 'figure.users') : undefined
}

describe('the users of an answer card', () => {
  it('are those of the first interval that is longer than an answer and serves somebody', () => {
    const users = usersOf([0.01, 30])
    expect(users?.value.text).toMatch(/^unit\.users/)
    expect(users?.note).toMatch(/interval: 30/)
    expect(usersOf([20, 30])?.note).toMatch(/interval: 30/)
    expect(usersOf([30, 60])?.note).toMatch(/interval: 30/)
  })

  it('are not counted where every answer takes longer', () => {
    expect(usersOf([0.01])?.value).toEqual({ text: 'body.users.unreachable' })
  })
})
