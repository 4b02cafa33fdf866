import { describe, expect, it } from 'vitest'
import { counterparts, counterpartsRemark } from '../../../src/document/evidence/counterparts.ts'
import type { Table } from '../../../src/document/block.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { someRun } from '../../builders.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = createLanguage('en')

const sweep = (tool: string, occupancy: number, itl: null | undefined) =>
  [4, 8].map((concurrency) => ({
    ...someRun({
      load: { concurrency },
      occupancy,
      latency: { ttft: { mean: 0.2 * occupancy }, ...(itl === null && { itl }) },
    }),
    tool,
  }))

const report = someReport([...sweep('vllmServe', 1, undefined), ...sweep('inferencexAgentic', 0.9, null)])

const tables = counterparts(editionOf(report, language)).flatMap(({ blocks }) =>
  blocks.filter((block): block is Table => block.kind === 'table'),
)

const texts = (table: Table | undefined) => table?.rows.map((row) => row.map(({ text }) => text)) ?? []

describe('results of several tools in the evidence', () => {
  it('say which metric compares, and of one that does not, why', () => {
    const [metrics] = tables
    const last = Object.fromEntries(texts(metrics).map((row) => [row[0], row.at(-1)]))
    expect(last).toEqual({
      TTFT: 'compares',
      TPOT: 'compares',
      ITL: 'not compared: InferenceX (agentic) has none',
      E2EL: 'compares',
    })
    expect(metrics?.notes.join()).toContain('is TPOT')
  })

  it('show values with their places, and no ITL among them', () => {
    const rows = tables[1]?.rows ?? []
    expect(rows.some((row) => row.some(({ text }) => text.includes('ITL')))).toBe(false)
    const ttft = rows.find((row) => row[1]?.text === 'p99 TTFT')
    expect(ttft?.slice(2).every(({ ref }) => ref !== undefined)).toBe(true)
  })

  it('name each condition as the same, different or not recorded', () => {
    const last = Object.fromEntries(texts(tables[2]).map((row) => [row[0], row.at(-1)]))
    expect(last).toMatchObject({ Model: 'the same', Tool: 'differs', 'Prefix cache': 'not recorded' })
  })

  it('are a sentence of the body where a metric is refused', () => {
    expect(counterpartsRemark(editionOf(report, language))).toMatchObject([
      { text: expect.stringMatching(/ITL is not compared/) as string },
    ])
    expect(counterpartsRemark(editionOf(someReport(sweep('vllmServe', 1, undefined)), language))).toEqual([])
    expect(counterparts(editionOf(someReport(sweep('vllmServe', 1, undefined)), language))).toEqual([])
  })
})
