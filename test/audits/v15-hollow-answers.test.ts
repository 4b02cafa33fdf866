import { describe, expect, it } from 'vitest'
import { V15 } from '../../src/audits/v15-hollow-answers.ts'
import { brief, findIn } from './some-subject.ts'

const thousand = (hollow: number) => ({ samples: { ttft: new Float64Array(1000).fill(0.2), hollow } })

describe('V15', () => {
  it.each([
    [0, []],
    [1, ['some warning none']],
    [10, ['some warning none']],
    [11, ['many error void']],
  ])('%i hollow answers of 1000: %j', (hollow, expected) => {
    expect(brief(findIn(V15, thousand(hollow)))).toEqual(expected)
  })

  it('voids a summary that gives a TTFT of zero, unless nothing completed', () => {
    const zeroLatencies = ['p99_ttft_ms', 'mean_itl_ms']
    const [finding] = findIn(V15, { zeroLatencies })
    expect(finding).toMatchObject({ reason: 'zeroStatistic', effect: 'void', values: { fields: 'p99_ttft_ms' } })
    expect(findIn(V15, { zeroLatencies, completed: 0 })).toEqual([])
    expect(findIn(V15, { zeroLatencies: ['mean_itl_ms'] })).toEqual([])
  })
})
