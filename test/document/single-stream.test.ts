import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import type { Block } from '../../src/document/block.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { readDocuments } from '../../src/reading/documents.ts'
import { recogniseAll } from '../../src/recognition/recognise.ts'
import { somePlan } from '../builders.ts'
import { comparison } from '../inputs/single-stream/comparison.ts'
import { editionOf } from '../../src/document/edition.ts'

const answer = { model: 'm:8b', done: true, total_duration: 3e9, load_duration: 5e7, prompt_eval_count: 100 }
const warm = { ...answer, prompt_eval_duration: 4.5e8, eval_count: 50, eval_duration: 2.4e9 }
const cold = { ...warm, load_duration: 9e9, total_duration: 12e9 }

const files = {
  'ollama.jsonl': [cold, warm].map((one) => JSON.stringify(one)).join('\n'),
  'engines.json': JSON.stringify(comparison()),
}

const report = reportOf(
  recogniseAll(
    Object.entries(files).map(([path, content], i) => {
      const source = { id: `s${i + 1}`, path, sha256: '', bytes: content.length }
      return { ...source, ...readDocuments(new TextEncoder().encode(content)) }
    }),
  ),
  somePlan(),
  { version: '0', now: '2026-01-01T00:00:00Z' },
)

const textsOf = (block: Block): readonly string[] => {
  if (block.kind === 'table')
    return [block.caption, ...block.notes, ...block.rows.flatMap((row) => row.map(({ text }) => text))]
  if (block.kind === 'list') return block.items
  if (block.kind === 'definitions') return block.items.map(({ text }) => text)
  return block.kind === 'paragraph' ? [block.text] : []
}

describe.each(locales)('tests of one stream in %s', (locale) => {
  const language = createLanguage(locale)
  const { sections } = documentOf(editionOf(report, language), 'body')
  const of = (id: string) => sections.find((section) => section.id === id)?.blocks.flatMap(textsOf) ?? []

  it('conclude nothing about capacity, and say what one stream does and what to measure', () => {
    expect(of('conclusion')[0]).toBe(language.say('single.headline'))
    expect(of('conclusion').join('\n')).toContain(language.say('single.next'))
    expect(of('conclusion').join('\n')).toContain('20.8 tok/s')
  })

  it('show where the time goes, and what the numbers point to', () => {
    const texts = of('single-stream').join('\n')
    expect(texts).toContain(language.say('single.part', { seconds: 2.4, share: 0.8 }))
    expect(texts).toContain(language.say('symptom.coldStart.action'))
    expect(of('conclusion').join('\n')).toContain(language.say('single.reading.cold', { cold: 1, load: 9 }))
    expect(texts).not.toContain(language.say('symptom.slowGeneration.action'))
  })

  it('name the better engine, and that the quantisation differs too', () => {
    const texts = of('duels')
    expect(texts).toContain('vllm')
    expect(texts).toContain(language.say('duel.open'))
    expect(texts).toContain(language.say('duel.quantisation'))
  })
})
