import { describe, expect, it } from 'vitest'
import { measuredLayouts, typedLayouts } from '../../src/sizing/layouts.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from '../document/some-report.ts'
import { someQuestion } from './some-question.ts'

const [series] = someReport(someSweep('ppf')).series

describe('measuredLayouts', () => {
  it('takes the limit of a series, and what its report holds to be safe at the same overflow', () => {
    const at = (overflow: number) => measuredLayouts([series!], overflow).layouts[0]
    expect(at(0.01)).toMatchObject({
      id: series!.id,
      concurrency: { value: series!.capacity.maxConcurrency, nature: 'measured' },
      throughput: { value: series!.capacity.throughput, nature: 'measured' },
      judged: true,
      reported: series!.headroom?.arrivalRate,
    })
    expect(at(0.05)?.reported).toBeNull()
  })

  it('takes the users who wait as the report counts them, at the same overflow', () => {
    const [replayed] = someReport(replayableSweep(), { plan: { thinkTimes: [4, 30] } }).series
    const at = (overflow: number) => measuredLayouts([replayed!], overflow).layouts[0]?.reportedUsers
    const counted = replayed!.users.filter(({ basis, model }) => basis === 'closed' && model === 'poisson')
    expect(counted.map(({ thinkTime }) => thinkTime)).toEqual([3, 4, 30])
    expect(at(0.01)).toEqual(counted.map(({ thinkTime, users }) => ({ thinkTime, users })))
    expect(at(0.05)).toEqual([])
  })

  it('leaves out what has no limit, and says why', () => {
    const openLoop = { ...series!, capacity: { ...series!.capacity, axis: 'requestRate' as const } }
    const { layouts, left } = measuredLayouts([openLoop, { ...series!, basis: null }], 0.01)
    expect(layouts).toEqual([])
    expect(left.map(({ reason }) => reason)).toEqual(['openLoop', 'noPass'])
  })
})

describe('typedLayouts', () => {
  it('takes typed numbers as given and nothing as judged', () => {
    const typed = [{ throughput: 27.07, concurrency: 128, gpus: { value: 1, nature: 'assumed' as const } }]
    expect(typedLayouts(someQuestion({ typed }))).toEqual([
      {
        id: 'typed-1',
        name: null,
        workload: null,
        gpus: { value: 1, nature: 'assumed' },
        concurrency: { value: 128, nature: 'given' },
        throughput: { value: 27.07, nature: 'given' },
        judged: false,
        reported: null,
        reportedUsers: [],
      },
    ])
  })
})
