import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../src/document/document-of.ts'
import type { Cell, Document } from '../../../src/document/block.ts'
import { membersOf } from '../../../src/document/trail/leaves.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import { valueAt } from '../../../src/model/place.ts'
import type { Report } from '../../../src/model/report.ts'
import { someReports } from '../../trails/some-reports.ts'

const cellsOf = ({ sections }: Document): readonly Cell[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return block.rows.flat()
      if (block.kind === 'steps') return block.steps.map(({ result }) => result)
      return block.kind === 'answer' ? block.figures.map(({ value }) => value) : []
    }),
  )

/** Read from a file, given in the plan, or said by an audit. */
const isLeaf = (ref: string): boolean =>
  /^(?:runs|plan|findings|refusals|sources)\/|^grade$|^series\/\d+\/(?:facts\/|model$|grade$)/.test(ref)

const untraced = (report: Report, refs: readonly string[]): readonly string[] =>
  refs.filter(
    (ref) =>
      ref !== '' &&
      !(ref in report.trails) &&
      !isLeaf(ref) &&
      membersOf(report, ref).length === 0 &&
      valueAt(report, ref) !== null,
  )

describe.each(Object.entries(someReports))('the document of %s', (_, make) => {
  it('shows no number that does not lead back to files or the plan', async () => {
    const report = await make()
    const refs = cellsOf(documentOf(report, createLanguage('en'))).flatMap(({ ref }) => ref ?? [])
    expect(refs.length).toBeGreaterThan(20)
    expect(untraced(report, refs)).toEqual([])
  })

  it.each(locales)('says so in place, in %s', async (locale) => {
    const report = await make()
    const cells = cellsOf(documentOf(report, createLanguage(locale)))
    const traced = cells.filter(({ ref }) => ref !== undefined && ref in report.trails)
    const silent = traced.filter(({ ref, title }) => title === undefined && valueAt(report, ref!) !== null)
    expect(silent.map(({ ref }) => ref)).toEqual([])
    expect(traced.filter(({ title }) => /undefined|NaN|\bnull\b|\n/.test(title ?? ''))).toEqual([])
  })
})
