import { describe, expect, it } from 'vitest'
import { interpolationOf } from '../../../src/analysis/interpolation/interpolate.ts'
import type { Interpolation } from '../../../src/model/report.ts'
import { bareSeries, type Bare } from '../bare-series.ts'
import { queueSla, queueSweep } from '../queue-sweep.ts'

const interpolationAt = ({ series, runs }: Bare): Interpolation =>
  interpolationOf(series[0]!, new Map(runs.map((run) => [run.id, run])))

const told = (sla: string, levels?: readonly number[]): Interpolation =>
  interpolationAt(bareSeries(queueSweep(levels), sla))

describe('mean TTFT between two levels', () => {
  it('is the wait for a slot where both queue', () => {
    const { at, ttft, throughput } = told(queueSla)
    expect(at).toBeGreaterThan(192)
    expect(ttft).toMatchObject({ method: 'queue', reason: null })
    expect(ttft!.value! / (0.1 + at! / 1000 + (at! - 100) / 10)).toBeCloseTo(1, 0)
    expect(ttft!.error).toBe(Math.max(0.13, ttft!.holdOut!.mean, throughput!.error!))
    expect(ttft!.holdOut!.count).toBe(3)
  })

  it('is none across the onset of the queue', () => {
    expect(told('ttft.p99<=2s').ttft).toMatchObject({ value: null, reason: 'regimes' })
  })

  it('is none where only one level queues: nothing shows the slots', () => {
    expect(told('ttft.p99<=2s', [8, 16, 32, 64, 128]).ttft).toMatchObject({ value: null, reason: 'regimes' })
  })

  it('is none where the cubic fails at a single level of the sweep', () => {
    const [first, ...rest] = queueSweep([4, 8, 16, 32, 48, 64])
    const late = rest.map((run) =>
      run.load.concurrency === 16
        ? { ...run, latency: { ...run.latency, ttft: { ...run.latency.ttft!, mean: 0.2 } } }
        : run,
    )
    const { ttft } = interpolationAt(bareSeries([first!, ...late], 'ttft.p99<=170ms'))
    expect(ttft).toMatchObject({ value: null, reason: 'ownError' })
  })

  it('lies on the cubic where no level queues', () => {
    expect(told('ttft.p99<=170ms', [4, 8, 16, 32, 48, 64]).ttft).toMatchObject({
      method: 'pchip',
      error: 0.15,
      reason: null,
    })
  })
})
