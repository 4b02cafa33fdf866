import { describe, expect, it } from 'vitest'
import { promisedUsers } from '../../src/model/served.ts'
import { somePlan } from '../builders.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { marksOf, sharedOf, sweep, textsOf } from './some-report.ts'
import { decidedReport, drawn } from './some-decision.ts'

const draw = (intervals: readonly number[]) => {
  const report = decidedReport({ intervals: [...intervals] })
  return { report, drawing: drawn('usersOverInterval', report)[0]! }
}

describe('users over the interval', () => {
  it('is the planning rate times the interval, from where an answer has come', () => {
    const { report, drawing } = draw([3, 30])
    const rate = report.decisions[0]!.planningRate!.value
    const [line] = marksOf(drawing.spec, 'line')
    const first = line!.data.values[0]!
    expect(first.x).toBe(drawing.values.answer)
    for (const { x, y } of line!.data.values) expect(Number(y)).toBeCloseTo(rate * Number(x), 9)
  })

  it('is what servers as one pool take together, where they are counted as one', () => {
    const report = decidedReport({ intervals: [30], demand: someDemand({ users: [1000] }), balancer: 'pooled' })
    const [option] = report.sizing[0]!.options
    const [line] = marksOf(drawn('usersOverInterval', report)[0]!.spec, 'line')
    expect(option!.replicas).toBeGreaterThan(1)
    for (const { x, y } of line!.data.values) expect(Number(y)).toBeCloseTo(option!.pool!.rate! * Number(x), 9)
  })

  it('has never fewer users than are asked about and carried, as the tables and the users by GPUs', async () => {
    const report = decidedReport({ intervals: [30], demand: someDemand({ users: [397] }) })
    const [decision] = report.decisions
    expect(decision!.users[0]!.users).toBeGreaterThanOrEqual(397)
    expect(promisedUsers(report, decision!, decision!.users[0]!)).toBe(397)
    expect(await textsOf(drawn('usersOverInterval', report)[0]!.spec)).toContain('30 seconds: 397 count')
    expect(drawn('usersByGpus', report)[0]!.values.users).toBe(397)
  })

  it('has planned shares of the limit that were given as a band, and no others', () => {
    const intervals = [3, 30]
    const chosenBy = { ...somePlan().chosenBy, intervals: 'plan', utilizations: 'plan' } as const
    const [drawing] = drawn('usersOverInterval', decidedReport({ intervals, utilizations: [0.7, 0.8], chosenBy }))
    expect(marksOf(draw(intervals).drawing.spec, 'area')).toEqual([])
    const { x, y, y2 } = marksOf(drawing!.spec, 'area')[0]!.data.values.at(-1)!
    expect([Number(y) / Number(x), Number(y2) / Number(x)].map((rate) => rate.toFixed(6))).toEqual([
      '16.800000',
      '14.700000',
    ])
  })

  it('marks the intervals that were asked about with their users', async () => {
    const { drawing } = draw([3, 30])
    const texts = await textsOf(drawing.spec)
    expect(texts).toContain('30 seconds: 390 count')
    expect(texts).toContain('3 seconds: 39 count')
    expect(drawing).toMatchObject({ finding: 'usersOverInterval.all', values: { lost: '—' } })
  })

  it('shades the intervals that are shorter than an answer, and says so', async () => {
    const { drawing } = draw([1, 30])
    const [{ to } = { to: 0 }] = marksOf(drawing.spec, 'rect')[0]!.data.values
    expect(to).toBe(drawing.values.answer)
    const [shade, slip] = marksOf(drawing.spec, 'rect')
    expect([slip?.mark.fill, slip?.encoding.y?.value]).toEqual([expect.anything(), 10])
    expect(shade?.mark.fill).toBe('#e2e2e2')
    expect(await textsOf(drawing.spec)).toContain(`en mark.tooShort ${drawing.values.answer} latency`)
    expect(drawing).toMatchObject({ finding: 'usersOverInterval.some', values: { lost: '1 seconds' } })
    expect(draw([1]).drawing.finding).toBe('usersOverInterval.none')
  })

  it('is logarithmic where the intervals span much, with as many numbers as have room', async () => {
    const { drawing } = draw([3, 600])
    expect(sharedOf(drawing.spec, 'x').scale.type).toBe('log')
    const many = draw(Array.from({ length: 60 }, (_, i) => 10 + i)).drawing
    expect(marksOf(many.spec, 'point')[0]!.data.values).toHaveLength(60)
    expect((await textsOf(many.spec)).filter((text) => text.includes('count')).length).toBeLessThan(8)
    expect(many.values.users).toMatch(/^10 seconds: .*, …$/)
  })

  it('is not drawn without users who send on schedule', () => {
    expect(drawn('usersOverInterval', decidedReport({ intervals: [], thinkTimes: [3] }))).toEqual([])
    expect(drawn('usersOverInterval', decidedReport({}, sweep(1, { 16: { requests: 4, ttft: 9 } })))).toEqual([])
  })
})
