import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeLatency } from '../../src/analysis/complete-latency.ts'
import { inputs } from '../../src/inputs/index.ts'
import { clientDefinition, definitionKey } from '../../src/model/metric.ts'
import { contentRead } from './read-content.ts'
import { folderRead, pathRead } from './read-folder.ts'

const data = '../shared/data/aiperf'
const isAbsent = !existsSync(new URL(`../../${data}`, import.meta.url))
const agentic = `${data}/SemiAnalysisAI__InferenceX/tp4_sweep_29003473063`

/** A run of 4 answers in 8 s at concurrency 2, 100 tokens in and 20 out. */
const result = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    schema_version: '1.2',
    aiperf_version: '0.13.0',
    request_count: { unit: 'requests', avg: 4 },
    benchmark_duration: { unit: 'sec', avg: 8 },
    request_throughput: { unit: 'requests/sec', avg: 0.5 },
    request_latency: { unit: 'ms', avg: 4000, p50: 3900, p99: 4900, std: 300 },
    time_to_first_token: { unit: 'ms', avg: 200, p50: 190, p99: 400, min: 100 },
    inter_token_latency: { unit: 'ms', avg: 200, p50: 195, p99: 220 },
    total_isl: { unit: 'tokens', avg: 400 },
    total_osl: { unit: 'tokens', avg: 80 },
    input_config: {
      endpoint: { model_names: ['m'], type: 'chat' },
      input: { prompt: { input_tokens: { mean: 100 }, output_tokens: { mean: 20 } } },
      loadgen: { concurrency: 2, request_count: 4 },
    },
    error_summary: [],
    was_cancelled: false,
    ...more,
  })

const request = (phase: string, start: number, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    metadata: {
      x_request_id: `${start}`,
      benchmark_phase: phase,
      request_start_ns: start * 1e9,
      request_end_ns: (start + 4) * 1e9,
    },
    metrics: {
      time_to_first_token: { value: 200 + start, unit: 'ms' },
      request_latency: { value: 4000, unit: 'ms' },
      inter_token_latency: { value: 200, unit: 'ms' },
      output_sequence_length: { value: 20, unit: 'tokens' },
      input_sequence_length: { value: 100, unit: 'tokens' },
      inter_chunk_latency: { value: [190, 210], unit: 'ms' },
    },
    error: null,
    ...more,
  })

const table = [
  'Metric,avg,min,max,sum,p1,p5,p10,p25,p50,p75,p90,p95,p99,std',
  'Request Latency (ms),"4,000.00",3000.00,5000.00,16000.00,,,,,3900.00,,,,4900.00,300.00',
  'Time to First Token (ms),200.00,100.00,400.00,800.00,,,,,190.00,,,,400.00,50.00',
  '',
  'Metric,Value',
  'Benchmark Duration (sec),8.00',
  'Request Count,4.00',
  'Request Throughput (requests/sec),0.50',
  'Output Token Throughput (tokens/sec),10.00',
  '',
].join('\n')

const console = '\n   NVIDIA AIPerf | LLM Metrics\n'
const server = 'Endpoint,Type,Metric,Unit,avg,std\nlocalhost:8892,gauge,vllm:num_requests_running,requests,13.8,2.0\n'

describe.skipIf(isAbsent)('AIPerf results of others', () => {
  it('0.1: what its JSON holds under "records", with the single requests of the rows beside it', async () => {
    const [csv, json, rows] = await pathRead(`${data}/ai-dynamo__aiperf`)
    expect([csv!.runs, rows!.runs]).toEqual([[], []])
    expect(csv!.problems).toEqual([{ code: 'partOf', where: '', values: { path: json!.source.path } }])
    const run = completeLatency(json!.runs[0]!)
    expect(run).toMatchObject({
      completed: 89,
      failed: 11,
      tokens: { input: 550 },
      load: { concurrency: 100, requestRate: 'inf', prompts: 100, warmups: 0 },
      stated: { model: { value: 'openai/gpt-oss-20b' }, outputTokens: { value: 250 } },
      date: '2025-10-03T13:13:48.474205',
    })
    expect(run.stated.inputTokens).toBeUndefined()
    expect(run.duration).toBeCloseTo(9.317788951, 9)
    expect(run.tokens.output).toBeCloseTo(242.966, 3)
    expect(run.throughput.requests).toBeCloseTo(89 / 9.317788951, 6)
    expect(run.latency.ttft!.p99).toBeCloseTo(3.8333894, 7)
    expect(run.latency.ttft!.from['p99']).toEqual({ origin: 'summary', field: 'records.ttft.p99' })
    expect(run.latency.tpot!.p99).toBeCloseTo(0.0337322, 7)
    expect(run.latency.itl!.p99).toBeCloseTo(0.1405343, 7)
    expect(run.samples!.ttft).toHaveLength(89)
    expect(run.samples!.gaps).toHaveLength(21537)
    expect(run.samples!.failed).toBe(11)
  })

  it('agentic load: a concurrency of sessions, with 1.38 to 1.48 times as many requests in flight', async () => {
    const runs = (await pathRead(agentic)).flatMap((one) => one.runs).filter(({ tool }) => tool === 'aiperf')
    expect(runs).toHaveLength(5)
    for (const { load, completed, duration, latency, peakInFlight } of runs) {
      const inFlight = (completed! * latency.e2e!.mean!) / duration!
      expect(load).toMatchObject({ changing: 'sessions', requestRate: 'inf' })
      expect(inFlight / load.concurrency!).toBeGreaterThan(1.37)
      expect(inFlight / load.concurrency!).toBeLessThan(1.49)
      expect(peakInFlight).toBeGreaterThan(load.concurrency!)
    }
  })

  it('metrics of the server, the console and the table belong to the run beside them', async () => {
    const told = await pathRead(
      `${agentic}/agentic_kimik2.7_tp4_conc16_kvdram-lmcache_fp4_vllm_tp4-dcp1-pcp1-ep1-dpafalse_disagg-false_spec-none_conc16_mi355x-amds_04`,
    )
    const codes = told.map(({ source, problems }) => [source.path.split('/').at(-1), problems.map(({ code }) => code)])
    expect(codes).toEqual([
      ['profile_export_aiperf.csv', ['partOf']],
      ['profile_export_aiperf.json', []],
      ['profile_export_console.txt', ['partOf']],
      ['server_metrics_export.csv', ['partOf']],
      ['workload_distribution_summary.txt', ['sideFile']],
    ])
  })

  it('the same from its table alone, without a load', async () => {
    const [run] = (await pathRead(`${data}/SemiAnalysisAI__InferenceX/m1517_direct_results/c16none`)).flatMap(
      (one) => one.runs,
    )
    expect(run).toMatchObject({ load: { concurrency: null, capRecorded: false }, wholeRecord: false })
    expect(run!.throughput.requestsRounding).toBe(0.005)
    expect(run!.latency.tpot!.p99).toBeGreaterThan(0.01)
    expect(run!.latency.tpot!.from['p99']).toEqual({ origin: 'summary', field: 'Inter Token Latency (ms).p99' })
  })
})

describe('AIPerf', () => {
  it('reads a run of 1.x', () => {
    const { runs, problems } = contentRead(result(), 'profile_export_aiperf.json')
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        tool: 'aiperf',
        completed: 4,
        failed: 0,
        duration: 8,
        tokens: { input: 100, output: 20 },
        throughput: { requests: 0.5 },
        load: { concurrency: 2, requestRate: 'inf', prompts: 4, warmups: 0 },
        latency: { ttft: { mean: 0.2, median: 0.19, p99: 0.4 }, tpot: { p99: 0.22 }, itl: null, e2e: { std: 0.3 } },
        stated: { inputTokens: { value: 100 }, outputTokens: { value: 20 } },
        fields: { failed: 'error_summary', 'throughput.requests': 'request_throughput.avg' },
      },
    ])
    expect(definitionKey(runs[0]!.latency.tpot!.definition)).toBe(definitionKey(clientDefinition('tpot', 's')))
  })

  it('is one run with its table, its rows and what lies beside it', () => {
    const rows = [request('warmup', 1), ...[5, 7, 6, 8].map((start) => request('profiling', start))].join('\n')
    const [json, csv, jsonl, printed, metrics] = folderRead({
      'profile_export_aiperf.json': result(),
      'profile_export_aiperf.csv': table,
      'profile_export.jsonl': rows,
      'profile_export_console.txt': console,
      'server_metrics_export.csv': server,
    })
    expect(json!.runs).toHaveLength(1)
    for (const other of [csv, jsonl, printed, metrics]) {
      expect(other).toMatchObject({ format: 'aiperf', runs: [], problems: [{ code: 'partOf' }] })
    }
    const { samples } = json!.runs[0]!
    expect(samples!.starts).toEqual(Float64Array.of(5, 6, 7, 8))
    expect(samples!.ttft).toEqual(Float64Array.of(0.205, 0.206, 0.207, 0.208))
    expect(samples!.gaps).toHaveLength(8)
  })

  it('are as many runs as one file holds results, whose single requests nobody can tell apart', () => {
    const [json, rows] = folderRead({
      'profile_export_aiperf.json': `${result()}\n${result({ request_count: { unit: 'requests', avg: 3 } })}`,
      'profile_export.jsonl': [0, 2, 4, 6].map((start) => request('profiling', start)).join('\n'),
    })
    expect(json?.runs.map(({ completed, samples }) => [completed, samples])).toEqual([
      [4, null],
      [3, null],
    ])
    expect(rows).toMatchObject({ runs: [], problems: [{ code: 'arraysDisagree' }] })
  })

  it('leaves rows alone that are other answers than the summary counts', () => {
    const [json, rows] = folderRead({
      'profile_export_aiperf.json': result(),
      'profile_export.jsonl': request('profiling', 1),
    })
    expect(json!.runs[0]!.samples).toBeNull()
    expect(rows!.problems).toEqual([{ code: 'arraysDisagree', where: '', values: {} }])
  })

  it('says of gaps that were not kept no more than the summary does', () => {
    const { inter_chunk_latency: _, ...metrics } = JSON.parse(request('profiling', 1)).metrics
    const rows = [1, 2, 3, 4].map((start) => request('profiling', start, { metrics })).join('\n')
    const [{ runs } = contentRead('')] = folderRead({
      'profile_export_aiperf.json': result(),
      'profile_export.jsonl': rows,
    })
    expect(runs[0]!.samples).toMatchObject({ gaps: new Float64Array(), longestGap: new Float64Array(4).fill(Infinity) })
    expect(runs[0]!.samples!.gapCounts).toBeUndefined()
  })

  it('keeps runs of one folder apart by the beginning of their names', () => {
    const told = folderRead({
      'a_aiperf.json': result(),
      'b_aiperf.json': result({ benchmark_duration: { unit: 'sec', avg: 9 } }),
      'b_aiperf.csv': table,
    })
    expect(told.map(({ runs }) => runs.length)).toEqual([1, 1, 0])
    expect(told[2]!.problems).toEqual([{ code: 'partOf', where: '', values: { path: 'b_aiperf.json' } }])
  })

  it('is a run by its rows alone, too', () => {
    const rows = [request('profiling', 1), request('profiling', 3), request('profiling', 2, { error: { code: 500 } })]
    const { runs } = contentRead(rows.join('\n'), 'profile_export.jsonl')
    expect(runs).toMatchObject([{ completed: 2, failed: 1, duration: 6, tokens: { input: 100, output: 20 } }])
    expect(completeLatency(runs[0]!).latency.itl!.mean).toBeCloseTo(0.2, 12)
  })

  it('reads numbers of its table with thousands separators', () => {
    const { runs } = contentRead(table, 'profile_export_aiperf.csv')
    expect(runs).toMatchObject([{ completed: 4, duration: 8, latency: { e2e: { mean: 4, p99: 4.9 }, tpot: null } }])
  })

  it('names what lies beside a result that is not there', () => {
    expect(folderRead({ 'server_metrics_export.csv': server })[0]!.problems).toEqual([
      { code: 'runElsewhere', where: '', values: { file: 'profile_export_aiperf.json' } },
    ])
  })

  it('says when a run was stopped, and when first tokens took no time', () => {
    const { runs, problems } = contentRead(
      result({ was_cancelled: true, time_to_first_token: { unit: 'ms', avg: 100, p50: 0, p99: 300 } }),
      'x.json',
    )
    expect(problems).toEqual([{ code: 'cutShort', where: '', values: {} }])
    expect(runs[0]!.zeroLatencies).toEqual([{ metric: 'ttft', statistic: 'p50', field: 'time_to_first_token.p50' }])
    expect(runs[0]!.latency.ttft).toMatchObject({ median: null, p99: 0.3 })
  })

  it.each([
    [
      { request_rate: 4, request_rate_mode: 'poisson' },
      { requestRate: 4, burstiness: 1, concurrency: null },
    ],
    [
      { request_rate: 4, request_rate_mode: 'constant' },
      { requestRate: 4, burstiness: 'inf' },
    ],
    [
      { request_rate: 4, concurrency: 8 },
      { requestRate: 4, concurrency: 8 },
    ],
    [
      { concurrency: 8, warmup_request_count: 3 },
      { concurrency: 8, warmups: 3 },
    ],
    [{}, { concurrency: null, requestRate: null }],
  ])('tells the load of %j', (loadgen, load) => {
    const { runs } = contentRead(result({ input_config: { loadgen } }), 'x.json')
    expect(runs[0]).toMatchObject({ load })
  })

  it.each([
    ['256,128:60;512,256:40', '256,128:60;512,256:40'],
    ['[(256,128):60,(512,256):40]', '256,128:60;512,256:40'],
    [
      '{"pairs": [{"isl": 256, "osl": 128, "prob": 60}, {"isl": 512, "osl": 256, "prob": 40}]}',
      '256,128:60;512,256:40',
    ],
    ['[(256|10,128|5):60,(512|20,256|15):40]', '256|10,128|5:60;512|20,256|15:40'],
  ])('tells what was sent together: %s', (text, mix) => {
    const input = { prompt: { sequence_distribution: text, input_tokens: { mean: 550 } } }
    const { runs } = contentRead(result({ input_config: { input, loadgen: { concurrency: 2 } } }), 'x.json')
    expect(runs[0]!.stated.mix).toMatchObject({ value: mix })
  })

  it('takes a distribution of one length for that length', () => {
    const input = { prompt: { sequence_distribution: '256,128:100', input_tokens: { mean: 550 } } }
    const { runs } = contentRead(result({ input_config: { input, loadgen: { concurrency: 2 } } }), 'x.json')
    expect(runs[0]!.stated).toMatchObject({ inputTokens: { value: 256 }, outputTokens: { value: 128 } })
    expect(runs[0]!.stated).not.toHaveProperty('mix')
  })

  it('names its own command', () => {
    const order = {
      model: 'm',
      tokenizer: null,
      backend: 'chat',
      dataset: null,
      layout: {} as never,
      mix: [],
      workload: { kind: 'nominal', inputTokens: 100, outputTokens: 20 } as never,
      load: { concurrency: 8, requestRate: 'inf', burstiness: 1 },
      requests: 80,
      warmups: 16,
      seed: 7,
      percentiles: [99],
      settings: {},
      prefixCache: { key: 'prefix_caching', value: null },
    } as const
    expect(inputs.aiperf.command!.words(order).join(' ')).toBe(
      'aiperf profile --model m --url <BASE_URL> --endpoint-type chat --streaming --isl 100 --osl 20 --extra-inputs ignore_eos:true --concurrency 8 --request-count 80 --warmup-request-count 16 --random-seed 7',
    )
  })
})
