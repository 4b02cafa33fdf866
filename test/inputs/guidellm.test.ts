import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { completeLatency } from '../../src/analysis/complete-latency.ts'
import { definitionKey } from '../../src/model/metric.ts'
import type { Run } from '../../src/model/run.ts'
import { loopOf } from '../../src/series/loop.ts'
import { settleFacts } from '../../src/series/facts.ts'
import { contentRead } from './read-content.ts'
import { folderRead, pathRead } from './read-folder.ts'

const data = '../shared/data'
const isAbsent = !existsSync(new URL(`../../${data}`, import.meta.url))

type Values = Readonly<Record<string, unknown>>

const distribution = (mean: number, more: Values = {}): Values => ({
  successful: {
    mean,
    median: mean,
    std_dev: 0,
    min: mean,
    count: 50,
    percentiles: { p50: mean, p90: mean, p99: 2 * mean, p999: 3 * mean },
    ...more,
  },
})

const metrics: Values = {
  request_totals: { successful: 60, errored: 2, incomplete: 1, total: 63 },
  requests_per_second: distribution(0.5),
  request_concurrency: { total: { max: 4 } },
  request_latency: distribution(8),
  time_to_first_token_ms: distribution(400),
  inter_token_latency_ms: distribution(30),
  time_per_output_token_ms: distribution(31.5),
  prompt_token_count: distribution(1000),
  output_token_count: distribution(254),
}

/** 0.7 and later: a report of one benchmark; what is given is laid over it. */
const report = (benchmark: Values = {}, other: Values = {}): Values => ({
  metadata: { version: 2, guidellm_version: '0.8.0' },
  config: {
    metadata: { labels: { gpu: 'H100', gpu_count: '2' } },
    spec: { data: [{ kind: 'synthetic_text', prompt_tokens: 1000, output_tokens: 254 }], tokenizer: { model: 't' } },
  },
  benchmarks: [
    {
      config: {
        strategy: { type_: 'concurrent', streams: 4 },
        profile: { kind: 'concurrent' },
        backend: { model: 'm', kind: 'openai_http' },
      },
      metrics,
      duration: 100,
      warmup_duration: 0,
      cooldown_duration: 0,
      end_time: 1786678153.5,
      ...benchmark,
    },
  ],
  ...other,
})

const request = (start: number, ttft: number): Values => ({
  request_start_time: start,
  request_latency: 8,
  time_to_first_token_ms: ttft,
  inter_token_latency_ms: 30 + start,
  output_tokens: 254,
})

const runIn = (value: Values): Run => {
  const { runs, problems } = contentRead(JSON.stringify(value), 'benchmarks.json')
  expect(problems).toEqual([])
  expect(runs).toHaveLength(1)
  return runs[0]!
}

describe.skipIf(isAbsent)('GuideLLM results of others', () => {
  it('0.3: a synchronous benchmark, what was printed beside it', async () => {
    const [printed, json] = await pathRead(`${data}/guidellm`)
    expect(printed!.problems).toEqual([{ code: 'partOf', where: '', values: { path: json!.source.path } }])
    const [run] = json!.runs
    expect(run).toMatchObject({
      at: '/0',
      completed: 46,
      failed: 0,
      duration: 29.997201442718506,
      load: { concurrency: 1, requestRate: 'inf', warmups: 0 },
      stated: { model: { value: 'example_model' }, inputTokens: { value: 256 }, outputTokens: { value: 128 } },
      tokenizer: 'example_processor',
      samples: null,
      date: '2025-06-05T20:59:58.179Z',
    })
    expect(run!.tokens.output).toBeCloseTo(128, 9)
    expect(run!.throughput.requests).toBeCloseTo(46 / 29.9972, 4)
    expect(run!.latency.ttft!.p99).toBeCloseTo(0.02128196, 8)
    // (0.64447 - 0.01679) / 127, not the 4.903 ms that hold the first token
    expect(run!.latency.tpot!.mean).toBeCloseTo(0.00494161, 8)
    expect(run!.latency.e2e!.mean).toBeCloseTo(0.64447437, 8)
    expect(run!.latency.itl).toBeNull()
  })

  it('0.8: benchmarks of a constant rate, whose max_concurrency is no load; lengths of several turns are none', async () => {
    const runs = (await pathRead(`${data}/llm-d-benchmark`)).flatMap((one) => one.runs)
    expect(runs).toMatchObject([
      {
        at: '/0',
        load: { concurrency: null, requestRate: 2, burstiness: 'inf' },
        completed: 2,
        tokens: { input: 71.5, output: 8 },
      },
      { at: '/1', load: { concurrency: null, requestRate: 4, burstiness: 'inf' }, completed: 2 },
    ])
    expect(runs[0]!.stated).toMatchObject({ model: { value: 'e2e-mock-model' } })
    expect(runs[0]!.stated.inputTokens).toBeUndefined()
    // 1.15 ms, where time_per_output_token_ms says 2.44
    expect(runs[0]!.latency.tpot!.mean).toBeCloseTo(0.00115085, 8)
  })
})

describe('GuideLLM', () => {
  it('reads a benchmark: TPOT from inter_token_latency_ms, weighted by tokens, and no ITL', () => {
    const run = runIn(report())
    expect(run).toMatchObject({
      tool: 'guidellm',
      completed: 60,
      failed: 2,
      duration: 100,
      tokens: { input: 1000, output: 254 },
      throughput: { requests: 0.6 },
      peakInFlight: 4,
      load: { concurrency: 4, capRecorded: true, requestRate: null, warmups: 0 },
      stated: { model: { value: 'm' }, gpu: { value: 'H100' }, gpus: { value: 2 }, inputTokens: { value: 1000 } },
      latency: {
        ttft: { mean: 0.4, p99: 0.8, others: { 'p99.9': 1.2 } },
        tpot: { mean: 0.03, p99: 0.06 },
        itl: null,
        e2e: { p99: 16 },
      },
      settings: { guidellm_version: '0.8.0' },
      fields: { completed: 'metrics.request_totals.successful', 'throughput.requests': 'completed / duration' },
    })
    expect(run.latency.tpot!.from['p99']!.field).toBe('metrics.inter_token_latency_ms.successful.p99')
    expect(definitionKey(run.latency.tpot!.definition)).toBe('client,perToken,weighted')
    expect(definitionKey(run.latency.ttft!.definition)).toBe('client,perRequest,nearestRank')
  })

  it('reads the schemas before it: 0.4 to 0.6, and 0.3', () => {
    const now = runIn(report())
    const middle = {
      metadata: { version: 1, guidellm_version: '0.8.0' },
      args: { data: ['prompt_tokens=1000,output_tokens=254'], model: 'm', processor: 't' },
      benchmarks: [
        {
          scheduler: { strategy: { type_: 'concurrent', streams: 4 } },
          benchmarker: { profile: {}, backend: { model: 'm' } },
          metrics: { ...metrics, request_totals: undefined },
          request_totals: metrics['request_totals'],
          duration: 100,
          warmup_duration: 0,
          cooldown_duration: 0,
        },
      ],
    }
    const old = {
      benchmarks: [
        {
          args: { strategy: { type_: 'concurrent', streams: 4 }, profile: { max_concurrency: null } },
          worker: { backend_model: 'm', backend_type: 'openai_http' },
          request_loader: { data: '{"prompt_tokens": 1000, "output_tokens": 254}', processor: 't' },
          metrics: { ...metrics, request_totals: undefined },
          request_totals: metrics['request_totals'],
          duration: 100,
        },
      ],
    }
    for (const run of [middle, old].map(runIn)) {
      expect(run).toMatchObject({
        completed: 60,
        failed: 2,
        duration: 100,
        tokenizer: 't',
        load: now.load,
        latency: now.latency,
      })
      expect(run.stated).toMatchObject({
        model: { value: 'm' },
        inputTokens: { value: 1000 },
        outputTokens: { value: 254 },
      })
    }
  })

  it('counts what ended in a window that was cut, and takes a cool-down that never came off it', () => {
    const trap = runIn(
      report({
        duration: 720,
        warmup_duration: 90,
        cooldown_duration: -205.5,
        scheduler_metrics: { requests_made: { total: 70 } },
      }),
    )
    expect(trap).toMatchObject({ completed: 360, duration: 514.5, load: { warmups: 7 } })
    expect(trap.throughput.requests).toBeCloseTo(360 / 514.5, 12)
    expect(trap.fields).toMatchObject({
      duration: 'duration + cooldown_duration',
      completed: 'metrics.requests_per_second.successful.mean × duration',
    })
  })

  it('says when missed first tokens count as none', () => {
    const run = runIn(report({ metrics: { ...metrics, time_to_first_token_ms: distribution(400, { min: 0 }) } }))
    expect(run.zeroLatencies).toEqual([
      { metric: 'ttft', statistic: 'min', field: 'metrics.time_to_first_token_ms.successful.min' },
    ])
  })

  it('takes single requests where all are there: TPOT by request, and no first token is no time', () => {
    const totals = { ...metrics, request_totals: { successful: 3, errored: 0 } }
    const successful = [request(3, 500), request(1, 300), request(2, 0)]
    const run = completeLatency(runIn(report({ metrics: totals, requests: { successful } })))
    expect(run.samples).toMatchObject({ starts: Float64Array.of(1, 2, 3), hollow: 1 })
    expect([...run.samples!.ttft]).toEqual([0.3, Number.NaN, 0.5])
    expect(run.latency.tpot!.mean).toBeCloseTo(0.032, 12)
    expect(run.latency.tpot!.from['p99']).toEqual({
      origin: 'requests',
      field: 'requests.successful.inter_token_latency_ms',
    })
    expect(definitionKey(run.latency.tpot!.definition)).toBe('client,perRequest,linear')
    expect(run.latency.itl).toBeNull()
    expect(run.zeroLatencies).toEqual([])
  })

  it('keeps the summary where only a sample of the requests is there', () => {
    const run = runIn(report({ requests: { successful: [request(1, 300)] } }))
    expect([run.samples, run.latency.tpot!.mean]).toEqual([null, 0.03])
  })

  it.each<[Values, Values, string, Values]>([
    [{ type_: 'synchronous' }, {}, 'closed', { concurrency: 1 }],
    [{ type_: 'concurrent', streams: 8 }, {}, 'closed', { concurrency: 8 }],
    [{ type_: 'throughput', max_concurrency: 512 }, {}, 'atOnce', { concurrency: null }],
    [{ type_: 'throughput', max_concurrency: 64 }, { max_concurrency: 64 }, 'closed', { concurrency: 64 }],
    [{ type_: 'constant', rate: 2, max_concurrency: 10240 }, {}, 'open', { requestRate: 2, burstiness: 'inf' }],
    [{ type_: 'poisson', rate: 2 }, {}, 'open', { requestRate: 2, burstiness: 1 }],
    [{ type_: 'async', rate: 2 }, { max_concurrency: 32 }, 'capped', { requestRate: 2, concurrency: 32 }],
    [{ type_: 'trace_replay' }, {}, 'trace', {}],
  ])('tells the load of %j', (strategy, profile, loop, load) => {
    const run = runIn(report({ config: { strategy, profile } }))
    expect(run).toMatchObject({ load })
    expect(loopOf(settleFacts(run, 'r1', []))).toBe(loop)
  })

  it('reads the same from YAML', () => {
    const { runs, problems } = contentRead(stringify(report()), 'benchmarks.yaml')
    expect([runs, problems]).toEqual([[{ ...runIn(report()), path: 'benchmarks.yaml' }], []])
  })
})

const cellsOf = (
  group: string,
  unit: string,
  mean: number,
): readonly (readonly [string, string, string, unknown])[] => [
  [group, `Successful ${unit}`, 'Mean', mean],
  [group, `Successful ${unit}`, 'Median', mean],
  [group, `Successful ${unit}`, 'Std Dev', 0],
  [
    group,
    `Successful ${unit}`,
    'Percentiles',
    `[${mean}, 1, 1, 1, 1, 1, ${mean}, ${mean}, ${mean}, ${2 * mean}, ${mean}]`,
  ],
]

const tableRow = (strategy: string, streams: readonly number[]) => [
  ['Run Info', 'Run ID', '', 'x'],
  ['Run Info', 'Profile', '', JSON.stringify({ type_: strategy, streams })],
  ['Run Info', 'Backend', '', '{"model": "m"}'],
  ['Benchmark', 'Type', '', 'generative_benchmark'],
  ['Benchmark', 'Strategy', '', strategy],
  ['Timings', 'Duration', 'Sec', 100],
  ['Timings', 'Warmup', 'Sec', 0],
  ['Timings', 'Cooldown', 'Sec', 0],
  ['Request Counts', 'Successful', '', 60],
  ['Request Counts', 'Errored', '', 2],
  ...cellsOf('Request Latency', 'Sec', 8),
  ...cellsOf('Time to First Token', 'ms', 400),
  ...cellsOf('Time per Output Token', 'ms', 31.5),
  ...cellsOf('Inter Token Latency', 'ms', 30),
  ...cellsOf('Server Throughput', 'Requests/Sec', 0.6),
  ...cellsOf('Token Metrics', 'Input Tokens', 1000),
  ...cellsOf('Token Metrics', 'Output Tokens', 254),
]

const quoted = (cell: unknown): string => `"${String(cell).replaceAll('"', '""')}"`

const csv = (rows: number): string => {
  const row = tableRow('concurrent', [4, 8])
  const header = [0, 1, 2].map((i) => row.map((column) => quoted(column[i])).join(','))
  const body = row.map((column) => quoted(column[3])).join(',')
  return [...header, ...Array.from({ length: rows }, () => body), ''].join('\r\n')
}

const shown = (mean: number) => ({ mean, median: mean, stdDev: 0, count: 60, percentiles: { p99: 2 * mean } })

describe('GuideLLM’s other files', () => {
  it('a table whose header takes three rows, the strategy of each row by the profile', () => {
    const { runs, problems } = contentRead(csv(2), 'benchmarks.csv')
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        at: 'row:4',
        completed: 60,
        failed: 2,
        duration: 100,
        load: { concurrency: 4 },
        tokens: { input: 1000, output: 254 },
        stated: { model: { value: 'm' } },
        latency: { ttft: { mean: 0.4, p99: 0.8 }, tpot: { mean: 0.03, p99: 0.06 }, e2e: { mean: 8 } },
        fields: { completed: 'Request Counts | Successful' },
      },
      { at: 'row:5', load: { concurrency: 8 } },
    ])
    expect(contentRead(csv(1), 'benchmarks.csv').runs).toHaveLength(1)
  })

  it('counts as the same run as its report', () => {
    const told = folderRead({ 'benchmarks.json': JSON.stringify(report()), 'benchmarks.csv': csv(1) })
    expect(told.map(({ runs }) => runs.length)).toEqual([1, 1])
  })

  it('a page of 0.8, by the row of each benchmark', () => {
    const run = {
      strategy: 'concurrent',
      label: 'concurrent@4',
      configured_concurrency: 4,
      request_rate: 0.63,
      successful: 60,
      errored: 2,
      total: 63,
      request_latency_p99_ms: 16000,
      ttft_p99_ms: 800,
      itl_p99_ms: 60,
      tpot_p99_ms: 63,
    }
    const view = JSON.stringify({
      header: { model: 'm' },
      runs: [run, { ...run, strategy: 'constant', label: 'constant@2.00' }],
    })
    const page = `<!DOCTYPE html>\n<html lang="en">\n<head><title>GuideLLM Benchmark Report</title></head>\n<body><script>\n    window.GUIDELLM_REPORT = ${view};\n</script></body></html>`
    const { runs, problems } = contentRead(page, 'benchmarks.html')
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        completed: 60,
        failed: 2,
        load: { concurrency: 4 },
        latency: { ttft: { p99: 0.8 }, tpot: { p99: 0.06 }, e2e: { p99: 16 } },
      },
      { load: { requestRate: 2, burstiness: 'inf' } },
    ])
    expect(runs[0]!.throughput.requests).toBeCloseTo(0.6, 12)
  })

  it('a page before, which holds no load', () => {
    const benchmarks = [{ requestsPerSecond: 0.6, tpot: shown(30), ttft: shown(400), timePerRequest: shown(8) }]
    const page = `<!DOCTYPE html><html><head><title>Guide LLM</title><script>window.run_info = {"model": {"name": "m"}};</script><script>window.benchmarks = ${JSON.stringify(benchmarks)};</script></head></html>`
    expect(contentRead(page, 'report.html').runs).toMatchObject([
      {
        completed: 60,
        throughput: { requests: 0.6 },
        load: { concurrency: null, requestRate: null },
        stated: { model: { value: 'm' } },
        latency: { ttft: { p99: 0.8 }, tpot: { p99: 0.06 }, e2e: { mean: 8 } },
      },
    ])
  })
})
