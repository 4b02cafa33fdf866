import { expect, it } from 'vitest'
import { answerNotes } from '../../src/document/answer.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { ask, vllmRecord } from './dump.ts'
import { editionOf } from '../../src/document/edition.ts'

const asked = { gpu: 'H100', gpu_count: '1', input_len: '1024', output_len: '64' }

const level = (concurrency: number) => vllmRecord({ concurrency, outputTokens: 412 }, asked)

it('answers of 412 tokens where 64 were asked for: the lengths served stand beside those asked', async () => {
  const report = await ask({ 'c8.json': level(8), 'c16.json': level(16) })
  expect(report.findings.filter(({ id }) => id === 'V06')).toMatchObject([
    { reason: 'ranOn', effect: 'none', values: { asked: 64, served: 412 } },
  ])
  expect(answerNotes(editionOf(report, createLanguage('en')), report.series[0]!).join(' ')).toMatch(
    /412 out on average/,
  )
})

it('says nothing of lengths that were served as asked', async () => {
  const report = await ask({ 'c8.json': vllmRecord({ outputTokens: 64 }, asked) })
  expect(report.findings.filter(({ id }) => id === 'V06')).toEqual([])
  expect(answerNotes(editionOf(report, createLanguage('en')), report.series[0]!).join(' ')).not.toMatch(/on average/)
})
