import { describe, expect, it } from 'vitest'
import type { ReadingKind } from '../../src/model/size.ts'
import { loadsOf, readingsOf } from '../../src/sizing/loads.ts'
import { layoutOf, someLayout, someQuestion } from './some-question.ts'

const bursts = { burstiness: 0.5, dailyVariation: 0 }
const models = (question: Parameters<typeof loadsOf>[1]) => loadsOf(someLayout(), question).map(({ model }) => model)

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
    const usual = ['full', 'fixed', 'fixed', 'fixed', 'poisson', 'reject', 'planned']
    expect(models(someQuestion())).toEqual(usual)
    expect(models(someQuestion({ bursts, wait: 2 }))).toEqual([
      ...usual.slice(0, 5),
      'bursty',
      'queue',
      'reject',
      'planned',
    ])
  })

  it('tells what is planned with as a share of the limit, in flight and in arrivals', () => {
    const planned = { model: 'reported', arrivalRate: 20 } as const
    expect(loadsOf(layoutOf(40, 100, 1, { planned }), someQuestion()).at(-1)).toEqual({
      model: 'reported',
      share: 0.5,
      inFlight: 50,
      arrivalRate: 20,
    })
  })

  it('derives nothing from a limit that was measured in arrivals', () => {
    const offered = layoutOf(2, 8, 1, { concurrency: null, planned: { model: 'reported', arrivalRate: 1.8 } })
    const loads = loadsOf(offered, someQuestion({ bursts, wait: 2 }))
    expect(loads.map(({ model }) => model)).toEqual(['full', 'fixed', 'fixed', 'fixed', 'reported'])
    expect(loads.map(({ inFlight }) => inFlight)).toEqual([null, null, null, null, null])
  })
})

const users = (kind: ReadingKind, more: Parameters<typeof someQuestion>[0] = {}) => {
  const question = someQuestion(more)
  const all = readingsOf(someLayout(), loadsOf(someLayout(), question), question)
  return all.filter((reading) => reading.kind === kind).map(({ rows }) => rows.map((row) => row.users))
}

const kinds = (more: Parameters<typeof someLayout>[0]) => {
  const layout = someLayout({ concurrency: null, ...more })
  return readingsOf(layout, loadsOf(layout, someQuestion()), someQuestion()).map(({ kind }) => kind)
}

describe('readingsOf', () => {
  it('counts users by every reading of one request every 3 s', () => {
    expect(users('open')).toEqual([[81, 56, 60, 64, 66, 56]])
    expect(users('closed')).toEqual([[209, 146, 156, 167, 144]])
    expect(users('inFlight')).toEqual([[128, 89, 96, 102]])
    expect(users('cycle')).toEqual([[81, 56, 60, 64]])
  })

  it('counts users who think, and no others, when only that is given', () => {
    const more = { intervals: [], thinkTimes: [30, 60] }
    expect(users('closed', more).map((row) => row.at(-1))).toEqual([649, 1210])
    expect(users('open', more)).toEqual([])
  })

  it('counts users who wait as the report does, and with the shortest time that it knows where it counts none', () => {
    const layout = someLayout({
      planned: { model: 'reported', arrivalRate: 30 },
      waits: [{ thinkTime: 3, share: null, latency: 2 }],
    })
    const question = someQuestion({ thinkTimes: [30] })
    const closed = readingsOf(layout, loadsOf(layout, question), question).filter(({ kind }) => kind === 'closed')
    expect(closed.map(({ rows }) => rows.slice(-2).map(({ model, users: n }) => [model, n]))).toEqual([
      [
        ['fixed', 108],
        ['reported', 150],
      ],
      [
        ['fixed', 692],
        ['reported', 960],
      ],
    ])
  })

  it('counts nobody in flight of a limit in arrivals, and nobody who waits where answers take an unknown time', () => {
    expect(kinds({})).toEqual(['open', 'closed', 'cycle'])
    expect(kinds({ latency: null })).toEqual(['open'])
    expect(kinds({ latency: null, waits: [{ thinkTime: 3, share: null, latency: 2 }] })).toEqual(['open', 'closed'])
  })

  it('knows that no answer fits into a cycle shorter than itself', () => {
    const question = someQuestion({ intervals: [3.9, 4, 5] })
    const all = readingsOf(layoutOf(10, 40), loadsOf(layoutOf(10, 40), question), question)
    const cycles = all.filter(({ kind }) => kind === 'cycle')
    expect(cycles.map(({ possible }) => possible)).toEqual([false, true, true])
  })
})
