import { describe, expect, it } from 'vitest'
import { diagnosedLevels, middleRun } from '../../../src/analysis/diagnosis/diagnosed-level.ts'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const sla = someSla()

const levelsOf = (choices: readonly RunChoices[], axis: 'concurrency' | 'requestRate' = 'concurrency') => {
  const runs = choices.map((one, i) => judgeRun(someRun({ id: `r${i + 1}`, ...one }), sla, axis))
  const points = pointsOf(runs, sla, axis)
  return diagnosedLevels(runs.map((judged, i) => ({ judged, point: points[i]! })))
}

const first = (choices: RunChoices, axis?: 'requestRate') => levelsOf([choices], axis).levels[0]!.told

describe('diagnosedLevels', () => {
  it('makes the shares, the batch and the gaps of one run', () => {
    const told = first({ load: { concurrency: 32 }, latency: { ttft: { mean: 0.805 } } })
    expect(told).toMatchObject({ load: 32, latency: 4.025, perSlot: 100, occupancy: 1 })
    expect(told.ttftShare).toBeCloseTo(0.2, 12)
    expect(told.running).toBeCloseTo(25.6, 12)
    expect(told.decodeShare).toBeCloseTo(0.8, 12)
    expect(first({ latency: { ttft: null } }).decodeShare).toBeCloseTo((255 * 0.015) / 4.025, 12)
    expect(told.gapRatio).toBeCloseTo(0.03 / 0.014, 12)
    expect(told.gapPerToken).toBeCloseTo(2, 12)
  })

  it('counts growth from the usable level below, and prefill from the one where nobody waits', () => {
    const { levels, unloaded } = levelsOf([
      { load: { concurrency: 2 }, latency: { tpot: { mean: 0.01 }, e2e: { mean: 2 } }, throughput: { requests: 1 } },
      { load: { concurrency: 4 }, occupancy: 0.5, latency: { e2e: { p99: null } } },
      { load: { concurrency: 8 }, latency: { tpot: { mean: 0.02 }, e2e: { mean: 4 } }, throughput: { requests: 2 } },
    ])
    expect(unloaded).toBe(levels[0])
    expect(levels[2]?.below).toBe(levels[0])
    expect(levels[2]?.told).toMatchObject({ tpotGrowth: 0.5, throughputGrowth: 0.5 })
    expect(levels[2]?.told.prefillLoad).toBeCloseTo(2 * 0.2, 12)
    expect(levels[0]?.told).toMatchObject({ tpotGrowth: ['lowerLevel'], throughputGrowth: ['lowerLevel'] })
  })

  it('takes no level for unloaded where more than four are in flight', () => {
    const { levels, unloaded } = levelsOf([{ load: { concurrency: 5 } }, { load: { concurrency: 8 } }])
    expect(unloaded).toBeNull()
    expect(levels[1]?.told.prefillLoad).toEqual(['unloaded'])
  })

  it('reads the load of an open loop off throughput and time', () => {
    const told = first({ load: { concurrency: null, requestRate: 2 }, throughput: { requests: 2 } }, 'requestRate')
    expect(told.load).toBeCloseTo(8.05, 12)
    expect(told).toMatchObject({ occupancy: ['concurrency'], perSlot: ['concurrency'] })
  })

  it('tells no shares that are far more than the whole', () => {
    const told = first({ latency: { ttft: { mean: 2.1 } } })
    expect(told).toMatchObject({ ttftShare: ['agreement'], decodeShare: ['agreement'] })
    const nearly = first({ latency: { ttft: { mean: 1.2 } } })
    expect(nearly.ttftShare).toBeCloseTo(1.2 / 4.025, 12)
    expect(Number(nearly.decodeShare) + Number(nearly.ttftShare)).toBeCloseTo(1, 12)
  })

  it('says what is missing', () => {
    const none = first({ latency: { ttft: null, tpot: null, itl: null }, tokens: { output: null } })
    expect(none).toMatchObject({
      ttftShare: ['ttft'],
      decodeShare: ['tpot', 'outputTokens'],
      running: ['ttft'],
      gapRatio: ['itl'],
      gapPerToken: ['itl', 'tpot'],
    })
    expect(first({ latency: { itl: { mean: 0.06 } } }).gapRatio).toEqual(['tokenGaps'])
  })

  it('excuses empty slots for a rate, and for answers of different lengths', () => {
    const [plain, paced] = [{}, { load: { requestRate: 3 } }].map((one) => levelsOf([one]).levels[0]!.excused)
    expect([plain, paced]).toEqual([false, true])
    const outputTokens = Float64Array.of(10, 500, 90, 400)
    expect(levelsOf([{ samples: { outputTokens } }]).levels[0]!.excused).toBe(true)
  })
})

describe('the mean time of a level', () => {
  it.each([
    ['measured', {}, 4.025],
    ['rebuilt', { latency: { e2e: null } }, 0.2 + 255 * 0.015],
    ['little', { latency: { e2e: null, ttft: null }, throughput: { requests: 8 } }, 4],
  ] as const)('is %s where it can be', (from, choices, value) => {
    const [level] = levelsOf([choices]).levels
    expect(level!.latencyFrom).toBe(from)
    expect(level!.told.latency).toBeCloseTo(value, 12)
  })

  it('is nothing without a throughput', () => {
    const [level] = levelsOf([{ latency: { e2e: null, ttft: null }, throughput: { requests: null } }]).levels
    expect([level!.latencyFrom, level!.told.latency]).toEqual([null, ['latency']])
  })
})

describe('middleRun', () => {
  it('is the one in the middle by throughput, the lower of two', () => {
    const runs = [8, 6, 7, 9].map((requests) => judgeRun(someRun({ throughput: { requests } }), sla, 'concurrency'))
    expect(middleRun(runs)).toBe(runs[2])
    expect(middleRun(runs.slice(0, 3))).toBe(runs[2])
  })
})
