import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diskRead, fileOf, folderRead, shared } from './read-folder.ts'

const statistics = (mean: number) => ({
  mean,
  min: mean / 2,
  'p0.1': mean / 2,
  median: mean,
  p90: 1.2 * mean,
  p99: 2 * mean,
  max: 3 * mean,
})

/** 100 answers of 51 tokens: TTFT 0.5 s, and `tpot` where 10 ms fill the latency of 1 s. */
const stage = (tpot: number, load: object = { requested_rate: 10, achieved_rate: 9.98 }, latency: object = {}) => ({
  load_summary: { count: 100, schedule_delay: { mean: -0.001 }, send_duration: 10, ...load },
  successes: {
    count: 98,
    latency: {
      request_latency: statistics(1),
      normalized_time_per_output_token: statistics(1 / 51),
      time_per_output_token: statistics(tpot),
      time_to_first_token: statistics(0.5),
      inter_token_latency: statistics(tpot),
      ...latency,
    },
    throughput: {
      input_tokens_per_sec: 1960,
      output_tokens_per_sec: 499.8,
      total_tokens_per_sec: 2459.8,
      requests_per_sec: 9.8,
    },
    prompt_len: statistics(200),
    output_len: statistics(51),
  },
  failures: { count: 2, request_latency: null, prompt_len: null },
})

const read = (content: unknown, path = 'r/stage_0_lifecycle_metrics.json') => folderRead({ [path]: content })[0]!

describe('inference-perf', () => {
  it('a stage is a level of a rate, with all that fits together', () => {
    const { runs, problems } = read(stage(0.01))
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        completed: 98,
        failed: 2,
        totals: { input: 19_600, output: 4998 },
        load: { concurrency: null, requestRate: 10, prompts: 100 },
        throughput: { requests: 9.8, outputTokens: 499.8, totalTokens: 2459.8 },
        latency: {
          ttft: { mean: 0.5, p99: 1, others: { 'p0.1': 0.25 }, definition: { unit: 's', percentiles: 'linear' } },
          tpot: { mean: 0.01, p99: 0.02 },
          itl: { p99: 0.02, definition: { weighting: 'perGap' } },
          e2e: { p99: 2 },
        },
        stated: {},
      },
    ])
    expect(runs[0]?.duration).toBeCloseTo(10, 12)
    expect(runs[0]?.fields['load.requestRate']).toBe('load_summary.requested_rate')
  })

  it('takes the rate that was sent where the client did not reach the one that was asked for', () => {
    const { runs, problems } = read(stage(0.01, { requested_rate: 20, achieved_rate: 12 }))
    expect(runs[0]?.load.requestRate).toBe(12)
    expect(runs[0]?.fields['load.requestRate']).toBe('load_summary.achieved_rate')
    expect(problems).toEqual([{ code: 'rateNotReached', where: '', values: { asked: 20, sent: 12 } }])
  })

  it('works out mean TPOT where tokens were miscounted, and leaves out all else of TPOT and ITL', () => {
    const { runs, problems } = read(stage(0.005))
    const { tpot, itl } = runs[0]!.latency
    expect(tpot).toMatchObject({ mean: 0.01, median: null, p99: null, others: {} })
    expect(tpot?.from).toEqual({
      mean: {
        origin: 'summary',
        field:
          '(successes.latency.request_latency.mean - successes.latency.time_to_first_token.mean) / (successes.output_len.mean - 1)',
      },
    })
    expect(itl).toBeNull()
    expect(problems).toEqual([{ code: 'tokenTimesShort', where: '', values: { share: 0.5 } }])
  })

  it('sees the miscount where waiting hides it in the latency', () => {
    const waiting = { time_to_first_token: statistics(9.5), request_latency: statistics(10) }
    const { runs, problems } = read(stage(0.005, undefined, waiting))
    expect(problems).toMatchObject([{ code: 'tokenTimesShort' }])
    expect(runs[0]?.latency.tpot?.mean).toBeCloseTo(0.01, 12)
  })

  it('a closed loop has its concurrency', () => {
    const { runs } = read(stage(0.01, { concurrency: 8 }))
    expect(runs[0]?.load).toMatchObject({ concurrency: 8, requestRate: 'inf' })
  })

  it('a summary of all stages and single requests of all of them are no level', () => {
    const request = { start_time: 1, end_time: 2, request: '{}', response: '', info: { input_tokens: 3 }, error: null }
    const mixture = [{ code: 'mixture', where: '', values: {} }]
    expect(read(stage(0.01), 'r/summary_lifecycle_metrics.json')).toMatchObject({ runs: [], problems: mixture })
    expect(read(stage(0.01, {}), 'r/renamed.json')).toMatchObject({ runs: [], problems: mixture })
    expect(read([request, request], 'r/per_request_lifecycle_metrics.json')).toMatchObject({
      runs: [],
      problems: mixture,
    })
  })

  it('what the server told stands beside its stage', () => {
    const server = { load_summary: {}, successes: { count: 5, rate: 1, queue_len: { mean: 0 } }, failures: {} }
    const [, beside, alone] = folderRead({
      'r/stage_0_lifecycle_metrics.json': stage(0.01),
      'r/stage_0_prometheus_metrics.json': server,
      'r/stage_1_prometheus_metrics.json': server,
    })
    expect(beside).toMatchObject({
      runs: [],
      problems: [{ code: 'partOf', values: { path: 'r/stage_0_lifecycle_metrics.json' } }],
    })
    expect(alone).toMatchObject({ runs: [], problems: [{ code: 'partAlone', values: { tool: 'inference-perf' } }] })
  })
})

describe.skipIf(!existsSync(shared))('inference-perf as measured by others', () => {
  const results = 'inference-perf/kubernetes-sigs__inference-perf/demos/kubecon-na-2025'

  it('six configurations of seven stages, all with half the token times', async () => {
    const files = await diskRead(shared, results)
    const stages = files.filter(({ runs }) => runs.length > 0)
    expect(stages).toHaveLength(42)
    const codes = stages.map(({ problems }) => problems.map(({ code }) => code))
    expect(codes.every((all) => all.includes('tokenTimesShort'))).toBe(true)
    expect(codes.filter((all) => all.includes('rateNotReached'))).toHaveLength(16)
    const others = files.filter(({ runs }) => runs.length === 0).map(({ problems }) => problems[0]?.code)
    expect([...new Set(others)].toSorted()).toEqual(['mixture', 'notRecognised', 'partOf'])
  })

  it('at overload: 183 requests/s asked for, 107 sent, and mean TPOT by the latencies', async () => {
    const { runs, problems } = fileOf(
      await diskRead(shared, `${results}/vllm/results`),
      'stage_6_lifecycle_metrics.json',
    )
    expect(runs[0]).toMatchObject({ completed: 11_002, failed: 0, load: { requestRate: 106.54759673128557 } })
    expect(runs[0]?.duration).toBeCloseTo(106.734_66, 3)
    expect(runs[0]?.tokens.output).toBeCloseTo(62.390_201_78, 6)
    expect(runs[0]?.latency.ttft?.p99).toBe(3.347_431_582_998_251_7)
    // (4.1430 − 2.9432) / (62.39 − 1), where the file says 9.29 ms.
    expect(runs[0]?.latency.tpot?.mean).toBeCloseTo(0.019_543, 6)
    expect(problems[1]?.values['share']).toBeCloseTo(0.4755, 3)
  })
})
