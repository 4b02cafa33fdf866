import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pathRead } from './read-folder.ts'
import { contentRead } from './read-content.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/genai-perf/c4/${name}`, import.meta.url), 'utf8')

const config = (input_config: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...JSON.parse(fixture('profile_export_genai_perf.json')), input_config })

describe('GenAI-Perf', () => {
  it('is one run with its table', async () => {
    const [csv, json] = await pathRead('fixtures/genai-perf')
    expect(csv).toMatchObject({ runs: [], problems: [{ code: 'partOf', values: { path: json!.source.path } }] })
    expect(json!.runs).toMatchObject(
      [
        {
          tool: 'genaiPerf',
          completed: 200,
          failed: null,
          duration: 80,
          tokens: { input: 512, output: 128 },
          throughput: { requests: 2.5, outputTokens: 320, totalTokens: null },
          load: { concurrency: 4, requestRate: 'inf', warmups: 0 },
          stated: { model: { value: 'invented/Model-8B' }, inputTokens: { value: 512 }, outputTokens: { value: 128 } },
          fields: {
            duration: 'request_count.avg / request_throughput.avg',
            'load.concurrency': 'input_config.perf_analyzer.stimulus.concurrency',
          },
        },
      ].map(({ fields: { duration: _, ...fields }, ...run }) => ({ ...run, fields })),
    )
  })

  it('calls TPOT inter-token latency, and has no ITL', () => {
    const { latency } = contentRead(fixture('profile_export_genai_perf.json'), 'a.json').runs[0]!
    expect(latency).toMatchObject({
      tpot: { median: 0.0091, p99: 0.0104 },
      itl: null,
      ttft: { median: 0.073, p99: 9.124 },
    })
    expect(latency.tpot!.from['p99']!.field).toBe('inter_token_latency.p99')
  })

  it('reads the table alone: thousands separators, cells without a number', () => {
    const { runs, problems } = contentRead(fixture('profile_export_genai_perf.csv'), 'a.csv')
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        completed: 200,
        duration: 80,
        throughput: { requests: 2.5, requestsRounding: 0.005 },
        tokens: { input: 512, output: 128 },
        latency: { ttft: { mean: 0.13, p99: 9.124, std: null }, tpot: { p99: 0.0104 }, e2e: { mean: 1.29 } },
        load: { concurrency: null, requestRate: null, warmups: null },
      },
    ])
  })

  it.each([
    [{ concurrency: 8 }, { concurrency: 8, requestRate: 'inf' }],
    [{ stimulus: { request_rate: 3 } }, { concurrency: null, requestRate: 3 }],
    [{ perf_analyzer: { stimulus: { concurrency: 2 }, warmup_request_count: 5 } }, { concurrency: 2, warmups: 5 }],
  ])('tells the load of %j', (told, load) => {
    expect(contentRead(config({ subcommand: 'profile', ...told }), 'a.json').runs).toMatchObject([{ load }])
  })

  it.each([
    ['what its load generator wrote', JSON.stringify({ experiments: [{ requests: [{}] }], service_kind: 'openai' })],
    [
      'cards',
      'Metric,GPU,avg,min,max,p99\nGPU Power Usage (W),gpu0,300.00,1,400,390\nGPU Power Usage (W),gpu1,300,1,400,390\n',
    ],
  ])('names %s', (_, content) => {
    expect(contentRead(content, 'a').problems).toEqual([
      { code: 'runElsewhere', where: '', values: { file: 'profile_export_genai_perf.json' } },
    ])
  })
})
