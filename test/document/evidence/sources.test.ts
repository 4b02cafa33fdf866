import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../src/model/source.ts'
import { placeIn, placeText, problemText, sources } from '../../../src/document/evidence/sources.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const problem = (code: Problem['code'], where = '', values: Problem['values'] = {}) => ({ code, where, values })

describe('placeText', () => {
  it.each([
    ['', ''],
    ['line:3', 'place.line (number: 3)'],
    ['line:3/0', 'place.line (number: 3)'],
    ['row:4', 'place.row (number: 4)'],
    ['/0', 'place.item (number: 1)'],
    ['/12', 'place.item (number: 13)'],
    ['sheet 2', 'sheet 2'],
  ])('reads %j as %j', (where, text) => {
    expect(placeText(where, language)).toBe(text)
  })

  it('adds a place to a file only where there is one', () => {
    expect(placeIn('a.csv', '', language)).toBe('a.csv')
    expect(placeIn('a.csv', 'row:4', language)).toBe('place.in (path: a.csv, place: place.row (number: 4))')
  })
})

describe('problemText', () => {
  it('says what is wrong, and where when it is not the whole file', () => {
    expect(problemText(problem('emptyFile'), language)).toBe('problem.emptyFile')
    expect(problemText(problem('rowWithoutRun', 'row:7'), language)).toBe(
      'problems.at (place: place.row (number: 7), text: problem.rowWithoutRun)',
    )
  })

  it('speaks of kinds and of other places in words', () => {
    expect(problemText(problem('notRecognised', '', { kind: 'table' }), language)).toContain('kind: kind.table')
    const repeated = problem('repeatedRun', '', { path: 'a.json', at: '/1' })
    expect(problemText(repeated, language)).toContain('place.in (path: a.json, place: place.item (number: 2))')
  })
})

describe('sources', () => {
  it('names every file with runs, with its hash and its runs', () => {
    const report = someReport(someSweep('ppf').map((run) => ({ ...run, path: 'sweep.jsonl' })))
    const [used, ...others] = tablesOf(sources(editionOf(report, language)))
    expect(used?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['s1', 'sweep.jsonl', 'vllm bench serve', 'r1, r2, r3', '1,000', '0'.repeat(64)],
    ])
    expect(others).toEqual([])
  })

  it('shortens what would flood the page: many problems of a file, many files of one problem, many runs of a file', () => {
    const [, troubled] = tablesOf(sources(editionOf(uglyReports.thousandProblems(), language)))
    expect(troubled?.rows).toHaveLength(2)
    const text =
      troubled?.rows
        .flat()
        .map((cell) => cell.text)
        .join(' ') ?? ''
    expect(text).toContain('one-bad-file.jsonl')
    expect(text).toContain('problems.times (count: 3,000')
    expect(text).toMatch(/1,99\d/)
    expect(text.length).toBeLessThan(1500)
    const many = someReport(someSweep('pppppp').map((run) => ({ ...run, path: 'sweep.jsonl' })))
    expect(tablesOf(sources(editionOf(many, language)))[0]?.rows[0]?.[3]?.text).toBe('r1 … r6')
  })
})
