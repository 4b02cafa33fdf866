import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'

const log = readFileSync(new URL('../../../fixtures/prometheus/server.log', import.meta.url), 'utf8')

const saidIn = (content: string) => contentRead(content, 'server.log').snapshots?.[0]

describe('the log of a server', () => {
  it('of vLLM tells tokens, the longest request, and how many of them the cache holds', () => {
    expect(saidIn(log)).toMatchObject({
      engine: 'vLLM',
      model: 'Qwen/Qwen3-32B',
      labels: { tp: '2' },
      gauges: {
        kvTokens: { value: 197_424, field: 'GPU KV cache size' },
        fullLength: { value: 8192 },
        fullRequests: { value: 24.1 },
      },
    })
    expect(contentRead(log)).toMatchObject({ format: 'serverLog', runs: [], problems: [] })
  })

  it('of vLLM since both stand on one line', () => {
    const line =
      'INFO [kv_cache_utils.py:2044] GPU KV cache size: 40,000 tokens, Maximum concurrency for 8,000 tokens per request: 5.00x'
    expect(saidIn(line)?.gauges).toMatchObject({ kvTokens: { value: 40_000 }, fullRequests: { value: 5 } })
  })

  it('of vLLM before 0.7.3 tells blocks, whose size follows from the concurrency', () => {
    const old = `# GPU blocks: 1478, # CPU blocks: 2048
Maximum concurrency for 29000 tokens per request: 0.82x`
    expect(saidIn(old)?.gauges.kvTokens).toStrictEqual({ value: 23_648, field: '# GPU blocks × 16' })
    expect(saidIn('# GPU blocks: 1478, # CPU blocks: 2048')).toBeUndefined()
  })

  it('adds up data parallel engines, where it has all of them', () => {
    const engines = [0, 1].map((rank) => `(EngineCore_DP${rank} pid=${rank}) INFO GPU KV cache size: 1,000 tokens`)
    expect(saidIn(engines.join('\n'))?.gauges.kvTokens?.value).toBe(2000)
    const more = [
      "non-default args: {'data_parallel_size': 4}",
      ...engines,
      'Maximum concurrency for 500 tokens per request: 2.00x',
    ]
    expect(saidIn(more.join('\n'))?.gauges).toMatchObject({ fullLength: { value: 500 } })
    expect(saidIn(more.join('\n'))?.gauges.kvTokens).toBeUndefined()
  })

  it('tells nothing where a server was started again with another cache', () => {
    expect(saidIn('GPU KV cache size: 1,000 tokens\nGPU KV cache size: 2,000 tokens')).toBeUndefined()
  })

  it('of SGLang counts ranks of one pool once', () => {
    const start = "server_args=ServerArgs(model_path='Qwen/Qwen3-32B', tp_size=2, dp_size=1, served_model_name=None)"
    const pool =
      'max_total_num_tokens=2086558, chunked_prefill_size=8192, max_prefill_tokens=16384, max_running_requests=33, context_len=256000, available_gpu_mem=17.22 GB'
    const ranks = [0, 1].map((rank) => `[2026-06-28 15:16:45 TP${rank}] ${pool}`)
    expect(saidIn([start, ...ranks].join('\n'))).toMatchObject({
      engine: 'SGLang',
      model: 'Qwen/Qwen3-32B',
      labels: { tp: '2' },
      gauges: { kvTokens: { value: 2_086_558, field: 'max_total_num_tokens' }, fullLength: { value: 256_000 } },
    })
  })
})
