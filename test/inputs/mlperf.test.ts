import { describe, expect, it } from 'vitest'
import { contentRead } from './read-content.ts'
import { isDataAbsent, realRuns } from './real-runs.ts'

const folder =
  'mlperf/mlcommons__inference_results_v4.1/closed/NVIDIA/results/DGX-H100_H100-SXM-80GBx8_TRT/llama2-70b-99.9'

describe.skipIf(isDataAbsent)('summaries of MLPerf', () => {
  it('of Server hold nanoseconds and a rate of arrivals', async () => {
    const [run] = await realRuns(`${folder}/Server`)
    expect(run).toMatchObject({
      tool: 'mlperf',
      load: { concurrency: null, requestRate: 75, burstiness: 1 },
      completed: null,
      duration: null,
      throughput: { requests: 74.42, outputTokens: 21605.79, totalTokens: null, requestsRounding: 0.005 },
      stated: { model: { value: 'llama2-70b', where: 'SUT name' } },
      settings: { Scenario: 'Server', 'ttft_latency (ns)': '2000000000', 'tpot_latency (ns)': '200000000' },
      latency: {
        ttft: {
          definition: { clock: 'client', weighting: 'perRequest', percentiles: 'nearestRank', unit: 'ns' },
          mean: 0.27592644,
          median: 0.272954995,
          p99: 0.461278089,
          others: { p97: 0.421577171, 'p99.9': 0.54000302 },
          from: { p99: { field: '99.00 percentile first token latency (ns)' } },
        },
        tpot: { mean: 0.154960329, p99: 0.175354317 },
        itl: null,
        e2e: { mean: 44.954547225, p99: 144.812821227 },
      },
    })
  })

  it('of Offline send all samples at once', async () => {
    const [run] = await realRuns(`${folder}/Offline`)
    expect(run).toMatchObject({
      load: { concurrency: null, requestRate: 'inf' },
      completed: 221184,
      duration: 2618.20591513,
      throughput: { requests: 84.4792, outputTokens: 24524.9 },
      latency: { ttft: null, tpot: null, e2e: { p99: 2583.289384004 } },
      fields: { duration: 'Max latency (ns)' },
    })
  })
})

/** Numbers made up for the test. */
const summary = (lines: string) => `====
MLPerf Results Summary
====
SUT name : PySUT
Scenario : Server
Mode     : PerformanceOnly
Completed samples per second    : 2.5
${lines}
`

describe('a line of a summary', () => {
  it('is told by its first colon, however long it is', () => {
    const label = `\t Tokens per second${' '.repeat(300_000)}`
    const { runs } = contentRead(summary(`${label}: 9.5 \r\n${' '.repeat(300_000)}\nRan at : 10:30`))
    expect(runs).toMatchObject([{ throughput: { requests: 2.5, outputTokens: 9.5 } }])
  })
})

describe('what LoadGen does not call valid', () => {
  it('is no run, and says why', () => {
    const { runs, problems } = contentRead(summary('Result is : INVALID\n  Min duration satisfied : NO'))
    expect(runs).toEqual([])
    expect(problems).toMatchObject([
      { code: 'invalidResult', values: { words: 'Result is: INVALID, Min duration satisfied: NO' } },
    ])
  })

  it('may be a run for accuracy', () => {
    const text = summary('Result is : VALID').replace('PerformanceOnly', 'AccuracyOnly')
    expect(contentRead(text).problems).toMatchObject([{ values: { words: 'Mode: AccuracyOnly' } }])
  })

  it('takes no machine for a model', () => {
    expect(contentRead(summary('Result is : VALID')).runs).toMatchObject([{ stated: {} }])
  })
})
