import { expect, it } from 'vitest'
import { refusalSentence } from '../../src/document/promise-text.ts'
import { answerCard } from '../../src/document/answer-card.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { ask } from './dump.ts'
import { sweepOf } from './sweep-of-queue.ts'
import { editionOf } from '../../src/document/edition.ts'

it('a sweep that no model server replays has the simpler rule, no expectation, and a sentence that says why', async () => {
  const report = await ask(sweepOf([8, 16, 32, 64, 128, 192, 256]))
  const [series] = report.series
  const { arrivalRate, promise, expectation } = series!.headroom!
  expect(series!.capacity.maxConcurrency).toBe(128)
  expect(promise).toMatchObject({ rule: 'overflow', refusal: { reason: 'error', levels: [] }, sustained: null })
  expect(expectation).toBeNull()
  expect(arrivalRate).toBe(promise!.overflowRate)
  expect(promise!.planned).toBe(64)
  expect(arrivalRate).toBeCloseTo(5.26, 2)
  for (const locale of ['en', 'ja'] as const) {
    const language = createLanguage(locale)
    const why = refusalSentence(series!, language)!
    expect(why).toMatch(/50 ?%|half/)
    expect(answerCard(editionOf(report, language), series!)).toMatchObject({
      lines: expect.arrayContaining([why]) as unknown,
    })
  }
})
