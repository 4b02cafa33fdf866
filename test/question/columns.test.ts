import { describe, expect, it } from 'vitest'
import { locatedPlan } from '../../src/question/located-plan.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { thrownBy } from './thrown.ts'

const planned = (text: string) => locatedPlan('konkyo.yaml', new TextEncoder().encode(text))

describe('columns of the plan', () => {
  it('are names, names with a unit, or none; a unit in the name will do', () => {
    const text = `columns:
  - match: "*.csv"
    map: { concurrency: Users, ttft.p99: { column: TTFT, unit: s }, itl.p99: "ITL (ms)", duration: wall_s, gpu: null }`
    expect(resolvePlan({}, planned(text)).columns).toEqual([
      {
        match: '*.csv',
        columns: [
          { key: 'concurrency', column: 'Users', unit: null },
          { key: 'ttft.p99', column: 'TTFT', unit: 's' },
          { key: 'itl.p99', column: 'ITL (ms)', unit: 'ms' },
          { key: 'duration', column: 'wall_s', unit: 's' },
          { key: 'gpu', column: null, unit: null },
        ],
      },
    ])
  })

  it.each([
    ['map: { ttft.p99: TTFT }', 'planIncomplete', { key: 'ttft.p99' }],
    ['map: { concurency: Users }', 'badChoice', { text: 'concurency', near: 'concurrency' }],
    ['map: { ttft.max: "x_ms" }', 'badChoice', { text: 'ttft.max' }],
    ['map: { completed: { column: n, unit: s } }', 'planInvalid', { text: 's' }],
    ['map: { ttft.p99: { column: x, unit: min } }', 'badChoice', { text: 'min' }],
    ['match: x', 'planMissing', { key: 'columns.0.map' }],
    ['map: { completed: 3 }', 'planWrongType', {}],
  ])('are refused with their place: %s', async (entry, code, values) => {
    const error = await thrownBy(() => planned(`columns:\n  - ${entry}\n`))
    expect(error).toMatchObject({ code, values: { where: expect.stringMatching(/^konkyo\.yaml:2:\d+$/), ...values } })
  })
})
