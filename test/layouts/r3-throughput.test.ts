import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { R3 } from '../../src/layouts/r3-throughput.ts'
import type { LayoutSide, Spread } from '../../src/layouts/rule.ts'
import { exactly, failing, someLayouts, someSide, unjudged } from './some-layout.ts'

type Side = Partial<LayoutSide>

const judged = (base: Side, larger: Side, allowance = 1) =>
  R3.judge(
    someLayouts({ base: someSide(base), larger: someSide({ gpus: 2, throughput: exactly(15), ...larger }), allowance }),
  )

const reason = (base: Side, larger: Side, allowance?: number) => judged(base, larger, allowance).reason

const spread = (low: number, high: number, most = high): Side => ({
  throughput: { value: (low + high) / 2, low, high, most },
})

const scaled = ({ value, low, high, most }: Spread): Spread => ({
  value: 8 * value,
  low: 8 * low,
  high: 8 * high,
  most: 8 * most,
})

describe('R3', () => {
  it('compares the copies with the larger layout, and decides for them where they have more though routing takes its part', () => {
    expect(judged({}, {})).toMatchObject({ state: 'fires', reason: 'copiesMore', favours: 'copies' })
    expect(judged({}, {}, 0.7)).toMatchObject({ state: 'open', reason: 'overlap', favours: null })
    expect(judged({}, spread(25, 25))).toMatchObject({ state: 'fires', reason: 'largerMore', favours: 'larger' })
  })

  it('does not decide inside what rounding and repeats leave open', () => {
    expect(reason(spread(7.4, 7.6), {})).toBe('overlap')
    expect(reason(spread(7.6, 7.8), {})).toBe('copiesMore')
    expect(reason(spread(7.2, 7.4), {})).toBe('largerMore')
    expect(reason({}, spread(19, 21))).toBe('overlap')
  })

  it('does not decide what the levels between limit and fail could turn', () => {
    expect(reason({}, spread(15, 15, 21))).toBe('between')
    expect(reason({}, spread(15, 15, 19))).toBe('copiesMore')
    expect(reason({}, spread(25, 25))).toBe('largerMore')
    expect(reason(spread(10, 10, 13), spread(25, 25))).toBe('between')
  })

  it('does not decide against a limit that was not found', () => {
    expect(reason({}, { open: true })).toBe('largerOpen')
    expect(reason({ open: true }, {})).toBe('copiesMore')
    expect(reason({ open: true }, spread(25, 25))).toBe('baseOpen')
    expect(reason({}, { ...spread(25, 25), open: true })).toBe('largerMore')
  })

  it('has nothing to compare without limits, whole copies or a second layout', () => {
    expect(reason(failing(), {})).toBe('noLimit')
    expect(reason({}, failing())).toBe('noLimit')
    expect(reason(unjudged, {})).toBe('notJudged')
    expect(reason({ throughput: null }, {})).toBe('notJudged')
    expect(R3.judge(someLayouts({ copies: null })).reason).toBe('notDivisible')
    expect(R3.judge(someLayouts({ alreadyCopies: true })).reason).toBe('copiesMeasured')
    expect(R3.judge(someLayouts({ larger: null })).reason).toBe('notCompared')
  })

  const anySpread: fc.Arbitrary<Spread> = fc
    .tuple(...[1, 2, 3].map(() => fc.double({ min: 0.1, max: 50, noNaN: true })))
    .map((values) => {
      const [low = 0, high = 0, most = 0] = values.toSorted((a, b) => a - b)
      return { value: (low + high) / 2, low, high, most }
    })

  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(anySpread, anySpread, fc.boolean(), fc.boolean(), (base, larger, left, right) => {
        const before = judged({ throughput: base, open: left }, { throughput: larger, open: right })
        const after = judged({ throughput: scaled(base), open: left }, { throughput: scaled(larger), open: right })
        expect([after.state, after.reason]).toEqual([before.state, before.reason])
      }),
    )
  })

  it('is never turned to copies by less that is known of the larger layout', () => {
    fc.assert(
      fc.property(anySpread, anySpread, fc.double({ min: 0, max: 20, noNaN: true }), (base, larger, more) => {
        const wider = { ...larger, most: larger.most + more }
        for (const choices of [{ throughput: wider }, { throughput: larger, open: true }])
          if (judged({ throughput: base }, choices).favours === 'copies')
            expect(judged({ throughput: base }, { throughput: larger }).favours).toBe('copies')
      }),
    )
  })
})
