import { describe, expect, it } from 'vitest'
import { isOfClass, mixLayouts } from '../../../src/analysis/mix/mix-layouts.ts'
import type { Facts } from '../../../src/model/fact.ts'
import type { Run } from '../../../src/model/run.ts'
import { factsOn } from '../../builders.ts'
import { elsewhere, stated } from '../../document/elsewhere.ts'
import { chatAndDocuments } from '../../document/mixed-reports.ts'
import { someReport } from '../../document/some-report.ts'
import { someArrivals, someSweep } from '../some-sweep.ts'

const facts = (tokens: number, more: Facts = {}): Facts => ({
  ...factsOn(1),
  inputTokens: stated(tokens),
  outputTokens: stated(tokens),
  ...more,
})

/** Lengths of the members of each layout, and of what else was measured on it. */
const layoutsOf = (...runs: readonly (readonly Run[])[]) => {
  const report = someReport(runs.flat())
  return mixLayouts(chatAndDocuments, report.series, report.runs).map(({ members, others }) =>
    [members, others].map((list) => list.map(({ workload, capacity }) => `${workload.inputTokens} ${capacity.axis}`)),
  )
}

const settings = (quantization: string) => ({ settings: { quantization } })

describe('mixLayouts', () => {
  it('puts together what was measured on one layout, and leaves out other lengths', () => {
    const found = layoutsOf(
      elsewhere(someSweep('ppf'), facts(256), 1),
      elsewhere(someSweep('pf'), facts(2048), 2),
      elsewhere(someSweep('pf'), facts(4096), 3),
    )
    expect(found).toEqual([[['256 concurrency', '2048 concurrency'], []]])
  })

  it('keeps layouts and models apart', () => {
    const found = layoutsOf(
      elsewhere(someSweep('ppf'), facts(256), 1),
      elsewhere(someSweep('pf'), facts(2048, { gpus: stated(2) }), 2),
      elsewhere(someSweep('pf'), facts(2048, { model: stated('other') }), 3),
    )
    expect(found.map(([members]) => members)).toEqual([['256 concurrency'], ['2048 concurrency'], ['2048 concurrency']])
  })

  it('does not mix settings that change what is computed', () => {
    const found = layoutsOf(
      elsewhere(someSweep('ppf'), facts(256), 1, settings('fp8')),
      elsewhere(someSweep('pf'), facts(2048), 2, settings('awq')),
    )
    expect(found).toEqual([
      [['256 concurrency'], ['2048 concurrency']],
      [['2048 concurrency'], ['256 concurrency']],
    ])
  })

  it('pairs each setting with its own where both classes were measured with both', () => {
    const found = layoutsOf(
      ...[256, 2048].flatMap((tokens, i) =>
        ['fp8', 'awq'].map((name, j) => elsewhere(someSweep('pf'), facts(tokens), 1 + 2 * i + j, settings(name))),
      ),
    )
    expect(found.map(([members]) => members)).toEqual([
      ['256 concurrency', '2048 concurrency'],
      ['256 concurrency', '2048 concurrency'],
    ])
  })

  it('lets the dataset differ, since each length has its own', () => {
    const found = layoutsOf(
      elsewhere(someSweep('ppf'), facts(256), 1, { settings: { dataset_name: 'sharegpt' } }),
      elsewhere(someSweep('pf'), facts(2048), 2, { settings: { dataset_name: 'random' } }),
    )
    expect(found).toHaveLength(1)
  })

  it('takes the closed loop of a length that was measured in both', () => {
    const open = [someArrivals('p', 1, 1), someArrivals('f', 4, 2)]
    const found = layoutsOf(
      elsewhere(open, facts(256), 1),
      elsewhere(someSweep('ppf'), facts(256), 2),
      elsewhere(someSweep('pf'), facts(2048), 3),
    )
    expect(found).toEqual([[['256 concurrency', '2048 concurrency'], ['256 requestRate']]])
  })
})

describe('isOfClass', () => {
  it('asks for both lengths', () => {
    const [series] = someReport(elsewhere(someSweep('pf'), facts(256), 1)).series
    const [chat, documents] = chatAndDocuments.classes
    expect(isOfClass(series!, chat!)).toBe(true)
    expect(isOfClass(series!, documents!)).toBe(false)
    expect(isOfClass(series!, { ...chat!, outputTokens: 255 })).toBe(false)
  })
})
