import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { gradeOf } from '../../src/analysis/findings.ts'
import { type Finding, type Grade, overallGrade } from '../../src/model/report.ts'
import { factsOn, somePlan, someRun } from '../builders.ts'
import { someSweep, onlySeries, someLoad } from './some-sweep.ts'

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

const findingWith = (choices: Partial<Finding>): Finding => ({
  id: 'V02',
  reason: 'thin',
  severity: 'warning',
  effect: 'none',
  series: 'series-1',
  run: null,
  level: null,
  accepted: false,
  values: {},
  ...choices,
})
const grade = (letters: string, ...own: readonly Finding[]) => gradeOf(onlySeries(someSweep(letters)), own)

describe('gradeOf', () => {
  it('is A without findings, or with notes only', () => {
    expect(grade('ppf')).toBe('A')
    expect(grade('ppf', findingWith({ severity: 'info' }))).toBe('A')
  })

  it('is B with a warning about the series or a level that it rests on', () => {
    expect(grade('ppf', findingWith({}))).toBe('B')
    expect(grade('ppf', findingWith({ run: 'r2' }))).toBe('B')
    expect(grade('ppf', findingWith({ level: 2 }))).toBe('B')
  })

  it('does not count what is about other levels or other series', () => {
    expect(grade('ppf', findingWith({ run: 'r3' }))).toBe('A')
    expect(grade('ppf', findingWith({ level: 4 }))).toBe('A')
    expect(grade('ppf', findingWith({ series: 'series-2' }))).toBe('A')
    expect(grade('pxpf', findingWith({ run: 'r2', severity: 'error', effect: 'noPass' }))).toBe('A')
  })

  it('is C on an error that leaves the verdict standing', () => {
    expect(grade('ppf', findingWith({ severity: 'error' }), findingWith({}))).toBe('C')
    expect(gradeOf({ ...onlySeries(someSweep('ppf')), accepted: ['V05'] }, [])).toBe('C')
  })

  it('takes an error that a fail survives for a warning', () => {
    expect(grade('f', findingWith({ severity: 'error', effect: 'noPass', run: 'r1' }))).toBe('B')
  })

  it('is D where nothing was answered, and C at best where points contradict', () => {
    expect([grade('uu'), grade('xx'), grade('fp')]).toEqual(['D', 'D', 'D'])
    expect([grade('ff'), grade('pfp'), grade('p')]).toEqual(['A', 'C', 'A'])
  })
})

const overall = (...all: Grade[]) => overallGrade(all.map((one) => ({ grade: one })))

describe('the grade of a report', () => {
  it('is the lowest of what was answered', () => {
    expect([overall('A', 'B', 'D'), overall('C', 'B'), overall('D', 'D'), overall()]).toEqual(['B', 'C', 'D', 'D'])
  })

  it('is B for a sweep that records no environment', () => {
    const { grade: all, series } = analyze(someSweep('pppf'), somePlan())
    expect([all, series[0]?.grade]).toEqual(['B', 'B'])
  })
})

describe('accepted errors', () => {
  const half = { load: { concurrency: 64 }, occupancy: 0.5, latency: { e2e: { p99: null } } }
  const runs = [someLoad('p', 32), someRun({ ...half, completed: 6400 })]

  it('leave the point out unless they are accepted', () => {
    expect(analyze(runs, somePlan()).series[0]).toMatchObject({
      accepted: [],
      capacity: { maxConcurrency: 32, excluded: [64] },
    })
  })

  it('use the point, say so, and are C at best', () => {
    const { series, findings: found, grade: all } = analyze(runs, somePlan({ accept: ['V05'] }))
    expect(series[0]).toMatchObject({ accepted: ['V05'], grade: 'C', capacity: { maxConcurrency: 64 } })
    expect(all).toBe('C')
    expect(found.filter(({ accepted }) => accepted)).toMatchObject([
      { id: 'V05', reason: 'notHeld', severity: 'error', effect: 'none' },
    ])
  })

  it('are only those that were named', () => {
    expect(analyze(runs, somePlan({ accept: ['V12'] })).series[0]).toMatchObject({
      accepted: [],
      capacity: { maxConcurrency: 32 },
    })
  })

  it('touch no answer that does not rest on them', () => {
    const failing = someLoad('f', 48)
    const { series } = analyze([...runs, failing], somePlan({ accept: ['V05'] }))
    expect(series[0]).toMatchObject({ accepted: [], capacity: { maxConcurrency: 32, firstFailing: 48 } })
  })

  it('cannot make an answer of nothing', () => {
    const nothing = someRun({ completed: 0, failed: 640 })
    const { series } = analyze([nothing], somePlan({ accept: ['V01'] }))
    expect(series[0]).toMatchObject({ accepted: [], grade: 'D', points: [{ usable: false }] })
  })
})
