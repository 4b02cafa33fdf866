import { expect, it } from 'vitest'
import { answerNotes } from '../../src/document/answer.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { ask, vllmRecord } from './dump.ts'
import { editionOf } from '../../src/document/edition.ts'

const streamed = (extra: Readonly<Record<string, unknown>>) =>
  ask({ 'c8.json': vllmRecord({ concurrency: 8, tpot: 12 }, extra) })

const found = (report: Awaited<ReturnType<typeof streamed>>) =>
  report.findings.flatMap(({ id, reason }) => (id === 'V14' || id === 'V18' ? `${id}.${reason}` : []))

const notes = (report: Awaited<ReturnType<typeof streamed>>) =>
  answerNotes(editionOf(report, createLanguage('en')), report.series[0]!).join(' ')

it('an answer in two reads: V14 and not extreme requests, and a word in the answer', async () => {
  const report = await streamed({ median_itl_ms: 0.02, p99_itl_ms: 0.09 })
  expect(found(report)).toEqual(['V14.lumps'])
  expect(notes(report)).toMatch(/in lumps \(V14\)/)
})

it.each([
  ['TPOT of 0', { mean_tpot_ms: 0, median_tpot_ms: 0, p99_tpot_ms: 0 }, 'V14.noTokenTime'],
  ['TPOT near 0', { mean_tpot_ms: 0.01, median_tpot_ms: 0.01, p99_tpot_ms: 0.01 }, 'V14.noTokenTime'],
  ['ITL three times TPOT', { mean_itl_ms: 36, median_itl_ms: 30, p99_itl_ms: 60 }, 'V14.chunked'],
])('%s', async (_, extra, reason) => {
  const report = await streamed(extra)
  expect(found(report)).toEqual([reason])
  expect(notes(report)).toMatch(/between chunks here, not between tokens \(V14\)/)
})

it('a client that counts the time to the first token in', async () => {
  const mean = (200 + 255 * 12) / 256
  const report = await streamed({ mean_itl_ms: mean, median_itl_ms: mean })
  expect(found(report)).toEqual(['V14.firstTokenInGaps'])
})

it('token by token, nothing is said', async () => {
  const report = await streamed({})
  expect(found(report)).toEqual([])
  expect(notes(report)).not.toMatch(/V14/)
})
