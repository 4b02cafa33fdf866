import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { factsOn, somePlan, someRun } from '../builders.ts'
import { someSweep } from './some-sweep.ts'

const oneFailed = someRun({ load: { concurrency: 4 }, completed: 999, failed: 1 })
const { findings } = analyze([oneFailed, ...someSweep('xp')], somePlan())
const about = (audit: string) => findings.filter((one) => one.id === audit).map(({ run }) => run)

describe('findingsOf', () => {
  it('puts the gravest first, then goes by series and run', () => {
    const order = { error: 0, warning: 1, info: 2 }
    const weights = findings.map(({ severity }) => order[severity])
    expect(weights).toEqual(weights.toSorted((a, b) => a - b))
    expect(findings[0]).toMatchObject({ id: 'V05', reason: 'notHeld', run: 'r2', series: 'series-1' })
  })

  it('names the run of a finding about a run, and none of one about the sweep', () => {
    expect(about('V01')).toEqual(['r1'])
    expect(about('V19')).toEqual([null, null])
  })

  it('looks at usable levels only when it looks at the sweep', () => {
    const few = findings.find(({ reason }) => reason === 'fewLevels')
    expect(few?.values).toEqual({ levels: 2 })
    expect(analyze(someSweep('pppx'), somePlan()).findings.map(({ reason }) => reason)).toContain('fewLevels')
    expect(analyze(someSweep('pppp'), somePlan()).findings.map(({ reason }) => reason)).not.toContain('fewLevels')
  })

  it('keeps the series of each finding apart', () => {
    const runs = [someRun(), someRun({ facts: factsOn(2), occupancy: 0.5 })]
    const found = analyze(runs, somePlan()).findings.filter(({ id }) => id === 'V05')
    expect(new Set(found.map(({ series }) => series))).toEqual(new Set(['series-2']))
  })
})
