import { describe, expect, it } from 'vitest'
import { readSweeps, sweepsOf } from '../../validation/real-sweeps.ts'
import { someSla } from '../builders.ts'
import { queueSla, queueSweep } from '../analysis/queue-sweep.ts'
import { someReport } from '../document/some-report.ts'

const report = someReport(queueSweep(), { plan: { sla: someSla(queueSla) } })

describe('a sweep of which levels can be left out', () => {
  it('has throughput, TPOT, TTFT with and without a queue, and the judged statistics', () => {
    const [sweep, ...others] = sweepsOf(report)
    expect(others).toEqual([])
    expect(sweep?.throughput).toHaveLength(7)
    expect(sweep?.tpot).toHaveLength(7)
    expect(sweep?.ttft.map(({ x }) => x)).toEqual([8, 16, 32, 64])
    expect(sweep?.queued.map(({ x }) => x)).toEqual([128, 192, 256])
    expect(sweep?.judged).toEqual([expect.arrayContaining([{ x: 8, y: expect.any(Number) }])])
  })

  it('needs five levels', () => {
    const short = someReport(queueSweep([8, 16, 32, 64]), { plan: { sla: someSla(queueSla) } })
    expect(sweepsOf(short)).toEqual([])
  })

  it('is none where the folder is not there', async () => {
    expect(await readSweeps('no/such/folder')).toBeNull()
  })
})
