import { describe, expect, it } from 'vitest'
import type { Baseline, Timing } from '../../src/model/baseline.ts'
import { possibleBaseline } from '../../src/records/possible-baseline.ts'

const timing = (more: Partial<Timing>): Timing => ({
  mean: 1,
  std: null,
  median: null,
  p95: null,
  p99: null,
  samples: 3,
  field: 'x',
  ...more,
})

const test = (more: Partial<Baseline>): Baseline => ({
  source: 's1',
  path: 'a',
  at: '',
  tool: 'ollama',
  model: null,
  engine: null,
  gpu: null,
  name: null,
  streams: 1,
  tokens: { prompt: 8, output: 8, depth: 0 },
  repeats: { made: 3, succeeded: 3 },
  date: null,
  settings: {},
  timings: { total: timing({}) },
  ...more,
})

describe('numbers of one stream that nothing can have counted or timed', () => {
  it('leaves a test as it is that has none', () => {
    const one = test({})
    expect(possibleBaseline(one).baseline).toBe(one)
  })

  it.each([1e308, 5e-324, Infinity, Number.NaN])('takes %s out, and says so', (value) => {
    const timings = { load: timing({ mean: value }), total: timing({ std: value }) }
    const { baseline, problems } = possibleBaseline(test({ timings, tokens: { prompt: value, output: 8, depth: 0 } }))
    expect(baseline).toMatchObject({ tokens: { prompt: null, output: 8 }, timings: { total: { mean: 1, std: null } } })
    expect(Object.keys(baseline!.timings)).toEqual(['total'])
    expect(problems.map(({ values }) => values['field'])).toEqual(['prompt tokens', 'x mean', 'x std'])
  })

  it('knows no test that was made so often', () => {
    const { baseline, problems } = possibleBaseline(test({ repeats: { made: 1e18, succeeded: 3 } }))
    expect(baseline).toBeNull()
    expect(problems).toHaveLength(1)
  })
})
