import { assert, double, integer, property } from '../property.ts'
import { describe, expect, it } from 'vitest'
import type { SizedLayout, SizeQuestion } from '../../src/model/size.ts'
import { demandsOf } from '../../src/sizing/demand.ts'
import { loadsOf } from '../../src/sizing/loads.ts'
import { sizeDemand } from '../../src/sizing/options.ts'
import { sizeOf } from '../../src/sizing/size.ts'
import { layoutOf, someQuestion } from './some-question.ts'

/** The options of the first demand on such servers, as typed. */
const optionsOf = (more: Partial<SizeQuestion>, ...layouts: readonly SizedLayout[]) => {
  const typed = layouts.map(({ throughput, concurrency, gpus, lengths }) => ({
    throughput: throughput.value,
    concurrency: concurrency!.value,
    gpus: gpus!,
    outputTokens: lengths.outputTokens?.value ?? null,
    tokenThroughput: null,
  }))
  return sizeOf(someQuestion({ ...more, typed }), [], '0').demands[0]?.options ?? []
}

const price = (gpus: number, amount: number, name: string | null = null) => ({
  name,
  gpus,
  amount,
  monthly: false,
  unit: null,
  note: null,
})
const byHand = (...shares: readonly number[]) => shares.map((value) => ({ value, nature: 'given' }) as const)

/** The first demand on one layout that no flags can type. */
const optionOn = (layout: SizedLayout, more: Partial<SizeQuestion>) => {
  const question = someQuestion({ intervals: [], ...more })
  const size = { ...layout, loads: loadsOf(layout, question), readings: [] }
  return sizeDemand(demandsOf(question)[0]!, [size], question).options[0]
}

/** Copies of the course's chat server, without an interval. */
const copiesFor = (more: Partial<SizeQuestion>) =>
  optionsOf({ intervals: [], ...more }, layoutOf(27.07, 128))[0]?.copies

/** Copies for users who think for 3 s where the report's replay gives one copy so many. */
const copiesReplayed = (users: number, replayed: number) =>
  optionOn(
    layoutOf(27.07, 128, 1, {
      planned: { model: 'reported', arrivalRate: replayed / 5 },
      waits: [{ thinkTime: 3, share: null, latency: 2 }],
    }),
    { users: [users], thinkTimes: [3] },
  )?.copies

/** GPUs for users by every reading of one request every 3 s. */
const gpusFor = (users: number, throughput: number, concurrency: number): readonly number[] => {
  const gpus = { value: 1, nature: 'given' as const }
  const typed = [{ throughput, concurrency, gpus, outputTokens: null, tokenThroughput: null }]
  const { demands } = sizeOf(someQuestion({ users: [users], typed }), [], '0')
  return demands.map(({ options }) => options[0]?.gpus ?? Infinity)
}

describe('sizeDemand', () => {
  it('needs as many copies as the derived load asks for, and no example share', () => {
    const [option] = optionsOf(
      { arrivals: [18.6], shares: [0.6, 0.7].map((value) => ({ value, nature: 'assumed' })) },
      layoutOf(27.07, 128),
    )
    expect(option?.rules.map(({ copies }) => copies)).toEqual([2, 1, 1])
    expect(option).toMatchObject({ copies: 1, spare: 0, gpus: 1, status: 'safe', cost: null })
  })

  it('takes users for sending as fast as the report answers them at its planning rate, not as at the limit', () => {
    const layout = layoutOf(2, 32, 1, {
      planned: { model: 'reported', arrivalRate: 1 },
      waits: [{ thinkTime: 60, share: null, latency: 10 }],
    })
    const option = optionOn(layout, { users: [140], thinkTimes: [60] })
    expect(option).toMatchObject({ arrivalRate: 2, utilization: 1, inFlight: 20 })
    expect(optionOn(layoutOf(2, 32), { users: [152], thinkTimes: [60] })?.arrivalRate).toBe(2)
  })

  it('needs what a share asks for that somebody gave', () => {
    const [option] = optionsOf({ arrivals: [18.6], shares: byHand(0.65) }, layoutOf(27.07, 128))
    expect(option).toMatchObject({ copies: 2, status: 'tight' })
  })

  it('needs one copy for exactly what one copy may take', () => {
    const [option] = optionsOf({ arrivals: [27.07 * 0.5], shares: byHand(0.5) }, layoutOf(27.07, 128))
    expect(option?.copies).toBe(1)
  })

  it('adds a spare copy to copies, GPUs and cost', () => {
    const [option] = optionsOf({ arrivals: [37], spare: true, prices: [price(2, 7)] }, layoutOf(27.07, 128, 2))
    expect(option).toMatchObject({ copies: 2, spare: 1, gpus: 6, cost: 21, status: 'overload' })
  })

  it('puts the cheapest first if every price is known, or else the fewest GPUs', () => {
    const layouts = [layoutOf(10, 128, 2), layoutOf(10, 128, 1)]
    const gpus = (prices: SizeQuestion['prices']) =>
      optionsOf({ arrivals: [5], prices }, ...layouts).map((option) => option.gpus)
    expect(gpus([price(1, 9), price(2, 3)])).toEqual([2, 1])
    expect(gpus([price(2, 3)])).toEqual([1, 2])
  })

  it('counts users who think by the rate that they ask for, as the report does', () => {
    expect([144, 145, 289, 290].map((users) => copiesFor({ users: [users], thinkTimes: [3] }))).toEqual([1, 2, 2, 3])
  })

  it('needs as many copies as the report has for users who think, where it replayed them', () => {
    expect([150, 151, 301].map((users) => copiesReplayed(users, 150))).toEqual([1, 2, 3])
    expect(copiesReplayed(190, 1000)).toBe(1)
  })

  it('leaves out who cannot answer within the time between requests', () => {
    const layout = layoutOf(27.07, 128, 1, { scheduledTime: 4 })
    const copies = [3, 30].map((seconds) => optionOn(layout, { users: [100], intervals: [seconds] })?.copies)
    expect(copies).toEqual([undefined, 1])
  })

  it('matches a price by a part of the name and the GPUs at once', () => {
    const layout = layoutOf(10, 128, 2, { name: '2x RTX 5090 TP2 · 256/256' })
    const amountOf = (...prices: SizeQuestion['prices']) => optionOn(layout, { arrivals: [5], prices })?.price?.amount
    expect(amountOf(price(1, 3, 'rtx 5090'), price(2, 4, 'H100'), price(2, 5, 'rtx 5090'))).toBe(5)
    expect(amountOf(price(1, 3, 'rtx 5090'))).toBeUndefined()
  })

  it('counts copies behind a balancer by the fewest in flight as one pool, and says how many it takes at random', () => {
    const pooled = { balancer: { value: 'pooled', nature: 'given' } } as const
    const asked = (rate: number, more: Partial<SizeQuestion> = {}) =>
      optionsOf({ ...pooled, arrivals: [rate], ...more }, layoutOf(27.07, 128))[0]
    expect(asked(37.8)).toMatchObject({ copies: 2, pool: { atRandom: 3, unproven: null } })
    expect(asked(37.8)?.rules.at(-1)).toMatchObject({ model: 'planned', copies: 2, atRandom: 3 })
    expect(asked(38)).toMatchObject({ copies: 3, pool: { atRandom: 3 } })
    expect(asked(37.8, { shares: byHand(0.69) })).toMatchObject({ copies: 3, pool: { atRandom: 3 } })
    const bursts = { burstiness: 0.5, dailyVariation: 0 }
    expect(asked(37.8, { bursts })).toMatchObject({ copies: 3, pool: { atRandom: 3, unproven: 'bursts' } })
    const counts = [289, 290, 292, 293]
    expect(counts.map((users) => copiesFor({ ...pooled, users: [users], thinkTimes: [3] }))).toEqual([2, 2, 2, 3])
    expect(counts.map((users) => copiesFor({ users: [users], thinkTimes: [3] }))).toEqual([2, 3, 3, 3])
  })

  it('counts users in flight against the limit itself', () => {
    expect([128, 129, 257].map((users) => copiesFor({ users: [users] }))).toEqual([1, 2, 3])
  })

  it('never needs fewer GPUs for more users', () => {
    assert(
      property(
        integer({ min: 1, max: 3000 }),
        integer({ min: 0, max: 500 }),
        double({ min: 0.1, max: 50, noNaN: true }),
        integer({ min: 1, max: 128 }),
        (users, more, x, c) => {
          const [few, many] = [gpusFor(users, x, c), gpusFor(users + more, x, c)]
          expect(few).toHaveLength(3)
          for (const [i, gpus] of many.entries()) expect(gpus).toBeGreaterThanOrEqual(few[i]!)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('puts layouts that were judged before those that are assumed to keep the SLA, or that served other lengths', () => {
  const question = someQuestion({ arrivals: [5] })
  const sized = (layout: SizedLayout) => ({ ...layout, loads: loadsOf(layout, question), readings: [] })
  const large = layoutOf(27, 128, 2, { judged: true })
  for (const doubted of [{ judged: false }, { judged: true, served: { inputTokens: 256, outputTokens: 9 } }]) {
    const small = layoutOf(27, 128, 1, doubted)
    const { options } = sizeDemand(demandsOf(question)[0]!, [sized(small), sized(large)], question)
    expect(options.map(({ layout }) => layout)).toEqual([large.id, small.id])
  }
})
