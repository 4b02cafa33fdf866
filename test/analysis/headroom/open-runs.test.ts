import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, type RunChoices } from '../../builders.ts'
import { someReport } from '../../document/some-report.ts'
import { someSweep } from '../some-sweep.ts'

const closed = someSweep('pppppf')
const headroomOf = (runs: readonly SettledRun[], plan: Parameters<typeof somePlan>[0] = {}) =>
  someReport(runs, { plan }).series.find(({ capacity }) => capacity.axis === 'concurrency')!.headroom!

const alone = headroomOf(closed)
const at = (times: number, letter = 'p', more: RunChoices['load'] = {}, facts?: RunChoices['facts']): SettledRun =>
  someRun({
    ...(facts ? { facts } : {}),
    load: { concurrency: null, requestRate: times * alone.arrivalRate, ...more },
    completed: 2500,
    throughput: { requests: times * alone.arrivalRate },
    ...(letter === 'f' ? { latency: { ttft: { p99: 9 } } } : {}),
  })

describe('requests at random on the layout of a closed sweep', () => {
  it('make the planning rate a measured one, less a margin, where they keep the SLA above it', () => {
    const told = headroomOf([...closed, at(1.5)])
    expect(told).toMatchObject({ from: 'measured', cappedBy: null })
    expect(told.arrivalRate / (1.5 * alone.arrivalRate)).toBeCloseTo(0.935, 9)
  })

  it('lower it where they break the SLA', () => {
    const told = headroomOf([...closed, at(0.8, 'f')])
    expect(told.from).toBe('measured')
    expect(told.arrivalRate / (0.8 * alone.arrivalRate)).toBeCloseTo(0.93, 9)
    expect(headroomOf([...closed, at(2, 'f')]).arrivalRate).toBe(alone.arrivalRate)
  })

  it('leave it where they keep less than the sweep shows', () => {
    expect(headroomOf([...closed, at(0.5)])).toMatchObject({ from: 'law', arrivalRate: alone.arrivalRate })
  })

  it('show nothing where arrivals were smoother than asked for, or the layout is another', () => {
    expect(headroomOf([...closed, at(1.5, 'p', { burstiness: 4 })]).from).toBe('law')
    expect(headroomOf([...closed, at(1.5, 'p', {}, factsOn(2))]).from).toBe('law')
  })

  it('ask for the next rate twice, and then for no more', () => {
    const first = alone.nextRate!
    expect(first).toBeGreaterThanOrEqual(alone.arrivalRate)
    expect(headroomOf([...closed, at(1.2)]).nextRate).toBeGreaterThan(first)
    expect(headroomOf([...closed, at(1.2), at(1.4)]).nextRate).toBeNull()
  })

  it('still keep the share that somebody gave', () => {
    const plan = somePlan({ utilizations: [0.3] })
    const given = { ...plan, chosenBy: { ...plan.chosenBy, utilizations: 'flag' as const } }
    expect(headroomOf([...closed, at(1.5)], given)).toMatchObject({ from: 'measured', cappedBy: 'share' })
  })
})
