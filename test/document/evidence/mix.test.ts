import { describe, expect, it } from 'vitest'
import { mixes } from '../../../src/document/evidence/mix.ts'
import type { Report } from '../../../src/model/report.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { mixedReports } from '../mixed-reports.ts'
import { recordsOf, sentencesOf, stepsOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const report = mixedReports.mixed()
const sectionOf = (one: Report, words = language) => mixes(editionOf(one, words))[0]!

const captions = (locale: 'ja' | 'en') =>
  tablesOf(sectionOf(report, createLanguage(locale))).map(({ caption }) => caption)

describe('mixes', () => {
  it('is no section unless the plan mixes', () => {
    expect(mixes(editionOf(someReport(someSweep('ppf')), language))).toEqual([])
  })

  it('shows the joint limit as an estimate, with its assumption and how to confirm it', () => {
    const section = sectionOf(report)
    const limits = tablesOf(section).find(({ caption }) => caption.startsWith('mix.table'))!
    const [record] = recordsOf(limits)
    const { limit, headroom } = report.mixes[0]!.layouts[0]!
    expect(Number(record?.['column.mix.throughput'])).toBe(Number(limit!.throughput.toPrecision(3)))
    const planned = Number(record?.['column.mix.headroom'])
    expect(planned).toBeLessThanOrEqual(headroom!.arrivalRate)
    expect(planned).toBeGreaterThan(headroom!.arrivalRate * 0.9)
    expect(record?.['column.mix.governing']).toContain('chat')
    const numbers = limits.rows[0]!.filter(({ ref }) => ref !== undefined)
    expect(numbers.every(({ nature }) => nature === 'estimated')).toBe(true)
    const said = sentencesOf(section).map((text) => text.split(' ')[0])
    expect(said).toEqual(expect.arrayContaining(['mix.text', 'mix.assumption', 'mix.confirm']))
  })

  it('writes the arithmetic out so that it can be checked by hand', () => {
    const [steps] = stepsOf(sectionOf(report, createLanguage('en')))
    const [throughput] = steps!.steps
    const terms = [...throughput!.formula.matchAll(/([\d.]+)% \/ ([\d.]+)/g)]
    const sum = terms.reduce((all, [, share, rate]) => all + Number(share) / 100 / Number(rate), 0)
    expect(Number(throughput!.result.text)).toBeCloseTo(1 / sum, 3)
  })

  it('names each layout that lacks a class, and the class', () => {
    const incomplete = sentencesOf(sectionOf(report)).filter((text) => text.startsWith('mix.incomplete'))
    expect(incomplete.map((text) => /mix\.missing\.(\w+) \(name: .*?(chat|2,048)/.exec(text)?.slice(1))).toEqual([
      ['noLimit', '2,048'],
      ['openLoop', '2,048'],
      ['notMeasured', 'chat'],
    ])
  })

  it('says so where none of the classes was measured', () => {
    expect(sentencesOf(sectionOf(report))).toContain('mix.notMeasured')
  })

  it('calls mixes by their names in the language of the reader', () => {
    expect(captions('ja')[0]).toContain('業務')
    expect(captions('en')[0]).toContain('office')
    const headings = sectionOf(report, createLanguage('en')).blocks.flatMap((one) => ('text' in one ? one.text : []))
    expect(headings).toContain('Mix 2')
  })

  it('marks a limit that is only a lower bound', () => {
    const [mix] = report.mixes
    const [first, ...others] = mix!.layouts
    const layouts = [{ ...first!, limit: { ...first!.limit!, censored: true } }, ...others]
    const section = sectionOf({ ...report, mixes: [{ ...mix!, layouts }, report.mixes[1]!] })
    const limits = tablesOf(section).find(({ caption }) => caption.startsWith('mix.table'))!
    expect(limits.rows[0]![1]!.text).toContain('sensitivity.atLeast')
    expect(limits.notes).toContain('mix.censored')
  })
})
