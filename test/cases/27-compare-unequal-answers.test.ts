import { expect, it } from 'vitest'
import { compare } from '../../src/comparing/compare.ts'
import { ask, vllmRecord, type Dump } from './dump.ts'

const asked = { gpu: 'H100', input_len: '2500', output_len: '900' }

const sweep = (gpus: number, outputTokens: number, tpot: number): Dump =>
  Object.fromEntries(
    [8, 16, 32].map((concurrency) => [
      `${gpus}x/c${concurrency}.json`,
      vllmRecord(
        { concurrency, inputTokens: 2500, outputTokens, tpot, ...(concurrency === 32 && { ttftP99: 4000 }) },
        { ...asked, gpu_count: `${gpus}`, tensor_parallel_size: `${gpus}` },
      ),
    ]),
  )

it('two layouts that served 900 and 300 tokens are not compared; tokens/s stand beside as a hint', async () => {
  const report = await ask({ ...sweep(1, 900, 14), ...sweep(2, 300, 11) })
  expect(report.scaling).toEqual([])
  expect(report.recommendations).toEqual([])
  const [base, scaled] = [16 / (0.2 + 899 * 0.014), 16 / (0.2 + 299 * 0.011)]
  expect(report.refusals).toMatchObject([
    {
      differences: [{ key: 'outputTokens', base: '900', scaled: '300' }],
      tokens: { levels: [16, 16], gain: expect.closeTo((300 * scaled) / (900 * base) - 1, 9) as number },
    },
  ])
  expect(report.trails['refusals/0/tokens/gain']).toBeDefined()
})

it.each([
  [900, 1],
  [870, 1],
  [850, 0],
])('900 tokens against %i: %i comparison', async (outputTokens, count) => {
  const report = await ask({ ...sweep(1, 900, 14), ...sweep(2, outputTokens, 11) })
  expect(report.scaling).toHaveLength(count)
  expect(report.recommendations).toHaveLength(count)
})

it('a side whose lengths are not known is not compared with one whose are', async () => {
  const unknown = Object.fromEntries(
    Object.entries(sweep(2, 300, 11)).map(([path, record]) => [
      path,
      { ...(record as object), total_output_tokens: undefined },
    ]),
  )
  const report = await ask({ ...sweep(1, 900, 14), ...unknown })
  expect(report.scaling).toEqual([])
})

it('compare refuses two reports whose lengths differ, and gives tokens/s', async () => {
  const [old, next] = [await ask(sweep(1, 900, 14)), await ask(sweep(1, 300, 14))]
  const { outcome, pairs } = compare({ old, new: next })
  expect(outcome).toBe('notComparable')
  expect(new Set(pairs[0]?.answers.map((answer) => answer.reason))).toEqual(new Set(['lengths']))
  const tokens = pairs[0]?.answers.find(({ about }) => about === 'tokensAtLimit')
  expect(tokens?.change).toBeCloseTo((300 * (0.2 + 899 * 0.014)) / (900 * (0.2 + 299 * 0.014)) - 1, 9)
})
