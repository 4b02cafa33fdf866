import { describe, expect, it } from 'vitest'
import { printed } from '../inputs/printed.ts'
import { ask } from './dump.ts'

const text = printed({ 'Request rate configured (RPS)': '1.00' })
const name = 'model_tp1_qps1.0_latency.json'

describe('07: the printed result in a string of a JSON object', () => {
  it('is read as the text is', async () => {
    const [wrapped, plain] = [await ask({ [name]: { success: true, raw_output: text } }), await ask({ 'a.log': text })]
    for (const { series, runs } of [wrapped, plain]) {
      expect(series).toHaveLength(1)
      expect(runs).toMatchObject([
        { completed: 180, failed: 0, duration: 190, throughput: { requests: 180 / 190 }, load: { requestRate: 1 } },
      ])
      expect(series[0]?.capacity).toMatchObject({ axis: 'requestRate', status: 'rightCensored' })
    }
  })

  it('counts once beside the same text in a file of its own, and beside the whole record', async () => {
    const dump = { [name]: { success: true, raw_output: text }, 'plain.log': text }
    expect((await ask(dump)).runs).toHaveLength(1)
    const record = {
      request_rate: 1,
      max_concurrency: null,
      duration: 190.0021,
      completed: 180,
      failed: 0,
      request_throughput: 180 / 190.0021,
      mean_ttft_ms: 200.0049,
      p99_ttft_ms: 899.998,
      mean_itl_ms: 19.9951,
      p99_itl_ms: 90.0031,
    }
    const { runs, sources } = await ask({ ...dump, 'whole.json': record })
    const kept = sources.filter(({ runs: own }) => own.length > 0)
    expect(runs).toHaveLength(1)
    expect(kept.map(({ path }) => path)).toEqual(['whole.json'])
  })
})
