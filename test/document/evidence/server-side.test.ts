import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reportOf } from '../../../src/analysis/report.ts'
import type { Block } from '../../../src/document/block.ts'
import { risks } from '../../../src/document/body/risks.ts'
import { serverSide } from '../../../src/document/evidence/server-side.ts'
import { originOf } from '../../../src/document/trail/origin.ts'
import { recompute } from '../../../src/formulas/index.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import { valueAt } from '../../../src/model/place.ts'
import { reportSchema, type Report } from '../../../src/model/report.ts'
import { somePlan } from '../../builders.ts'
import { contentRead } from '../../inputs/read-content.ts'
import { editionOf } from '../../../src/document/edition.ts'

const fixture = (name: string) => {
  const content = readFileSync(new URL(`../../../fixtures/prometheus/${name}`, import.meta.url), 'utf8')
  return contentRead(content, name)
}

const reported = (...names: readonly string[]): Report => {
  const read = names.map(fixture).map((one, i) => {
    const id = `s${i + 1}`
    const snapshots = (one.snapshots ?? []).map((snapshot) => Object.assign({}, snapshot, { source: id }))
    return Object.assign({}, one, { source: { ...one.source, id }, snapshots })
  })
  return reportOf(read, somePlan(), { version: '0', now: '2026-01-01T00:00:00Z' })
}

const report = reported('after.prom', 'before.prom', 'server.log')

const textsOf = (block: Block): readonly string[] => {
  if (block.kind === 'table')
    return [block.caption, ...block.notes, ...block.rows.flatMap((row) => row.map(({ text }) => text))]
  if (block.kind === 'list') return block.items
  return block.kind === 'paragraph' ? [block.text] : []
}

describe('what servers say', () => {
  it('is a report that its schema knows', () => {
    expect(reportSchema.safeParse(report).error).toBeUndefined()
    expect(report.series).toStrictEqual([])
  })

  it('leads back to the files: every number is what its formula gives', () => {
    const places = Object.keys(report.trails).filter((place) => place.startsWith('servers/'))
    expect(places.length).toBeGreaterThan(20)
    for (const place of places) expect(recompute(report, report.trails[place]!)).toBe(valueAt(report, place))
  })

  it('was read from a file, under the name that the server gives it', () => {
    expect(originOf(report, 'snapshots/0/counters/preemptions/value')).toMatchObject({
      path: 'after.prom',
      field: 'vllm:num_preemptions_total',
      how: 'read',
    })
    expect(originOf(report, 'snapshots/1/reasons/stop')).toMatchObject({ field: 'vllm:request_success_total' })
    expect(originOf(report, 'snapshots/9/reasons/stop')).toBeNull()
  })

  it.each(locales)('has a section with what lies between the scrapes, in %s', (locale) => {
    const [section] = serverSide(editionOf(report, createLanguage(locale)))
    const texts = section!.blocks.flatMap(textsOf).join('\n').replaceAll('\u00a0', ' ')
    for (const part of [
      'before.prom → after.prom',
      '1,024,000',
      '25',
      '17',
      '427 ms',
      '> 5.00',
      '197,424',
      '8,192',
      '24.1',
    ])
      expect(texts).toContain(part)
    expect(section!.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(3)
  })

  it.each(locales)('is a risk where it shows pressure, in %s', (locale) => {
    const language = createLanguage(locale)
    const rows = (one: Report) =>
      risks(editionOf(one, language))
        .flatMap(({ blocks }) => blocks.flatMap(textsOf))
        .filter((text) => text === language.say('server.risk'))
    expect(rows(report)).toHaveLength(1)
    expect(rows(reported('server.log'))).toHaveLength(0)
  })

  it('is passed over where no server said anything', () => {
    expect(serverSide(editionOf(reported(), createLanguage('en')))).toStrictEqual([])
  })
})
