import { describe, expect, it } from 'vitest'
import { inputs } from '../../../src/inputs/index.ts'
import { recognised, runIn } from '../read-fixture.ts'

const { detect, read } = inputs.vllmServe
const from = { source: 's1', path: 'a.json' }

/** What the four requests of most fixtures share: one of them failed, the others took 4 of 16 tokens each. */
const fourRequests = { completed: 3, failed: 1, duration: 1.25, tokens: { input: 16, output: 4 } }

const makerFrom = (synthetic: unknown) => {
  const value = { request_throughput: 1, completed: 1, synthetic }
  return read({ kind: 'object', at: '', value }, from).runs[0]?.synthetic
}

const detects = (value: Readonly<Record<string, unknown>>) => detect({ kind: 'object', at: '', value })

describe('what a result may lack or hold', () => {
  it('reads numbers written as texts like numbers', async () => {
    const { path: _, ...texts } = await runIn('numbers-as-texts.json')
    const { path: __, ...numbers } = await runIn('0.11.1-failed.json')
    expect(texts).toEqual(numbers)
  })

  it('has no p99 where other percentiles were asked for', async () => {
    const { latency } = await runIn('percentiles-without-p99.json')
    expect(latency.ttft).toMatchObject({ p99: null, median: 0.25 })
    expect(Object.keys(latency.ttft?.others ?? {})).toEqual(['p99.9'])
    expect(latency.tpot).toMatchObject({ p95: expect.closeTo(0.1208333, 6) as number, p99: null })
    expect(latency.itl).toBeNull()
  })

  it('may hold E2EL alone', async () => {
    expect((await runIn('e2e-only.json')).latency).toMatchObject({
      ttft: null,
      tpot: null,
      itl: null,
      e2e: { mean: 0.5625 },
    })
  })

  it('may have completed nothing', async () => {
    const run = await runIn('completed-0.json')
    expect(run).toMatchObject({
      completed: 0,
      failed: 4,
      tokens: { input: null, output: null },
      throughput: { requests: 0 },
    })
    expect(run.latency).toEqual({ ttft: null, tpot: null, itl: null, e2e: null })
    expect(run.zeroLatencies.map(({ field }) => field)).toContain('p99_itl_ms')
  })

  it('may have completed 17 of 1000', async () => {
    expect(await runIn('completed-17-of-1000.json')).toMatchObject({
      completed: 17,
      failed: 983,
      tokens: { input: 16, output: 0 },
      latency: { ttft: null },
    })
  })

  it('is kept without samples when its arrays do not fit', async () => {
    const { runs, problems } = await recognised('arrays-of-different-lengths.json')
    expect(runs).toMatchObject([{ ...fourRequests, samples: null }])
    expect(problems).toEqual([{ code: 'arraysDisagree', where: '', values: {} }])
  })

  it('has no count of failures when it does not fit the others', () => {
    const value = { request_throughput: 1, num_prompts: 4, completed: 5 }
    expect(read({ kind: 'object', at: '', value }, from).runs).toMatchObject([{ completed: 5, failed: null }])
  })

  it.each([
    [
      { request_rate: 0, burstiness: 0 },
      { requestRate: null, burstiness: null },
    ],
    [
      { request_rate: 'Infinity', burstiness: 'inf' },
      { requestRate: 'inf', burstiness: 'inf' },
    ],
    [{ request_rate: 'trace' }, { requestRate: null, changing: 'trace' }],
    [
      { request_rate: 'inf', ramp_up_strategy: 'linear' },
      { requestRate: 'inf', changing: 'ramp' },
    ],
    [{ rps_change_events: [{ rps: 1 }, { rps: 2 }] }, { changing: 'ramp' }],
  ])('tells the load of %j', (told, load) => {
    const value = { request_throughput: 1, num_prompts: 4, completed: 4, ...told }
    expect(read({ kind: 'object', at: '', value }, from).runs).toMatchObject([{ load }])
  })

  it('has a steady rate where no ramp is told', () => {
    const value = { request_throughput: 1, completed: 4, ramp_up_strategy: 'None', rps_change_events: [] }
    expect(read({ kind: 'object', at: '', value }, from).runs[0]!.load.changing).toBeUndefined()
  })

  it('says so when it was not measured', () => {
    expect(['hand-made', true].map(makerFrom)).toEqual(['hand-made', 'true'])
    expect([false, 'FALSE', 'no', '', null, undefined].map(makerFrom)).toEqual([null, null, null, null, null, null])
  })

  it('takes keys that objects inherit for data', async () => {
    const run = await runIn('prototype-keys.json')
    expect(run).toMatchObject({ ...fourRequests, load: { concurrency: 2 } })
    expect(run.stated.gpu).toBeUndefined()
    expect(Object.keys(run.settings)).toEqual(['constructor', 'toString', '__proto__'])
    expect(({} as Record<string, unknown>)['gpu']).toBeUndefined()
  })
})

describe('tables', () => {
  it('reads rows with a byte order mark, CRLF, an index, TRUE and FALSE, gaps and lists', async () => {
    const { runs, problems } = await recognised('json-normalize.csv')
    expect(problems).toEqual([])
    expect(runs.map((run) => run.at)).toEqual(['row:2', 'row:3', 'row:4', 'row:5'])
    expect(runs.map((run) => run.load.concurrency)).toEqual([2, 4, 2, null])
    expect(runs.map((run) => run.settings)).toEqual(
      ['TRUE', 'TRUE', 'FALSE', 'FALSE'].map((value) => ({ enable_chunked_prefill: value })),
    )
    expect(runs[0]?.samples).toMatchObject({ ttft: Float64Array.of(0.125, 0.25, 0.5), failed: 1 })
    expect(runs[1]?.samples).toBeNull()
    expect(runs[0]?.stated).toMatchObject({ gpus: { value: 2 }, gpu: { value: 'H100' } })
    expect(runs[0]?.latency.itl).toMatchObject({ mean: 0.09027777778, p99: null })
  })

  it('keeps the rounding of what was written', async () => {
    const { runs } = await recognised('json-normalize.csv')
    expect(runs.map((run) => run.throughput.requestsRounding)).toEqual(
      [0.05, 5e-10, 5e-10, 5e-10].map((half) => expect.closeTo(half, 15) as number),
    )
  })

  it('carries columns named __proto__ and constructor as data', async () => {
    const { runs } = await recognised('prototype-columns.csv')
    expect(runs.map((run) => Object.entries(run.settings))).toEqual([
      [
        ['__proto__', 'x'],
        ['constructor', 'mine'],
      ],
      [
        ['__proto__', 'x'],
        ['constructor', 'mine'],
      ],
    ])
  })

  it('names rows that hold no run', () => {
    const header = ['request_throughput', 'max_concurrency']
    const rows = [
      { at: 'row:2', cells: { request_throughput: '2.5', max_concurrency: '4' } },
      { at: 'row:3', cells: { request_throughput: '', max_concurrency: '8' } },
    ]
    const { runs, problems } = read({ kind: 'table', header, rows }, from)
    expect(runs.map((run) => run.at)).toEqual(['row:2'])
    expect(problems).toEqual([{ code: 'rowWithoutRun', where: 'row:3', values: {} }])
  })
})

describe('detect', () => {
  it('needs a throughput and something that tells a serving run', () => {
    expect(detects({ request_throughput: 1, num_prompts: 4 })).toBe(true)
    expect(detects({ request_inthroughput: '1', request_rate: 'inf' })).toBe(true)
    expect(detects({ request_throughput: 1 })).toBe(false)
    expect(detects({ request_throughput: null, num_prompts: 4 })).toBe(false)
    expect(detects({ error: 'Connection refused' })).toBe(false)
  })

  it.each(['mean_e2e_latency_ms', 'sharegpt_output_len', 'total_throughput'])('leaves SGLang alone: %s', (key) => {
    expect(detects({ request_throughput: 1, completed: 4, [key]: 1 })).toBe(false)
    const header = ['request_throughput', 'completed', key]
    const rows = [{ at: 'row:2', cells: { request_throughput: '1', completed: '4', [key]: '1' } }]
    expect(detect({ kind: 'table', header, rows })).toBe(false)
  })

  it('takes no text', () => {
    expect(detect({ kind: 'text', text: 'request_throughput 1 num_prompts 4' })).toBe(false)
  })
})
