import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { R0, R1, R2, R3, R4 } from '../../src/layouts/rules.ts'
import { exactly, failing, someLayouts, someSide, unjudged } from './some-layout.ts'
import type { LayoutSide, Rule, Spread } from '../../src/layouts/rule.ts'

const told = (rule: Rule, choices: Parameters<typeof someLayouts>[0]) => {
  const { state, reason, favours } = rule.judge(someLayouts(choices))
  return [state, reason, favours]
}

const nothing = someSide({ served: false })

describe('R0', () => {
  it('holds that a model fits where it served requests, whatever the plan states', () => {
    expect(told(R0, {})).toEqual(['silent', 'served', null])
    expect(told(R0, { minGpus: 1 })).toEqual(['silent', 'served', null])
    expect(told(R0, { minGpus: 2 })).toEqual(['silent', 'contradicted', null])
  })

  it('takes the word of the plan where nothing was served', () => {
    expect(told(R0, { base: nothing, minGpus: 2 })).toEqual(['fires', 'stated', 'larger'])
    expect(told(R0, { base: nothing })).toEqual(['open', 'nothingServed', null])
    expect(told(R0, { base: nothing, minGpus: 1 })).toEqual(['open', 'nothingServed', null])
  })

  it('never takes what was not measured for what does not fit', () => {
    const larger = someSide({ gpus: 4 })
    expect(told(R0, { base: null, larger })).toEqual(['open', 'notMeasured', null])
    expect(told(R0, { base: null, larger, minGpus: 2 })).toEqual(['open', 'notMeasured', null])
    expect(told(R0, { base: null, larger, minGpus: 4 })).toEqual(['fires', 'stated', 'larger'])
  })
})

describe('R1', () => {
  it('is silent where the smaller layout keeps the SLA', () => {
    expect(told(R1, {})).toEqual(['silent', 'held', null])
    expect(told(R1, { larger: someSide(failing()) })).toEqual(['silent', 'held', null])
  })

  it('fires where a single request misses the SLA on the smaller layout alone', () => {
    expect(told(R1, { base: someSide(failing()) })).toEqual(['fires', 'onlyLarger', 'larger'])
  })

  it('stays open where the smaller layout fails at more than one request and was not measured below', () => {
    expect(told(R1, { base: someSide(failing(8)) })).toEqual(['open', 'notBelow', null])
  })

  it('has nothing to offer where both fail', () => {
    expect(told(R1, { base: someSide(failing()), larger: someSide(failing()) })).toEqual(['silent', 'neither', null])
  })

  it('stays open without a verdict or a second layout', () => {
    expect(told(R1, { base: someSide(unjudged) })).toEqual(['open', 'notJudged', null])
    expect(told(R1, { base: someSide(failing()), larger: someSide(unjudged) })).toEqual(['open', 'notJudged', null])
    expect(told(R1, { larger: null })).toEqual(['open', 'notCompared', null])
    expect(told(R1, { base: null })).toEqual(['open', 'notCompared', null])
  })
})

const byR2 = (base: number | null, larger: number | null, more = {}) => {
  const { state, reason, favours } = R2.judge(
    someLayouts({
      base: someSide({ kvRequests: base }),
      larger: someSide({ gpus: 2, limit: 64, kvRequests: larger, ...more }),
    }),
  )
  return [state, reason, favours]
}

describe('R2', () => {
  it('fires where the smaller cache holds fewer requests than the larger layout serves, and the larger holds more', () => {
    expect(byR2(40, 100)).toEqual(['fires', 'kvBound', null])
  })

  it('is silent where the smaller cache has room, or the larger holds no more', () => {
    expect(byR2(64, 100)).toEqual(['silent', 'room', null])
    expect(byR2(40, 40)).toEqual(['silent', 'notMore', null])
  })

  it('stays open without the sizes, a verdict or a second layout', () => {
    expect(byR2(null, 100)).toEqual(['open', 'kvUnknown', null])
    expect(byR2(40, null)).toEqual(['open', 'kvUnknown', null])
    expect(byR2(40, 100, unjudged)).toEqual(['open', 'notJudged', null])
    expect(R2.judge(someLayouts({ base: null })).reason).toBe('notCompared')
  })
})

type Side = Partial<LayoutSide>

const judged = (base: Side, larger: Side, allowance = 1) =>
  R3.judge(
    someLayouts({ base: someSide(base), larger: someSide({ gpus: 2, throughput: exactly(15), ...larger }), allowance }),
  )

const reasonOf = (base: Side, larger: Side, allowance?: number) => judged(base, larger, allowance).reason

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
    expect(reasonOf(spread(7.4, 7.6), {})).toBe('overlap')
    expect(reasonOf(spread(7.6, 7.8), {})).toBe('copiesMore')
    expect(reasonOf(spread(7.2, 7.4), {})).toBe('largerMore')
    expect(reasonOf({}, spread(19, 21))).toBe('overlap')
  })

  it('does not decide what the levels between limit and fail could turn', () => {
    expect(reasonOf({}, spread(15, 15, 21))).toBe('between')
    expect(reasonOf({}, spread(15, 15, 19))).toBe('copiesMore')
    expect(reasonOf({}, spread(25, 25))).toBe('largerMore')
    expect(reasonOf(spread(10, 10, 13), spread(25, 25))).toBe('between')
  })

  it('does not decide against a limit that was not found', () => {
    expect(reasonOf({}, { open: true })).toBe('largerOpen')
    expect(reasonOf({ open: true }, {})).toBe('copiesMore')
    expect(reasonOf({ open: true }, spread(25, 25))).toBe('baseOpen')
    expect(reasonOf({}, { ...spread(25, 25), open: true })).toBe('largerMore')
  })

  it('has nothing to compare without limits, whole copies or a second layout', () => {
    expect(reasonOf(failing(), {})).toBe('noLimit')
    expect(reasonOf({}, failing())).toBe('noLimit')
    expect(reasonOf(unjudged, {})).toBe('notJudged')
    expect(reasonOf({ throughput: null }, {})).toBe('notJudged')
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

describe('R4', () => {
  it('counts what is left when one of the copies is lost', () => {
    expect(R4.judge(someLayouts({ copies: 4 }))).toEqual({
      state: 'fires',
      reason: 'spare',
      favours: null,
      values: { copies: 4, left: 3, remaining: 30 },
    })
  })

  it('is silent where no copies would keep the SLA', () => {
    expect(told(R4, { copies: null })).toEqual(['silent', 'noCopies', null])
    expect(told(R4, { base: someSide(failing()) })).toEqual(['silent', 'noCopies', null])
  })

  it('stays open without a verdict or a second layout', () => {
    expect(told(R4, { base: someSide(unjudged) })).toEqual(['open', 'notJudged', null])
    expect(told(R4, { larger: null })).toEqual(['open', 'notCompared', null])
  })
})
