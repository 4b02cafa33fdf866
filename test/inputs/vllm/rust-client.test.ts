import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'

const results = {
  duration: 40,
  completed: 100,
  failed: 4,
  total_input_tokens: 51_200,
  total_output_tokens: 12_800,
  request_throughput: 2.5,
  input_throughput: 1280,
  output_throughput: 320,
  total_token_throughput: 1600,
  mean_ttft_ms: 250,
  median_ttft_ms: 200,
  p99_ttft_ms: 900,
}
const single = { num_prompts: 104, request_rate: 'inf', burstiness: 1, max_concurrency: 8, ...results }
const turns = {
  date: '2026-01-01T00:00:00Z',
  mode: 'multi_turn',
  backend: 'openai',
  model_id: 'm/8b',
  num_conversations: 20,
  turns_per_conversation: 5,
  multi_turn_concurrency: 8,
  inter_turn_delay_ms: 0,
  conversations_completed: 19,
  conversations_failed: 1,
  ...results,
  per_turn_metrics: [{ turn_index: 0, completed: 20, mean_ttft_ms: 500 }],
}

describe('the Rust client', () => {
  it('times its steady part apart, which is told and not used', () => {
    const steady_state = {
      window: { start_s: 2, end_s: 32, duration_s: 30, target_concurrency: 8 },
      request_throughput: 3,
      mean_ttft_ms: 150,
    }
    const { format, runs, problems } = contentRead(JSON.stringify({ ...single, steady_state }))
    expect(format).toBe('vllmServe')
    expect(runs).toMatchObject([{ throughput: { requests: 2.5 }, latency: { ttft: { mean: 0.25 } } }])
    expect(problems).toEqual([{ code: 'steadyPart', where: '', values: { seconds: 30, throughput: 3 } }])
    expect(contentRead(JSON.stringify({ ...single, steady_state: null })).problems).toEqual([])
  })

  it('lists what failed, which counts where no number does', () => {
    const { failed: _, num_prompts: __, ...rest } = single
    const failed_requests = [
      { index: 3, error: 'x' },
      { index: 9, error: 'y' },
    ]
    const { runs } = contentRead(JSON.stringify({ ...rest, failed_requests }))
    expect(runs).toMatchObject([{ failed: 2, failedAsTold: 2, fields: { failed: 'failed_requests' } }])
  })

  it('tells what the prefix cache held, which is no setting of its own', () => {
    const [run] = contentRead(JSON.stringify({ ...single, total_cached_tokens: 12_800 })).runs
    expect(run?.settings).toEqual({ prefix_cache_hit_rate: '25.0%' })
  })
})

describe('conversations of the Rust client', () => {
  it('are a run of requests under the cap on requests in flight', () => {
    const { format, runs, problems } = contentRead(JSON.stringify(turns))
    expect([format, problems]).toEqual(['vllmMultiTurn', []])
    expect(runs).toMatchObject([
      {
        tool: 'vllmMultiTurn',
        load: { concurrency: 8, requestRate: 'inf', prompts: null },
        completed: 100,
        failed: 4,
        latency: { ttft: { mean: 0.25, p99: 0.9 } },
        fields: { 'load.concurrency': 'min(multi_turn_concurrency, num_conversations)' },
        settings: { mode: 'multi_turn', turns_per_conversation: '5', inter_turn_delay: '0 ms' },
      },
    ])
    expect(runs[0]!.settings['conversations_completed']).toBeUndefined()
  })

  it('are never more at once than conversations, and no level where the cap is not told', () => {
    const few = contentRead(JSON.stringify({ ...turns, num_conversations: 3 })).runs
    expect(few).toMatchObject([{ load: { concurrency: 3 } }])
    const open = contentRead(JSON.stringify({ ...turns, multi_turn_concurrency: null })).runs
    expect(open).toMatchObject([{ load: { concurrency: null } }])
  })
})
