import { describe, expect, it } from 'vitest'
import type { ReadingKind } from '../../src/model/size.ts'
import { closedLoads, loadsOf, readingsOf, safeLoad } from '../../src/sizing/loads.ts'
import { layoutOf, someLayout, someQuestion } from './some-question.ts'

const bursts = { burstiness: { value: 0.5, nature: 'given' }, dailyVariation: { value: 0, nature: 'assumed' } } as const
const models = (question: Parameters<typeof loadsOf>[1], reported: number | null = null) =>
  loadsOf(someLayout({ reported }), question).map(({ model }) => model)

describe('loadsOf', () => {
  it.each([
    [27.07, 128, 104.1, 22.0, 0.86],
    [1.18, 32, 21.1, 0.779, 0.69],
    [0.3, 16, 8.9, 0.167, 0.555],
  ])('%d requests/s at %d: %d in flight and %d requests/s, %d offered when turned away', (x, c, a, rate, b) => {
    const loads = loadsOf(layoutOf(x, c), someQuestion())
    const poisson = loads.find(({ model }) => model === 'poisson')
    expect(poisson?.inFlight).toBeCloseTo(a, 1)
    expect(poisson?.arrivalRate).toBeCloseTo(rate, rate > 10 ? 1 : 3)
    expect(loads.find(({ model }) => model === 'reject')?.share).toBeCloseTo(b, 2)
  })

  it('applies a planned share once, to both requests in flight and arrivals', () => {
    const [full, seventy] = loadsOf(layoutOf(10, 20), someQuestion())
    expect(full).toEqual({ model: 'full', share: 1, inFlight: 20, arrivalRate: 10 })
    expect(seventy).toEqual({ model: 'fixed', share: 0.7, inFlight: 14, arrivalRate: 7 })
  })

  it.each([
    [27.07, 128, 0.935],
    [1.18, 32, 0.669],
    [0.3, 16, 0.522],
  ])('%d requests/s at %d: %d of the limit, when 2 s of waiting are allowed', (throughput, limit, share) => {
    const loads = loadsOf(layoutOf(throughput, limit), someQuestion({ wait: 2 }))
    expect(loads.find(({ model }) => model === 'queue')?.share).toBeCloseTo(share, 3)
  })

  it('has a load for bursts and waiting only when they are asked for', () => {
    const usual = ['full', 'fixed', 'fixed', 'fixed', 'poisson', 'reject']
    expect(models(someQuestion())).toEqual(usual)
    expect(models(someQuestion({ bursts, wait: 2 }))).toEqual([...usual.slice(0, 5), 'bursty', 'queue', 'reject'])
  })

  it('repeats what a report holds to be safe only where it is not the Poisson bound', () => {
    const [, , , , poisson] = loadsOf(someLayout(), someQuestion())
    expect(models(someQuestion(), 20)).toContain('reported')
    expect(models(someQuestion(), poisson!.arrivalRate)).not.toContain('reported')
  })
})

describe('safeLoad', () => {
  it.each([
    [{}, null, 'poisson'],
    [{}, 20, 'reported'],
    [{ wait: 2 }, 20, 'queue'],
    [{ wait: 2, bursts }, 20, 'bursty'],
  ] as const)('of %j and a report of %s is %s', (more, reported, model) => {
    expect(safeLoad(loadsOf(someLayout({ reported }), someQuestion(more))).model).toBe(model)
  })
})

const users = (kind: ReadingKind, more: Parameters<typeof someQuestion>[0] = {}) => {
  const question = someQuestion(more)
  const all = readingsOf(someLayout(), loadsOf(someLayout(), question), question)
  return all.filter((reading) => reading.kind === kind).map(({ rows }) => rows.map((row) => row.users))
}

describe('readingsOf', () => {
  it('counts users by every reading of one request every 3 s', () => {
    expect(users('open')).toEqual([[81, 56, 60, 64, 66]])
    expect(users('closed')).toEqual([[209, 146, 156, 167, 185]])
    expect(users('inFlight')).toEqual([[128, 89, 96, 102]])
    expect(users('cycle')).toEqual([[81, 56, 60, 64]])
  })

  it('counts users who think, and no others, when only that is given', () => {
    const more = { intervals: [], thinkTimes: [30, 60] }
    expect(users('closed', more).map((row) => row.at(-1))).toEqual([776, 1436])
    expect(users('open', more)).toEqual([])
  })

  it('counts users as the report does, and by the law where it counts none', () => {
    const layout = someLayout({ reported: 30, waits: [{ thinkTime: 3, latency: 2 }] })
    const question = someQuestion({ thinkTimes: [30] })
    const closed = readingsOf(layout, loadsOf(layout, question), question).filter(({ kind }) => kind === 'closed')
    expect(closed.map(({ rows }) => rows.slice(-2).map(({ model, users: n }) => [model, n]))).toEqual([
      [
        ['fixed', 167],
        ['reported', 150],
      ],
      [
        ['fixed', 752],
        ['binomial', 776],
      ],
    ])
  })

  it('knows that no answer fits into a cycle shorter than itself', () => {
    const question = someQuestion({ intervals: [3.9, 4, 5] })
    const all = readingsOf(layoutOf(10, 40), loadsOf(layoutOf(10, 40), question), question)
    const cycles = all.filter(({ kind }) => kind === 'cycle')
    expect(cycles.map(({ possible }) => possible)).toEqual([false, true, true])
  })
})

describe('closedLoads', () => {
  it('is null when any overflow is accepted', () => {
    expect(closedLoads(someLayout(), 3, 1)).toBeNull()
  })
})
