import { describe, expect, it } from 'vitest'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { thrownBy } from './thrown.ts'

const folder = new URL('../../fixtures/plans/', import.meta.url).pathname
const resolved = async (name: string) => resolvePlan({}, await readPlanFile(folder + name, '.'))

describe('a plan that asks for servers and prices', () => {
  it('is read whole, given and assumed apart', async () => {
    const { demand, spare, cost, chosenBy } = await resolved('office.yaml')
    expect(demand).toMatchObject({
      users: [300],
      arrivalRates: [0.3],
      employees: {
        registered: { value: 500, by: 'plan' },
        active: { value: 0.3, by: 'plan' },
        busyHour: { value: 0.2, by: 'default' },
        growth: { value: 0.2, by: 'plan' },
        years: { value: 3, by: 'plan' },
      },
    })
    expect([spare, chosenBy.spare]).toEqual([1, 'plan'])
    expect(cost?.layouts.map(({ name, purchase, source }) => [name, purchase, source])).toEqual([
      ['1x RTX 5090', 1_500_000, 'made up for this example'],
      ['2x RTX 5090', 2_100_000, 'made up for this example'],
    ])
    expect(cost).toMatchObject({
      lifeYears: { value: 5, by: 'plan' },
      pue: { value: 1, by: 'default' },
      api: { date: '2026-10-15' },
    })
  })

  it('asks for nothing by itself', async () => {
    const { demand, spare, cost, chosenBy } = await resolved('complete.yaml')
    expect({ demand, spare, cost }).toEqual({
      demand: { users: [], arrivalRates: [], tokenRates: [], employees: null, peakDay: null },
      spare: 0,
      cost: null,
    })
    expect(chosenBy.spare).toBe('default')
  })

  it.each([
    ['price-without-source.yaml', '5:7', 'planIncomplete', { key: 'cost.layouts.0.purchase', needs: 'cost.source' }],
    ['users-alone.yaml', '3:3', 'planIncomplete', { key: 'demand.users', needs: 'demand.interval, demand.thinkTime' }],
    ['unknown-cost-key.yaml', '4:7', 'planUnknownKey', { key: 'cost.layouts.0.price' }],
    ['bad-busy-hour.yaml', '4:5', 'badShare', { text: '120%' }],
  ])('%s is refused at %s', async (name, place, code, values) => {
    expect(await thrownBy(() => resolved(name))).toEqual({
      code,
      values: { ...values, where: `${folder}${name}:${place}` },
    })
  })
})
