import { describe, expect, it } from 'vitest'
import { nextLines } from '../../src/commands/next.ts'
import { measurements } from '../../src/document/body/measurements.ts'
import { nextName } from '../../src/document/decision-text.ts'
import { editionOf } from '../../src/document/edition.ts'
import type { Report } from '../../src/model/report.ts'
import { shownRate } from '../../src/analysis/headroom/kept-rate.ts'
import { LADDER_MARGIN } from '../../src/replay/open-runs.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { somePlan } from '../builders.ts'
import { chatAndDocuments, mixedWith } from '../document/mixed-reports.ts'
import { recordsOf, tablesOf } from '../document/read-document.ts'
import { spelt } from '../i18n/marked.ts'

const asked = mixedWith({ demand: someDemand({ arrivalRates: [3, 9] }) })

const asPlanned = somePlan({ arrivals: asked.plan.arrivals })

const mixRuns = (report: Report) => nextOf(report, null).runs.filter(({ gains }) => gains[0]!.kind === 'mix')

const madeBy = (tool: string, report: Report = asked): Report => ({
  ...report,
  series: report.series.map((one) => ({ ...one, tool: tool as typeof one.tool })),
})

describe('the test of a mix', () => {
  it('sends it once at a rate that shows the one that each recommended layout is planned with, and is what its answers ask for', () => {
    const decisions = asked.decisions.filter(({ planningRate }) => planningRate?.from === 'mix')
    const runs = mixRuns(asked)
    expect(decisions.length).toBeGreaterThan(1)
    expect(runs.map(({ series }) => series)).toEqual([...new Set(decisions.map(({ series }) => series))])
    for (const { series, load, requests, seconds, warmups } of runs) {
      const layout = asked.mixes[0]!.layouts.find((one) => one.series === series)!
      const rate = Number(load.requestRate)
      const shown = shownRate(rate, LADDER_MARGIN, asPlanned).value / layout.headroom!.arrivalRate
      expect(shown).toBeGreaterThanOrEqual(1 - 1e-12)
      expect(shown).toBeLessThan(1.001)
      expect(seconds).toBeCloseTo((requests + warmups) / rate, 9)
      expect(warmups).toBe(3 * Math.ceil(layout.limit!.concurrency))
      const own = decisions.filter((one) => one.series === series)
      expect(nextName(editionOf(asked, spelt('en')), own[0]!)).toContain('decision.next.mix')
      expect(own.map(({ next }) => next)).toEqual(own.map(() => ({ series, gain: 'mix', level: null, rate, seconds })))
    }
  })

  it('is among the tests of planning rates, the cheapest first', () => {
    const all = nextOf(asked, null).runs.filter(({ gains }) => 'rate' in gains[0]!)
    const times = all.map(({ seconds }) => seconds!)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(all.map(({ gains }) => gains[0]!.kind))).toEqual(new Set(['mix', 'openLoop']))
  })

  it('is not asked for without a mix', () => {
    expect(mixRuns(mixedWith({ mixes: [] }))).toEqual([])
  })

  it.each([
    ['vllmServe', /burstgpt .*MIX_CSV: .*80% of rows 0,GPT-4,256,256; 20% of rows 0,GPT-4,2048,2048/],
    ['aiperf', /--sequence-distribution '256,256:80;2048,2048:20'/],
    ['sglang', /custom .*MIX_JSONL: .*80% of lines 256 and 256 tokens/],
  ])('is a command of %s', (tool, command) => {
    const [run] = mixRuns(madeBy(tool))
    expect(run!.commands).toHaveLength(1)
    expect(run!.commands[0]!.line).toMatch(command)
    expect(run!.commands[0]!.line).not.toContain('input_len')
  })

  it('has percentages that add up to 100', () => {
    const [chat, documents] = chatAndDocuments.classes.map((one) => ({ ...one, weight: 1 }))
    const mixes = [{ ...chatAndDocuments, classes: [chat!, chat!, documents!] }]
    const [run] = mixRuns(madeBy('aiperf', mixedWith({ mixes })))
    const shares = [...run!.commands[0]!.line.matchAll(/:([\d.]+)(?=[;'])/g)].map(([, share]) => Number(share))
    expect(shares).toHaveLength(3)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6)
  })

  it('is told in words where the tool cannot send it', () => {
    const report = madeBy('guidellm')
    expect(mixRuns(report).map(({ commands }) => commands)).toEqual([[]])
    const lines = nextLines(nextOf(report, null), editionOf(report, spelt('en'))).join('\n')
    expect(lines).toContain('next.mix.none (tool: GuideLLM)')
  })

  it('stands by its name among the further measurements', () => {
    const [section] = measurements(editionOf(asked, spelt('en')))
    const rows = tablesOf(section!).flatMap(recordsOf)
    const own = rows.filter((row) => row['body.column.purpose'] === 'body.gain.mix')
    expect(own).toHaveLength(1)
    expect(own[0]!['column.layout']).toContain('office')
  })
})
