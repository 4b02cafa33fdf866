import { describe, expect, it } from 'vitest'
import { listed, standingCounts } from '../../src/chart-parts/caption.ts'
import { drawnSeries } from '../../src/chart-parts/drawn-series.ts'
import { firstWorkload, someReport, sweep, words } from '../charts/some-report.ts'

const report = someReport([1, 2, 3, 4, 5].flatMap((gpus) => sweep(gpus, { 8: { requests: gpus } })))
const five = drawnSeries(report, firstWorkload(report), words('en'))

describe('listed', () => {
  it('names four series and their values', () => {
    expect(listed(five.slice(0, 2), ({ series }) => (series.layout.gpus ?? 0) * 1024)).toBe(
      '1 1x RTX 5090: 1,024; 2 2x RTX 5090 TP2: 2,048',
    )
    expect(listed(five, () => 8)).toMatch(/: 8; …$/)
    expect(listed(five, () => 8).split('; ')).toHaveLength(5)
  })

  it('shows a missing value as a dash, and nothing but a dash if all are missing', () => {
    expect(listed(five.slice(0, 2), ({ id }) => (id === 'series-1' ? 8 : null))).toMatch(/: 8; .*: —$/)
    expect(listed(five, () => null)).toBe('—')
  })
})

describe('standingCounts', () => {
  it('counts passes and fails together, however sure, and the undecided apart', () => {
    expect(standingCounts(['pass', 'confirmedFail', 'confirmedPass', 'undecided', 'fail'])).toEqual({
      levels: 5,
      passing: 2,
      undecided: 1,
      failing: 2,
      unjudged: 0,
    })
  })
})
