import { describe, expect, it } from 'vitest'
import { answerNotes } from '../../src/document/answer.ts'
import { documentOf } from '../../src/document/document.ts'
import { assumptions } from '../../src/document/body/assumptions.ts'
import { conclusion } from '../../src/document/body/conclusion.ts'
import { options } from '../../src/document/body/options.ts'
import { findings } from '../../src/document/evidence/findings.ts'
import { refusalLines, scalingBlocks } from '../../src/document/evidence/scaling.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import { someArrivals, someLoad, someSweep } from '../analysis/some-sweep.ts'
import { factsOn, someRun } from '../builders.ts'
import { spelt } from '../i18n/marked.ts'
import { elsewhere, stated } from './elsewhere.ts'
import { recordsOf, sentencesOf, tablesOf } from './read-document.ts'
import { someReport } from './some-report.ts'
import { uglyReports } from './ugly-reports.ts'
import { editionOf } from '../../src/document/edition.ts'

const language = spelt('en')
const gradeOn = (report: Report) =>
  documentOf(editionOf(report, language), 'body').cover.facts.find(({ term }) => term === 'cover.grade')?.text

/** Half of the load of the highest level was never there. */
const halfHeld = (plan: Partial<Plan> = {}): Report => {
  const half = { load: { concurrency: 64 }, occupancy: 0.5, latency: { e2e: { p99: null } } }
  return someReport([someLoad('p', 32), someRun({ ...half, completed: 6400 })], { plan })
}
const acceptingV05 = halfHeld({ accept: ['V05'] })

describe('the grade', () => {
  it('is on the cover with its meaning', () => {
    expect(gradeOn(uglyReports.noFindings())).toBe('grade.text (grade: A, meaning: grade.A)')
    expect(gradeOn(halfHeld())).toBe('grade.text (grade: B, meaning: grade.B)')
    expect(gradeOn(acceptingV05)).toBe('grade.text (grade: C, meaning: grade.C.accepted)')
    expect(gradeOn(someReport(someSweep('uu')))).toBe('grade.text (grade: D, meaning: grade.D)')
  })

  it('says on the cover how many answers it leaves out', () => {
    const report = someReport([
      ...someSweep('ppf'),
      ...elsewhere(someSweep('uu'), factsOn(2), 1),
      ...elsewhere(someSweep('xx'), factsOn(4), 2),
    ])
    expect(gradeOn(report)).toMatch(/^grade\.partly .*all: 3.*unanswered: 2/)
  })

  it.each(['ff', 'uu'])('says on the cover how many questions are graded as not to be answered: %s', (letters) => {
    const others = [1024, 2048].flatMap((tokens, i) => {
      const facts = { ...factsOn(1), inputTokens: stated(tokens), outputTokens: stated(tokens) }
      return elsewhere(someSweep(letters), facts, i + 1)
    })
    const report = someReport([...someSweep('ppf'), ...others])
    expect(report.decisions.map(({ grade }) => grade === 'D')).toEqual([false, true, true])
    expect(gradeOn(report)).toMatch(/^grade\.partly\.questions \(all: 3, .*unanswered: 2\)$/)
    expect(gradeOn(report)).toContain(`grade: ${report.grade}`)
  })

  it('stands beside each option, and on the card of each answer', () => {
    const report = someReport([...someSweep('ppf'), ...elsewhere(someSweep('uu'), factsOn(2), 1)])
    const rows = recordsOf(tablesOf(options(editionOf(report, language))[0]!)[0]!)
    expect(rows.map((row) => row['decision.column.grade'])).toEqual(['B', 'D'])
    const figures = conclusion(editionOf(report, language)).blocks.flatMap((block) =>
      block.kind === 'answer' ? block.figures : [],
    )
    expect(figures.at(-1)!.value).toMatchObject({ text: 'B', ref: 'series/0/grade' })
  })
})

const effectsOf = (report: Report) =>
  recordsOf(tablesOf(findings(editionOf(report, language)))[0]!).map((one) => one['column.effect'])

const notesOf = (report: Report) => answerNotes(editionOf(report, language), report.series[0]!)

describe('errors that were accepted', () => {
  it('are named next to the answer that rests on them', () => {
    expect(notesOf(acceptingV05)).toContain('answer.accepted (audits: V05)')
    expect(notesOf(halfHeld()).join(' ')).not.toContain('answer.accepted')
  })

  it('are among the assumptions, and marked among the findings', () => {
    const rows = recordsOf(tablesOf(assumptions(editionOf(acceptingV05, language)))[0]!)
    const row = rows.find((one) => one['column.item'] === 'assumption.accept')
    expect(row?.['column.value']).toBe('assumption.accept.text (audits: V05 audit.V05.title, touched: 1)')
    const effects = recordsOf(tablesOf(findings(editionOf(acceptingV05, language)))[0]!).map(
      (one) => one['column.effect'],
    )
    expect(effects).toContain('effect.accepted')
    expect(recordsOf(tablesOf(assumptions(editionOf(halfHeld(), language)))[0]!)).toHaveLength(rows.length - 1)
  })

  it('count no longer among the findings that take verdicts away', () => {
    const taking = /effect\.(?:noPass|unproven|unconfirmed|void)/
    expect(effectsOf(halfHeld()).filter((effect) => taking.test(effect!))).toHaveLength(1)
    expect(effectsOf(acceptingV05).filter((effect) => taking.test(effect!))).toEqual([])
  })
})

describe('repeats', () => {
  it('are merged as the assumptions say', () => {
    const rows = recordsOf(tablesOf(assumptions(editionOf(halfHeld({ repeatPolicy: 'median' }), language)))[0]!)
    expect(rows).toContainEqual(
      expect.objectContaining({ 'column.item': 'assumption.repeatPolicy', 'column.value': 'repeatPolicy.median' }),
    )
  })

  it('that could not be pooled are told beside the answer', () => {
    const twice = [...elsewhere(someSweep('p'), factsOn(1), 1), ...elsewhere(someSweep('p'), factsOn(1), 2)]
    const notes = (repeatPolicy: Plan['repeatPolicy']) => notesOf(someReport(twice, { plan: { repeatPolicy } }))
    expect(notes('pooled')).toContain('answer.notPooled')
    expect(notes('worst')).not.toContain('answer.notPooled')
  })
})

const notesServing = (output: number) => {
  const e2e = 0.2 + 0.015 * (output - 1)
  const latency = { e2e: { mean: e2e, median: e2e, p99: 1.1 * e2e } }
  return notesOf(someReport([someRun({ tokens: { output }, latency })])).join(' ')
}

describe('an answer about other lengths than were asked for', () => {
  it('says which were served', () => {
    expect(notesServing(200)).toContain('answer.lengthsServed (input: 256, output: 200)')
    expect(notesServing(252)).not.toContain('answer.lengthsServed')
  })
})

describe('layouts that are not compared', () => {
  it('are told of their workload where there are several, in words', () => {
    const report = someReport([
      ...elsewhere(someSweep('pf'), factsOn(1), 1),
      ...elsewhere([someArrivals('p', 1, 1), someArrivals('f', 4, 2)], factsOn(2), 2),
      ...elsewhere(someSweep('pf'), { ...factsOn(1), inputTokens: stated(2048) }, 3),
    ])
    const [, line] = refusalLines(editionOf(report, language))
    expect(line).toMatch(
      /^body.condition \(question: lengths.nominal \(input: 256.*scaling.difference \(base: counterparts.load.closed, key: fair.load, scaled: counterparts.load.open\)/,
    )
  })

  it('are listed with what differs', () => {
    const report = someReport([
      ...elsewhere(someSweep('pf'), factsOn(1), 1, { settings: { quantization: 'fp8' } }),
      ...elsewhere(someSweep('pf'), factsOn(2), 2, { settings: { quantization: 'bf16' } }),
    ])
    const blocks = scalingBlocks(editionOf(report, language), [], report.refusals)
    expect(sentencesOf({ id: '', title: '', blocks })).toEqual([
      'scaling.refusals',
      'scaling.refused (base: 1× RTX 5090, differences: scaling.difference (base: fp8, key: quantization, scaled: bf16), scaled: 2× RTX 5090 TP2)',
    ])
  })
})
