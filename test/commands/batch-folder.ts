import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'vitest'
import type { BatchEvent } from '../../src/commands/batch-events.ts'
import type { Report } from '../../src/model/report.ts'
import type { konkyo } from '../e2e/konkyo.ts'
import { called } from './called.ts'

const statistics = (of: string, mean: number, p99: number): object => ({
  [`mean_${of}_ms`]: mean,
  [`median_${of}_ms`]: mean,
  [`std_${of}_ms`]: (p99 - mean) / 2.3,
  [`p99_${of}_ms`]: p99,
})

/** A result as vLLM's client writes it, of a server whose p99 TTFT is beyond 3 s above 1.2 × `slots` requests in flight. */
export const someResult = (concurrency: number, slots: number, more: object = {}): string => {
  const ttft = (2500 * concurrency) / slots
  const [mean, longest] = [ttft / 2 + 255 * 20, ttft + 255 * 22]
  const rate = (1000 * concurrency) / mean
  return JSON.stringify({
    date: '20260101-000000',
    backend: 'vllm',
    model_id: 'some/model',
    num_prompts: 5000,
    request_rate: 'inf',
    max_concurrency: concurrency,
    duration: 5000 / rate,
    completed: 5000,
    failed: 0,
    total_input_tokens: 1_280_000,
    total_output_tokens: 1_280_000,
    request_throughput: rate,
    output_throughput: rate * 256,
    total_token_throughput: rate * 512,
    ...statistics('ttft', ttft / 2, ttft),
    ...statistics('tpot', 20, 22),
    ...statistics('itl', 20, 40),
    ...statistics('e2el', mean, longest),
    ...more,
  })
}

/** A folder in which plans are run, as the command line would, or by it. */
export const batchIn = (folder: string, run: typeof konkyo) => {
  const put = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const sweep = async (path: string, slots: number, levels: readonly number[] = [8, 16, 32, 64]): Promise<void> => {
    for (const level of levels) await put(`${path}/c${level}.json`, someResult(level, slots))
  }
  const batch = async (...words: readonly string[]) => {
    const { code, out, err } = await run(['batch', ...words, '--json'], { cwd: folder })
    const events = out.map((line) => JSON.parse(line) as BatchEvent)
    const of = <Name extends BatchEvent['event']>(name: Name) =>
      events.filter((one): one is Extract<BatchEvent, { readonly event: Name }> => one.event === name)
    return { code, err, events, of, made: of('made').map(({ plan }) => plan) }
  }
  const report = async (target: string): Promise<Report> =>
    JSON.parse(await readFile(join(folder, `${target}.report.json`), 'utf8')) as Report
  return { folder, put, sweep, batch, report }
}

/** The same in a new folder that goes away with the test. */
export const batchFolder = async ({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'konkyo-batch-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return batchIn(folder, called)
}
