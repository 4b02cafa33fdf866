import { describe, expect, it } from 'vitest'
import { representativeness } from '../../src/audits/representativeness.ts'
import { brief, findInSeries } from './some-subject.ts'

const varied = { tokens: { input: 255, output: 200 } }
const rag = ['ragShape warning none']

describe('V22', () => {
  it.each([
    ['results/rag-2k/c8.json', rag],
    ['results/RAG_long.json', rag],
    ['results/storage/c8.json', []],
    ['results/fragment.json', []],
  ])('%s with as many tokens out as in: %j', (path, expected) => {
    expect(brief(findInSeries(representativeness, [{ path, ...varied }]))).toEqual(expected)
  })

  it('goes by what the operator noted, and by the shape', () => {
    const settings = { use_case: 'RAG search' }
    expect(brief(findInSeries(representativeness, [{ settings, ...varied }]))).toEqual(rag)
    const outputTokens = { value: 64, from: 'metadata', where: '' } as const
    const inputTokens = { value: 2048, from: 'metadata', where: '' } as const
    expect(findInSeries(representativeness, [{ settings, facts: { inputTokens, outputTokens } }])).toEqual([])
  })

  it('notes that all requests have one length', () => {
    const one = ['oneLength info none']
    expect(brief(findInSeries(representativeness, [{}, {}]))).toEqual(one)
    expect(findInSeries(representativeness, [{}, varied])).toEqual([])
    const ttft = new Float64Array(100).fill(0.2)
    expect(brief(findInSeries(representativeness, [{ ...varied, samples: { ttft } }]))).toEqual(one)
    const outputTokens = ttft.map((_, i) => 100 + i)
    expect(findInSeries(representativeness, [{ samples: { ttft, outputTokens } }])).toEqual([])
  })
})
