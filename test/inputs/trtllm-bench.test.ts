import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientDefinition, definitionKey } from '../../src/model/metric.ts'
import type { Run } from '../../src/model/run.ts'
import { loopOf } from '../../src/series/loop.ts'
import { settleFacts } from '../../src/series/facts.ts'
import { contentRead } from './read-content.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/trtllm-bench/${name}`, import.meta.url), 'utf8')

const runIn = (content: string, path = 'a/report.json'): Run => {
  const { runs, problems } = contentRead(content, path)
  expect(problems).toEqual([])
  return runs[0]!
}

const report = runIn(fixture('report.json'))

describe('trtllm-bench', () => {
  it('reads the report: counts, rates, lengths, and what the engine is', () => {
    expect(report).toMatchObject({
      tool: 'trtllmBench',
      completed: 400,
      duration: 40,
      tokens: { input: 1024, output: 256 },
      throughput: { requests: 10, outputTokens: 2560, totalTokens: 12800 },
      stated: {
        model: { value: 'invented/Model-8B', from: 'result', where: 'engine.model' },
        engine: { value: 'TensorRT-LLM 1.2.0' },
        gpu: { value: 'NVIDIA H100 80GB HBM3', where: 'machine.name' },
        gpus: { value: 2, where: 'world_info.world_size' },
        tensorParallel: { value: 2 },
        pipelineParallel: { value: 1 },
      },
      settings: { dtype: 'bfloat16', quantization: 'FP8', max_num_seqs: '512', max_num_batched_tokens: '8192' },
      fields: {
        duration: 'performance.total_latency_ms',
        'throughput.requests': 'performance.request_throughput_req_s',
      },
    })
  })

  it('has latencies inside the process, by nearest rank, and no gaps', () => {
    const { ttft, tpot, itl, e2e } = report.latency
    expect(ttft).toMatchObject({ mean: 0.46, median: 0.41, p90: 0.7, p95: 0.81, p99: 1.3 })
    expect(tpot).toMatchObject({ median: 0.0105, p99: 0.012 })
    expect(e2e).toMatchObject({ mean: 3.12, p99: 3.5 })
    expect(itl).toBeNull()
    expect(ttft!.from['p99']).toEqual({ origin: 'summary', field: 'streaming_metrics.ttft_percentiles.p99' })
    expect(definitionKey(tpot!.definition)).toBe('inProcess,perRequest,nearestRank')
    expect(definitionKey(tpot!.definition)).not.toBe(definitionKey(clientDefinition('tpot', 'ms')))
  })

  it('takes no statistic from a stamp that came late: the smallest TPOT of 0.0036 ms is none', () => {
    expect(Object.keys(report.latency.tpot!.from).toSorted()).toEqual(['mean', 'median', 'p90', 'p95', 'p99'])
  })

  it('was sent at once, whatever its rate of issue and its mean in flight say, unless its name tells a cap', () => {
    expect(loopOf(settleFacts(report, 'r1', []))).toBe('atOnce')
    const named = settleFacts(runIn(fixture('report.json'), 'a/concurrency32.json'), 'r1', [])
    expect([loopOf(named), named.load.concurrency]).toEqual(['closed', 32])
  })

  it('has neither TTFT nor TPOT without streaming', () => {
    const { streaming_metrics: _, ...rest } = JSON.parse(fixture('report.json'))
    expect(runIn(JSON.stringify(rest)).latency).toMatchObject({ ttft: null, tpot: null, e2e: { mean: 3.12 } })
  })

  it('reads the same from the log, by its labels', () => {
    const log = runIn(fixture('report.log'), 'a/report.log')
    const { settings: _, stated: __, fields, throughput, latency, ...rest } = log
    expect(rest).toMatchObject({ completed: 400, duration: 40, tokens: report.tokens, load: report.load })
    expect(throughput).toEqual({ ...report.throughput, requestsRounding: 0.00005 })
    expect(latency.tpot).toMatchObject({ mean: 0.01043, p99: 0.012, from: { p99: { field: '[TPOT] P99' } } })
    expect(latency.ttft!.p99).toBe(1.3)
    expect(fields['throughput.requests']).toBe('Request Throughput (req/sec)')
    expect(log.stated).toMatchObject({ model: { value: 'invented/Model-8B' }, tensorParallel: { value: 2 } })
  })

  it('reads a logged line in one pass, however many blanks it has', () => {
    const text = fixture('report.log').replace('invented/Model-8B', `invented/Model-${' '.repeat(200_000)}8B`)
    expect(runIn(text, 'a/report.log')).toMatchObject({ completed: 400, duration: 40 })
  })
})
