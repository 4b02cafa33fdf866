import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

it('01: two cards that only the folders name are two series', async () => {
  const file = 'm/run_TP8_DP1_CTX1024_C100_O128.json'
  const at = { concurrency: 100, prompts: 10_000, outputTokens: 128 }
  const { series } = await ask({
    [`cloud_h100sxm/${file}`]: vllmRecord({ ...at, tpot: 83, itlP99: 166 }),
    [`cloud_b200/${file}`]: vllmRecord({ ...at, tpot: 49.5, itlP99: 99 }),
  })
  expect(series.map(({ layout, capacity }) => [layout.name, capacity.maxConcurrency])).toEqual([
    ['8x B200 TP8', 100],
    ['8x H100 SXM TP8', null],
  ])
  expect(series[0]?.capacity.status).toBe('rightCensored')
  expect(series[1]?.points[0]?.judgements['itl.p99']).toMatchObject({ verdict: 'fail', value: 0.166 })
  expect(series.flatMap(({ points }) => points.map(({ runs }) => runs.length))).toEqual([1, 1])
})
