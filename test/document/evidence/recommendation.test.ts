import { describe, expect, it } from 'vitest'
import { recommendationBlocks, recommendationLines } from '../../../src/document/evidence/recommendation.ts'
import type { Report } from '../../../src/model/report.ts'
import { layoutReports } from '../../trails/layout-reports.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { factsOn } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { elsewhere } from '../elsewhere.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const sectionOf = (report: Report, index = 0) => ({
  id: 'recommendation',
  title: '',
  blocks: recommendationBlocks(editionOf(report, language), report.workloads[index]!),
})

describe('recommendationBlocks', () => {
  const report = layoutReports.pair()
  const section = sectionOf(report)
  const [recommendation] = report.recommendations

  it('says what to choose, what either layout brings, and what remains to be measured', () => {
    const [choice = '', ...rest] = sentencesOf(section)
    expect(choice).toContain(`recommend.${recommendation!.reason}`)
    expect(rest.map((text) => text.split(' ')[0])).toEqual([
      'recommend.largerGain',
      'recommend.copiesGain',
      'recommend.spare',
      'recommend.measure',
      ...recommendation!.toMeasure.map(({ what }) => `measure.${what}`),
    ])
  })

  it('calls the copies an estimate and the larger layout measured', () => {
    const [table] = tablesOf(section)
    expect(table?.rows.map((row) => row[1]?.nature)).toEqual(['measured', 'estimated', 'estimated'])
    expect(table?.rows.map((row) => row[1]?.ref)).toEqual([
      'recommendations/0/measured/throughput',
      'recommendations/0/copies/throughput',
      'recommendations/0/copies/remaining',
    ])
  })

  it('gives every rule with its result and its evidence', () => {
    const rules = recordsOf(tablesOf(section)[1]!)
    expect(rules.map((row) => row['column.rule'])).toEqual(['R0', 'R1', 'R2', 'R3', 'R4'].map((id) => `rule.${id}`))
    for (const [i, { id, state, reason }] of recommendation!.rules.entries()) {
      expect(rules[i]!['column.rule.state']).toBe(`rule.state.${state}`)
      expect(rules[i]!['column.rule.evidence']).toMatch(new RegExp(`^rule\\.${id}\\.${reason}( |$)`))
    }
  })

  it('calls copies of what could not be judged assumed', () => {
    const blind = someReport([...elsewhere(someSweep('u'), factsOn(1), 1), ...elsewhere(someSweep('u'), factsOn(2), 2)])
    const told = sectionOf(blind)
    expect(sentencesOf(told).join()).toContain('recommend.copiesGain.unjudged')
    const [table] = tablesOf(told)
    expect(table?.rows.map((row) => row[1]?.nature)).toEqual(['measured', 'assumed', 'assumed'])
    expect([table?.caption, table?.notes]).toEqual(['recommend.table.unjudged', ['recommend.table.note.unjudged']])
    expect(tablesOf(section)[0]?.notes).toEqual(['recommend.table.note'])
  })

  it('has no empty table where only a sentence can be said', () => {
    const open = someReport([someArrivals('p', 1, 1)])
    expect(sectionOf(open).blocks.map(({ kind }) => kind)).toEqual(['paragraph'])
  })
})

const engineOn2 = (value: string) => ({ ...factsOn(2), engine: { value, from: 'plan', where: '' } }) as const

describe('several layouts with the same number of GPUs', () => {
  it('are not told as a single one', () => {
    const report = someReport(['vllm', 'sglang'].flatMap((one, i) => elsewhere(someSweep('p'), engineOn2(one), i)))
    expect(report.series).toHaveLength(2)
    const [text = ''] = recommendationLines(editionOf(report, language))
    expect(text).toContain('recommend.R0.notMeasured (gpus: 2)')
  })
})

describe('recommendationLines', () => {
  it('say once what is the same of several workloads', () => {
    const inputs = [128, 256, 512].flatMap((value, i) =>
      elsewhere(someSweep('p'), { ...factsOn(1), inputTokens: { value, from: 'plan', where: '' } }, i),
    )
    const lines = recommendationLines(editionOf(someReport(inputs), language))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('recommend.single.oneLayout')
  })
})
