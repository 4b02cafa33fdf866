import { describe, expect, it } from 'vitest'
import { coverOf } from '../../src/document/cover.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Plan } from '../../src/model/plan.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { somePlan } from '../builders.ts'
import { spelt } from '../i18n/marked.ts'
import { recordsOf } from './read-document.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

const runs = someSweep('ppf')
const spoken = spelt('en')
const reportWith = (plan: Partial<Plan>) => someReport(runs, { plan })
const withPaper = (paper: Partial<Plan['document']>) =>
  reportWith({ author: 'A. Uthor', document: { ...somePlan().document, ...paper } })
const revision = { version: '1.0', date: '2026-09-01', changes: { ja: '初版', en: 'First' }, author: null }

describe('the cover', () => {
  it('takes customer, company and confidentiality in its language, or the only one there is', () => {
    const report = reportWith({
      customer: { ja: '株式会社甲' },
      document: { ...somePlan().document, company: { ja: '乙', en: 'B' }, confidentiality: { ja: '社外秘' } },
    })
    const { customer, confidentiality, facts } = coverOf(editionOf(report, spoken), 'body')
    expect([customer, confidentiality]).toEqual(['cover.customer (customer: 株式会社甲)', '社外秘'])
    expect(facts).toContainEqual({ term: 'cover.company', text: 'B' })
  })

  it.each([
    ['株式会社サンプル', '株式会社サンプル御中'],
    ['株式会社サンプル様', '株式会社サンプル様'],
    ['株式会社サンプル 御中', '株式会社サンプル 御中'],
  ])('gives %s one title of respect', (customer, expected) => {
    expect(coverOf(editionOf(reportWith({ customer }), createLanguage('ja')), 'body').customer).toBe(expected)
  })

  it('says only what is known', () => {
    const { customer, confidentiality, facts, revisions } = coverOf(editionOf(someReport(runs), spoken), 'body')
    expect([customer, confidentiality, revisions]).toEqual([null, null, null])
    expect(facts.map(({ term }) => term)).toEqual(['cover.date', 'cover.sla', 'cover.grade', 'cover.tool'])
  })

  it('bears number, version, author, and the day of the report', () => {
    const { facts } = coverOf(editionOf(withPaper({ number: 'D-1', version: '1.2' }), spoken), 'evidence')
    expect(facts.slice(0, 3).map(({ text }) => text)).toEqual(['D-1', '1.2', '2026-09-30'])
    expect(facts).toContainEqual({ term: 'cover.author', text: 'A. Uthor' })
  })

  it('has boxes to sign, named or not, in the body alone', () => {
    const report = withPaper({ approver: 'B. Oss' })
    expect(coverOf(editionOf(report, spoken), 'body').approvals).toEqual([
      { role: 'cover.author', name: 'A. Uthor' },
      { role: 'cover.reviewer', name: '' },
      { role: 'cover.approver', name: 'B. Oss' },
    ])
    expect(coverOf(editionOf(report, spoken), 'evidence').approvals).toEqual([])
  })

  it('lists revisions in the order of the plan, in the body alone', () => {
    const report = withPaper({ revisions: [revision, { ...revision, version: '1.1', author: 'C' }] })
    const rows = recordsOf(coverOf(editionOf(report, spoken), 'body').revisions!)
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['1.0', '2026-09-01', 'First', '—'],
      ['1.1', '2026-09-01', 'First', 'C'],
    ])
    expect(coverOf(editionOf(report, spoken), 'evidence').revisions).toBeNull()
    expect(coverOf(editionOf(report, createLanguage('ja')), 'body').revisions?.rows[0]?.[2]?.text).toBe('初版')
  })
})
