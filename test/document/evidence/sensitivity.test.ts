import { describe, expect, it } from 'vitest'
import { sensitivityBlocks } from '../../../src/document/evidence/sensitivity.ts'
import type { Report } from '../../../src/model/report.ts'
import { twoLevels } from '../../analysis/sensitivity/some-base.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const sectionOf = (report: Report) => ({
  id: '',
  title: '',
  blocks: sensitivityBlocks(editionOf(report, language), report.workloads[0]!),
})

const report = someReport(twoLevels, { plan: { intervals: [30] } })
const told = report.series[0]!.sensitivity!

/** The report with what moves its first series changed. */
const changed = (more: Partial<typeof told>): Report => ({
  ...report,
  series: report.series.map((series) => ({ ...series, sensitivity: { ...told, ...more } })),
})

/** Below a table of one assumption. */
const notesFor = (kept: string): string =>
  tablesOf(
    sectionOf(changed({ assumptions: told.assumptions.filter(({ parameter }) => parameter === kept) })),
  )[0]!.notes.join()

describe('sensitivityBlocks', () => {
  it('is a sentence, a picture and a table for a layout that has an answer', () => {
    const kinds = sectionOf(report).blocks.map(({ kind }) => kind)
    expect(kinds).toEqual(['paragraph', 'paragraph', 'paragraph', 'figure', 'table'])
  })

  it('says first which assumption moves the answer most, and what leaves none', () => {
    const [, most, lost] = sentencesOf(sectionOf(report))
    const widest = told.assumptions.find(({ swing }) => swing !== null)!
    expect(most).toContain(`sensitivity.name.${widest.parameter}`)
    expect(lost).toMatch(/^sensitivity\.lost .*sensitivity\.name\.threshold.*1\.5/)
  })

  it('says it of a choice with its name', () => {
    const reading = told.assumptions.filter(({ parameter }) => parameter === 'reading')
    const [, most] = sentencesOf(sectionOf(changed({ assumptions: reading })))
    expect(most).toMatch(/^sensitivity\.most\.one .*sensitivity\.value\.closed/)
  })

  it('says that nothing moves the answer where nothing does', () => {
    const still = told.assumptions.map((row) => ({ ...row, swing: 0 }))
    expect(sentencesOf(sectionOf(changed({ assumptions: still })))[1]).toMatch(/^sensitivity\.still /)
  })

  it('has a row for each assumption with both ends, and the limit where it was judged again', () => {
    const [table] = tablesOf(sectionOf(report))
    expect(table!.rows.map(([name]) => name!.text.split(' ')[0])).toEqual(
      told.assumptions.map(({ parameter }) => `sensitivity.row.${parameter}`),
    )
    const shown = table!.rows.map((row) => [row[3]!, row[5]!].map(({ text }) => text))
    expect(shown).toEqual(told.assumptions.map(({ ends }) => [0, 1].map((i) => String(ends[i]?.users ?? '—'))))
    const [threshold] = table!.rows
    expect(threshold![2]!.text).toContain('sensitivity.end.lost')
    expect(threshold![4]!.text).toMatch(/sensitivity\.end\.limit .*sensitivity\.atLeast/)
    expect(threshold!.at(-1)!.text).toBe('—')
    expect(table!.notes.map((note) => note.split(' ')[0])).toEqual([
      'sensitivity.note.open',
      'sensitivity.note.ranges',
      'sensitivity.note.censored',
    ])
  })

  it('says that the ratio of the promise to the overflow rule is kept, where it is not 1', () => {
    const [table] = tablesOf(sectionOf(changed({ factor: 1.12 })))
    expect(table!.notes).toContainEqual(
      expect.stringMatching(/^sensitivity\.note\.factor .*factor: 1\.12, limit: level\.concurrency .*\d/),
    )
  })

  it('says that thresholds move nothing of what loads at random have shown, and nothing of a ratio then', () => {
    const shown = someReport([...someSweep('pppppf'), someArrivals('p', 8, 7.9)], { plan: { intervals: [30] } })
    const notes = tablesOf(sectionOf(shown))[0]!.notes.join()
    expect(notes).toContain('sensitivity.note.shown')
    expect(notes).not.toContain('sensitivity.note.factor')
    expect(notesFor('threshold')).not.toContain('sensitivity.note.shown')
  })

  it('tells how far those move that are in the table, and nothing where all are choices', () => {
    expect(notesFor('threshold')).toContain('sensitivity.note.ranges (ranges: sensitivity.range.times)')
    expect(notesFor('reading')).not.toContain('sensitivity.note.ranges')
  })

  it('is silent where there is no answer', () => {
    expect(sectionOf(someReport(someSweep('ff'))).blocks).toEqual([])
  })
})
