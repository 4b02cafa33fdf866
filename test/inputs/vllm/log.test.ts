import { describe, expect, it } from 'vitest'
import { heading, printed } from '../printed.ts'
import { contentRead } from '../read-content.ts'

const onlyRun = (content: string, path?: string) => {
  const { runs, problems } = contentRead(content, path)
  expect(problems).toEqual([])
  expect(runs).toHaveLength(1)
  return runs[0]!
}

const namespace = (dataset: string) =>
  `Namespace(num_prompts=180, dataset_name='${dataset}', random_input_len=1024, random_output_len=128, ` +
  `max_concurrency=None, model='acme/test-8b', request_rate=8.0, seed=7)\n`

describe('the printed result', () => {
  it('is a run whose record may be incomplete, each number by the label that it was printed under', () => {
    expect(onlyRun(printed({ 'Request rate configured (RPS)': '1.00' }))).toMatchObject({
      tool: 'vllmLog',
      wholeRecord: false,
      at: '',
      load: { requestRate: 1, concurrency: null, capRecorded: true },
      completed: 180,
      failed: 0,
      duration: 190,
      latency: { ttft: { mean: 0.2, p99: 0.9, from: { p99: { field: 'P99 TTFT (ms)' } } }, tpot: null },
      fields: { completed: 'Successful requests', duration: 'Benchmark duration (s)' },
    })
  })

  it('has its rate from count and duration, which are closer than two decimals', () => {
    const { throughput, fields } = onlyRun(
      printed({ 'Successful requests': 20, 'Benchmark duration (s)': '1740.00', 'Request throughput (req/s)': '0.01' }),
    )
    expect(throughput.requests).toBe(20 / 1740)
    expect(throughput.requestsRounding).toBeCloseTo((0.005 * 20) / 1740 ** 2, 12)
    expect(fields['throughput.requests']).toBe('Successful requests / Benchmark duration (s)')
  })

  it('keeps a rate that count and duration contradict, for the audit', () => {
    expect(onlyRun(printed({ 'Request throughput (req/s)': '9.50' })).throughput).toMatchObject({
      requests: 9.5,
      requestsRounding: 0.005,
    })
  })

  it('lacks a duration that is no number, whose absence an audit tells', () => {
    const run = onlyRun(printed({ 'Benchmark duration (s)': 'NaN' }))
    expect(run.absent).toContainEqual({ part: 'count', field: 'duration' })
    expect(onlyRun(printed()).absent).not.toContainEqual({ part: 'count', field: 'duration' })
  })

  it.each([
    ['Total Token throughput (tok/s)', '0.12'],
    ['Total token throughput (tok/s)', '0.13'],
  ])('knows the label of every version: %s', (label) => {
    const { throughput } = onlyRun(printed({ [label]: '410.53', 'Peak concurrent requests': '12.00' }))
    expect(throughput.totalTokens).toBeCloseTo(410.53, 2)
  })

  it('has no cap and no rate where versions that print them print none, and leaves it open before', () => {
    expect(onlyRun(printed()).load).toMatchObject({ concurrency: null, requestRate: 'inf', capRecorded: true })
    const old = printed().replace(/^Failed requests.*\n/m, '')
    expect(onlyRun(old).load).toMatchObject({ concurrency: null, requestRate: null, capRecorded: false })
    expect(onlyRun(old).failed).toBeNull()
  })

  it('takes load, lengths and model from the command line above it', () => {
    const command = [
      '+ vllm bench serve --model acme/test-8b \\',
      '   --dataset-name random --random-input-len=1024 --random-output-len 256 \\',
      '   --num-prompts 180 --max-concurrency 8 --request-rate inf --metadata gpu=H100 tensor_parallel_size=2',
    ].join('\n')
    const old = printed().replace(/^Failed requests.*\n/m, '')
    expect(onlyRun(`${command}\n${old}`)).toMatchObject({
      load: { concurrency: 8, requestRate: 'inf', prompts: 180 },
      failed: 0,
      stated: {
        model: { value: 'acme/test-8b' },
        inputTokens: { value: 1024 },
        outputTokens: { value: 256 },
        gpu: { value: 'H100' },
        tensorParallel: { value: 2 },
      },
    })
  })

  it('takes nothing from a command line that belongs to another result, or was never filled in', () => {
    const command = 'vllm bench serve --max-concurrency 8 --request-rate inf --num-prompts "$N"\n'
    const { runs } = contentRead(`${command}${printed()}\n${printed()}`)
    expect(runs.map(({ load }) => [load.concurrency, load.prompts])).toEqual([
      [8, null],
      [null, null],
    ])
  })

  it('reads the arguments that the client prints, without lengths of other datasets', () => {
    expect(onlyRun(namespace('random') + printed())).toMatchObject({
      load: { requestRate: 8, prompts: 180 },
      stated: { inputTokens: { value: 1024 } },
      settings: { seed: '7' },
    })
    expect(onlyRun(namespace('sharegpt') + printed()).stated.inputTokens).toBeUndefined()
  })

  it('is found between bars that overwrite themselves, colours, and the marks of a collector of logs', () => {
    const bar = '\r  0%|          | 0/180 [00:00<?, ?it/s]\r100%|██████████| 180/180 [03:10<00:00, 1.06s/it]\n'
    const coloured = printed().replaceAll(/^/gm, '\u001b[32m')
    const collected = printed().replaceAll(/^/gm, '2026-09-01T10:15:00Z bench-1  | ')
    for (const text of [bar + printed(), coloured, collected])
      expect(onlyRun(text)).toMatchObject({ completed: 180, duration: 190, latency: { itl: { p99: 0.09 } } })
  })

  it('is one of several in a file, each at its line; one cut short is named', () => {
    const cut = `${heading}\nSuccessful requests:   18`
    const { runs, problems } = contentRead([printed(), printed({ 'Failed requests': 2 }), cut].join('\n'))
    expect(runs.map(({ at, failed }) => [at, failed])).toEqual([
      ['line:1', 0],
      ['line:14', 2],
    ])
    expect(problems).toEqual([{ code: 'rowWithoutRun', where: 'line:27', values: {} }])
  })

  it('is not taken from SGLang’s client, which prints other values under the same heading', () => {
    const sglang = printed({ Backend: 'sglang', 'Mean E2E Latency (ms)': '5.00' })
    expect(contentRead(sglang).format).toBe('sglangLog')
    const both = contentRead(`${printed()}\n${sglang}`)
    expect(both.runs).toHaveLength(1)
    expect(both.problems).toMatchObject([{ code: 'otherClient', values: { tool: 'SGLang bench_serving' } }])
  })

  it('is read out of a string of a JSON object, with what stands beside it', () => {
    const value = { model: 'acme/test-8b', concurrency: 8, tp: 2, site: 'x', result: { stdout: printed() } }
    const run = onlyRun(JSON.stringify(value), 'a.json')
    expect(run).toMatchObject({
      load: { concurrency: 8 },
      completed: 180,
      stated: { model: { value: 'acme/test-8b', where: 'model' }, tensorParallel: { value: 2 } },
      settings: { site: 'x' },
    })
  })

  it('lets nothing beside it pass for a measurement', () => {
    const value = { completed: 999, duration: 1, p99_tpot_ms: 1, output: printed() }
    expect(onlyRun(JSON.stringify(value), 'a.json')).toMatchObject({
      completed: 180,
      duration: 190,
      latency: { tpot: null },
    })
  })

  it('refuses counts that nothing can have measured, by their label', () => {
    const { runs, problems } = contentRead(printed({ 'Successful requests': '9e300' }))
    expect(runs).toMatchObject([{ impossible: ['Successful requests'] }])
    expect(problems).toMatchObject([{ code: 'impossibleNumber', values: { field: 'Successful requests' } }])
  })

  it.each([
    ['one line of signs', '='.repeat(1_000_000)],
    ['headings without end', '= Serving Benchmark Result ='.repeat(20_000)],
    ['colons', 'a:'.repeat(500_000)],
    ['an open quote', `Namespace(${"a='".repeat(300_000)}`],
    ['flags without values', `vllm bench serve ${'--a '.repeat(300_000)}`],
  ])('is still found behind %s', (_, noise) => {
    expect(contentRead(`${noise}\n${printed()}`).runs).toMatchObject([{ completed: 180 }])
  })
})
