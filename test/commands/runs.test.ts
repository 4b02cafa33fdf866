import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { filesIn, temporaryFolder } from '../e2e/konkyo.ts'
import { called } from './called.ts'

const result = (concurrency: number, more: object = {}): string =>
  JSON.stringify({
    date: '20260701-120000',
    backend: 'openai',
    model_id: 'org/model-a',
    num_prompts: 100 * concurrency,
    gpu: 'H100',
    gpu_count: 1,
    input_len: 1024,
    output_len: 256,
    request_rate: 'inf',
    max_concurrency: concurrency,
    duration: 400,
    completed: 100 * concurrency,
    failed: 0,
    total_input_tokens: 102_400 * concurrency,
    total_output_tokens: 25_600 * concurrency,
    request_throughput: concurrency / 4,
    output_throughput: 64 * concurrency,
    mean_ttft_ms: 175.3,
    median_ttft_ms: 170,
    std_ttft_ms: 10,
    p99_ttft_ms: 200.123456789,
    mean_tpot_ms: 15,
    mean_itl_ms: 15,
    p99_itl_ms: 30,
    mean_e2el_ms: 4000,
    ...more,
  })

const some = async (test: TestContext): Promise<string> => {
  const folder = await temporaryFolder(test)
  await mkdir(join(folder, 'in'))
  for (const concurrency of [8, 16]) await writeFile(join(folder, `in/c${concurrency}.json`), result(concurrency))
  const other = {
    model_id: '=cmd|/../x',
    gpu: 'B200',
    date: '20260801-120000',
    input_len: 256,
    total_input_tokens: 819_200,
  }
  await writeFile(join(folder, 'in/other.json'), result(32, other))
  return folder
}

const answers = async (cwd: string, path: string): Promise<unknown> => {
  const { out } = await called(['analyze', path, '--json', '--now', '2026-01-01'], { cwd })
  const { series, decisions } = JSON.parse(out.join('\n')) as Report
  return JSON.stringify({
    decisions: decisions.map(({ status }) => status),
    series: series.map(({ name, model, layout, workload, capacity, points, grade }) => ({
      name,
      model,
      layout,
      workload,
      capacity,
      grade,
      points: points.map(({ level, verdict, throughput, judgements }) => ({ level, verdict, throughput, judgements })),
    })),
  })
}

/** A row without where its values stood, which is another file now. */
const ofRun = ({ fields: _, origins: __, definitions: ___, ...row }: Record<string, unknown>) => row

describe('konkyo runs', () => {
  it('lists the runs of files by model, hardware, lengths and load, and says how many it left out', async (test) => {
    const cwd = await some(test)
    const { out, err, code } = await called(['runs', 'in'], { cwd })
    expect(code).toBe(0)
    expect(out).toHaveLength(4)
    expect(out[2]).toMatch(/org\/model-a +1x H100 +1,024\/256 +8 +2 .*in\/c8\.json/)
    expect(err).toEqual(['3 of 3 runs shown; 3 before filtering.'])
    expect((await called(['runs', 'in', '--limit', '1'], { cwd })).err).toEqual([
      '1 of 3 runs shown; 3 before filtering.',
    ])
  })

  it.each([
    [['--model', 'MODEL-A'], 2],
    [['--model', 'org*a'], 2],
    [['--gpu', 'b200'], 1],
    [['--shape', '1024/256'], 2],
    [['--shape', '256/*'], 1],
    [['--since', '2026-07-15'], 1],
    [['--until', '2026-07-01'], 2],
    [['--until', '2026-07-01T11:00:00Z'], 0],
    [['--grade', 'A,B,C,D'], 3],
  ] as const)('filters by %s', async (flags, count) => {
    const cwd = await some({ onTestFinished: () => undefined } as unknown as TestContext)
    const { out } = await called(['runs', 'in', '--json', ...flags], { cwd })
    expect(JSON.parse(out.join('\n'))).toHaveLength(count)
  })

  it.each([
    ['--shape', '256'],
    ['--since', '2026-13-01'],
    ['--grade', 'E'],
    ['--limit', 'many'],
  ])('refuses %s %s', async (...flags) => {
    const cwd = await some({ onTestFinished: () => undefined } as unknown as TestContext)
    expect((await called(['runs', 'in', ...flags], { cwd })).code).toBe(2)
  })

  it('exports what is an input again: the same answer, and every run leads to its own file', async (test) => {
    const cwd = await some(test)
    const before = await answers(cwd, 'in')
    const { out } = await called(['runs', 'in', '--export', 'all.parquet'], { cwd })
    expect(out).toEqual(['all.parquet'])
    expect(await answers(cwd, 'all.parquet')).toBe(before)
    const rows = async (path: string) =>
      JSON.parse((await called(['runs', path, '--json'], { cwd })).out.join('\n')) as object[]
    const [first, again] = [await rows('in'), await rows('all.parquet')]
    expect(again.map((row) => ofRun({ ...row }))).toEqual(first.map((row) => ofRun({ ...row })))
  })

  it('exports partitions that stay in their folder, and are an input again', async (test) => {
    const cwd = await some(test)
    await called(['runs', 'in', '--export', 'parts/'], { cwd })
    expect(await filesIn(join(cwd, 'parts'))).toEqual([
      'model=%3Dcmd%7C%2F..%2Fx/gpu=B200/runs-1.parquet',
      'model=org%2Fmodel-a/gpu=H100/runs-2.parquet',
    ])
    expect(await answers(cwd, 'parts')).toBe(await answers(cwd, 'in'))
    const { code, err } = await called(['runs', 'in', '--export', 'parts'], { cwd })
    expect(code).toBe(2)
    expect(err[0]).toContain('holds something already')
  })

  it('exports CSV in which nothing is a formula', async (test) => {
    const cwd = await some(test)
    await called(['runs', 'in', '--export', 'all.csv'], { cwd })
    const text = await readFile(join(cwd, 'all.csv'), 'utf8')
    expect(text).toContain("'=cmd|/../x")
    expect(text).not.toMatch(/(?:^|,)"?[=+@]/m)
  })

  it('reads the store without a path', async (test) => {
    const cwd = await some(test)
    expect((await called(['runs', 'in', '--store', '.konkyo/store'], { cwd })).err).toEqual([
      '3 of 3 runs shown; 3 before filtering.',
    ])
    const { out, err } = await called(['runs', '--model', 'model-a'], { cwd })
    expect(out).toHaveLength(3)
    expect(err).toEqual(['2 of 2 runs shown; 3 before filtering.'])
    const { code } = await called(['runs'], { cwd, env: { KONKYO_STORE_SIZE: 'much' } })
    expect(code).toBe(2)
  })
})
