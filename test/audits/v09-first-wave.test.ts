import { describe, expect, it } from 'vitest'
import { V09 } from '../../src/audits/v09-first-wave.ts'
import { brief, findIn } from './some-subject.ts'

const present = ['present info none']
const dominates = ['dominates warning none']
const load = { concurrency: 100 }

describe('V09', () => {
  it.each([
    ['p99', 10_000, []],
    ['p99', 9999, present],
    ['p99', 1000, present],
    ['p99', 999, dominates],
    ['p95', 2000, []],
    ['p95', 1999, present],
    ['p95', 200, present],
    ['p95', 199, dominates],
  ])('%s of %i requests of which 100 start at once: %j', (statistic, completed, expected) => {
    expect(brief(findIn(V09, { completed, load }, { sla: `ttft.${statistic}<=3s` }))).toEqual(expected)
  })

  it('says how many requests would be clean', () => {
    expect(findIn(V09, { completed: 1280, load: { concurrency: 128 } })[0]?.values).toMatchObject({
      share: 0.1,
      wanted: 12_800,
    })
  })

  it('is silent where nothing starts at once, nothing completed or no percentile is asked for', () => {
    expect(findIn(V09, { completed: 100, load: { concurrency: null } })).toEqual([])
    expect(findIn(V09, { completed: 100, load }, { axis: 'requestRate' })).toEqual([])
    expect(findIn(V09, { completed: 0, load })).toEqual([])
    expect(findIn(V09, { completed: null, load })).toEqual([])
    expect(findIn(V09, { completed: 100, load }, { sla: 'ttft.mean<=3s' })).toEqual([])
  })
})
