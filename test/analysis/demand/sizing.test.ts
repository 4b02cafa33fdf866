import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { Plan } from '../../../src/model/plan.ts'
import { reportSchema } from '../../../src/model/report.ts'
import { factsOn, somePlan, someRun } from '../../builders.ts'
import { someCost, someDemand, somePrice } from '../some-demand.ts'
import { someSweep } from '../some-sweep.ts'

const on = (gpus: number, letters: string, faster = 1) =>
  someSweep(letters).map((run) => {
    const requests = (run.throughput.requests ?? 0) * faster
    return someRun({
      ...run,
      facts: factsOn(gpus),
      stated: factsOn(gpus),
      path: `bench/${gpus}.json`,
      throughput: { requests, outputTokens: 256 * requests },
      latency: { ttft: run.latency.ttft, itl: run.latency.itl, e2e: { mean: 4.025 / faster, p99: 4.4 } },
      duration: (run.completed ?? 0) / requests,
      samples: {},
    })
  })

const runs = [...on(1, 'pppppf'), ...on(2, 'pppppf', 1.5)]
const sized = (plan: Partial<Plan>) => analyze(runs, somePlan(plan))

const gpusOf = (id: string): number | undefined => Number(id.split('-')[1])

describe('sized', () => {
  it('has nothing where nothing was asked', () => {
    expect(sized({})).toMatchObject({ demand: [], sizing: [], costs: [] })
  })

  it('puts the fewest GPUs first where there are no prices', () => {
    const { sizing, series } = sized({ demand: someDemand({ arrivalRates: [1] }) })
    expect(sizing[0]).toMatchObject({ id: 'sizing-1', demand: 'demand-1', orderedBy: 'gpus', left: [] })
    const order = sizing[0]?.options.map(({ series: id }) => series.find((one) => one.id === id)?.layout.gpus)
    expect(order).toEqual([1, 2])
  })

  it('puts the cheapest first where every layout has a price, and otherwise does not pretend to', () => {
    const cheapTwo = someCost({ layouts: [somePrice(), somePrice({ gpus: 2, purchase: 1000 })] })
    const demand = someDemand({ arrivalRates: [0.01] })
    const priced = sized({ demand, cost: cheapTwo })
    expect(priced.sizing[0]?.orderedBy).toBe('cost')
    expect(priced.sizing[0]?.options.map(({ gpus }) => gpus)).toEqual([2, 1])
    const half = sized({ demand, cost: someCost({ layouts: [somePrice()] }) })
    expect(half.sizing[0]?.orderedBy).toBe('gpus')
    expect(half.sizing[0]?.options.map(({ cost }) => cost === null)).toEqual([false, true])
  })

  it('lists a layout that cannot be judged with the reason and never chooses it', () => {
    const unjudged = [...on(1, 'uuu'), ...on(2, 'pppppf')]
    const { sizing } = analyze(unjudged, somePlan({ demand: someDemand({ arrivalRates: [1] }) }))
    expect(sizing[0]?.left).toMatchObject([{ reason: 'unjudged' }])
    expect(sizing[0]?.options).toHaveLength(1)
    expect(gpusOf(sizing[0]?.left[0]?.series ?? '')).not.toBe(gpusOf(sizing[0]?.options[0]?.series ?? ''))
  })

  it('fits the schema of the report', () => {
    const { demand, sizing, costs } = sized({
      demand: someDemand({ arrivalRates: [1, 30], users: [500] }),
      thinkTimes: [30],
      spare: 1,
      cost: someCost(),
    })
    for (const [name, value] of Object.entries({ demand, sizing, costs })) {
      const { error } = reportSchema.shape[name as 'sizing'].safeParse(value)
      expect(error).toBeUndefined()
    }
    expect(sizing).toHaveLength(3)
  })
})
