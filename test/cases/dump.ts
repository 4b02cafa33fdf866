import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Report } from '../../src/model/report.ts'
import { examine } from '../../src/pipeline.ts'
import type { QuestionFlags } from '../../src/question/resolve.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

/** What files of a dump hold, by path: text as it is, anything else as JSON. */
export type Dump = Readonly<Record<string, unknown>>

export interface Measured {
  readonly concurrency?: number | null
  readonly requestRate?: number | 'inf'
  readonly prompts?: number
  readonly completed?: number
  readonly inputTokens?: number
  readonly outputTokens?: number
  /** Milliseconds. */
  readonly ttft?: number
  readonly tpot?: number
  readonly ttftP99?: number
  readonly itlP99?: number
  /** Requests/s; by Little's law where it is not told. */
  readonly rate?: number
}

/** Milliseconds. */
const spread = (name: string, mean: number, p99: number) => ({
  [`mean_${name}_ms`]: mean,
  [`median_${name}_ms`]: 0.98 * mean,
  [`std_${name}_ms`]: 0.2 * mean,
  [`p99_${name}_ms`]: p99,
})

/**
 * A summary as `vllm bench serve` writes it, in which all identities hold: throughput = concurrency / mean E2EL, duration
 * = completed / throughput, tokens = requests × length. `extra` is laid over it key by key; undefined takes a key away.
 */
export const vllmRecord = (
  told: Measured = {},
  extra: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => {
  const { concurrency = 8, requestRate = 'inf', inputTokens = 1024, outputTokens = 256 } = told
  const { prompts = 100 * (concurrency ?? 8), ttft = 200, tpot = 20 } = told
  const { completed = prompts, ttftP99 = 1.9 * ttft, itlP99 = 1.5 * tpot } = told
  const e2e = ttft + tpot * (outputTokens - 1)
  const rate = told.rate ?? (1000 * (concurrency ?? 8)) / e2e
  return {
    date: '20260901-101500',
    backend: 'vllm',
    model_id: 'acme/test-8b',
    num_prompts: prompts,
    request_rate: requestRate,
    burstiness: 1,
    max_concurrency: concurrency,
    duration: completed / rate,
    completed,
    failed: prompts - completed,
    total_input_tokens: completed * inputTokens,
    total_output_tokens: completed * outputTokens,
    request_throughput: rate,
    output_throughput: rate * outputTokens,
    total_token_throughput: rate * (inputTokens + outputTokens),
    ...spread('ttft', ttft, ttftP99),
    ...spread('tpot', tpot, 1.1 * tpot),
    ...spread('itl', tpot, itlP99),
    ...spread('e2el', e2e, 1.1 * e2e),
    ...extra,
  }
}

export const writeDump = async (folder: string, dump: Dump): Promise<void> => {
  for (const [path, content] of Object.entries(dump)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
}

/** The report of a dump in a folder of its own. */
export const ask = async (dump: Dump, flags: QuestionFlags = {}, paths: readonly string[] = ['.']): Promise<Report> =>
  withTemporaryFolder('konkyo-case', async (cwd) => {
    await writeDump(cwd, dump)
    const stamp = { version: '0.0.0', now: '2026-09-30T00:00:00Z' }
    return examine({ paths, cwd, planPath: undefined, flags, stamp })
  })
