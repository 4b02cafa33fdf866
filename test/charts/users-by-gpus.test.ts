import { describe, expect, it } from 'vitest'
import { promised } from '../../src/model/served.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { marksOf, sweep, textsOf } from './some-report.ts'
import { decidedReport, drawn } from './some-decision.ts'

type Spec = Parameters<typeof marksOf>[0]

const bars = (spec: Spec) =>
  marksOf(spec, 'bar').flatMap(({ data }) => data.values.map(({ gpus, users }) => [gpus, users]))
const hollow = (spec: Spec) =>
  marksOf(spec, 'point').flatMap(({ data, mark }) =>
    mark.shape === 'diamond' ? data.values.map(({ gpus, users }) => [gpus, users]) : [],
  )

describe('users by GPUs', () => {
  it('has a bar for each measured layout, and a hollow mark without a bar for a server that was not', async () => {
    const [drawing] = drawn('usersByGpus', decidedReport({ intervals: [30] }))
    expect(bars(drawing?.spec)).toEqual([
      [1, 190],
      [2, 390],
    ])
    expect(hollow(drawing?.spec)).toEqual([[4, 790]])
    const texts = await textsOf(drawing?.spec)
    for (const text of ['en mark.measuredLayout', 'en mark.estimated', '390 count', '(790 count)']) {
      expect(texts).toContain(text)
    }
    expect(drawing).toMatchObject({ finding: 'usersByGpus.best', values: { users: 390, gpus: 'en mark.gpus 2' } })
  })

  it('says where a layout answers too slowly for the interval, and gives it no bar', async () => {
    const [drawing] = drawn('usersByGpus', decidedReport({ intervals: [3] }))
    expect(bars(drawing?.spec)).toEqual([
      [1, 0],
      [2, 39],
    ])
    expect(await textsOf(drawing?.spec)).toContain('en mark.unreachable')
  })

  it('cuts the users of one server as those of all, also where more are asked about', () => {
    const report = decidedReport({ intervals: [29], demand: someDemand({ users: [1000] }) })
    const { series, users } = report.decisions[0]!
    const own = report.series.find(({ id }) => id === series)!.users.find(({ model }) => model !== 'fixed')!.users
    const [drawing] = drawn('usersByGpus', report)
    expect(users[0]!.users).toBeGreaterThanOrEqual(1000)
    expect(own).not.toBe(promised(own, 2))
    expect(drawing?.values.users).toBe(promised(own, 2))
  })

  it('shows the demand as a rule, the servers that it takes as an estimate', async () => {
    const report = decidedReport({ intervals: [30], demand: someDemand({ users: [1000] }) })
    const [drawing] = drawn('usersByGpus', report)
    const texts = await textsOf(drawing?.spec)
    expect(texts).toContain('en mark.demand en mark.askedUsers 1000 count')
    const { users } = report.decisions[0]!
    expect(drawing).toMatchObject({
      finding: 'usersByGpus.servers',
      values: { allUsers: promised(users[0]!.users, 2) },
    })
    expect(hollow(drawing?.spec)[0]?.[1]).toBe(promised(users[0]!.users, 2))
  })

  it('is of one layout where only one was measured, and nothing where none passes', () => {
    const one = decidedReport({ intervals: [30] }, sweep(1, { 16: { requests: 4 }, 32: { requests: 7 } }))
    expect(drawn('usersByGpus', one)[0]?.finding).toBe('usersByGpus.only')
    expect(drawn('usersByGpus', decidedReport({}, sweep(1, { 16: { requests: 4, ttft: 9 } })))).toEqual([])
  })
})
