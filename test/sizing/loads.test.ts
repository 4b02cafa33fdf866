import { describe, expect, it } from 'vitest'
import { loadsOf, safeLoad } from '../../src/sizing/loads.ts'
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
