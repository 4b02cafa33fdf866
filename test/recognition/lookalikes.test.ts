import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/source.ts'
import { lookalikeOf, lookalikes, nearestOf } from '../../src/recognition/lookalikes.ts'
import { readSources } from '../../src/reading/read-sources.ts'

const object = (value: Readonly<Record<string, unknown>>): Document => ({ kind: 'object', at: '', value })

describe('nearestOf', () => {
  it('names the format that most keys are of, and those that are missing', () => {
    const near = nearestOf(object({ mean_ttft_ms: 1, p99_ttft_ms: 2, completed: 3, total_token_throughput: 4 }))
    expect(near?.tool).toBe('vllm bench serve')
    expect(near?.missing).toContain('request_throughput')
  })

  it('looks into what is nested, and at the columns of a table', () => {
    const nested = object({ results: [{ mean_ttft_ms: 1, p99_ttft_ms: 2, completed: 3, num_prompts: 4 }] })
    expect(nearestOf(nested)?.tool).toBe('vllm bench serve')
    const table: Document = { kind: 'table', header: ['num_prompts', 'mean_ttft_ms', 'completed'], rows: [] }
    expect(nearestOf(table)?.tool).toBe('vllm bench serve')
  })

  it('takes one common key for nothing', () => {
    expect(nearestOf(object({ completed: 3, hello: 'world' }))).toBeNull()
    expect(nearestOf({ kind: 'text', text: 'completed num_prompts' })).toBeNull()
  })

  it('ends in a file that is nested without end', () => {
    const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => ({ inner }), { completed: 1 })
    expect(nearestOf(object({ deep }))).toBeNull()
  })
})

const text = (words: string): Document => ({ kind: 'text', text: words })
const table = (...cells: readonly Readonly<Record<string, string>>[]): Document => ({
  kind: 'table',
  header: Object.keys(cells[0] ?? {}),
  rows: cells.map((row, index) => ({ at: `row:${index + 2}`, cells: row })),
})

const run = { num_prompts: 10, completed: 10, duration: 2.5, request_throughput: 4, max_concurrency: 8 }

describe('lookalikeOf', () => {
  it('knows runs of vLLM for nobody else’s', () => {
    expect(lookalikeOf(object(run))).toBeNull()
    expect(lookalikeOf(object({ ...run, error: '', metadata: {}, version: '1', 'request_goodput:': null }))).toBeNull()
    expect(lookalikeOf(table({ max_concurrency: '8', request_throughput: '4.0' }))).toBeNull()
    expect(lookalikeOf(table({ request_rate: '8', request_inthroughput: '4.0' }))).toBeNull()
  })

  it.each<[string, Document]>([
    ['vllmStartup', object({ avg_cold_startup_time: 1, avg_warm_startup_time: 1 })],
    ['errorObject', object({ error: 'connection refused' })],
    ['tableWithoutRuns', table({ gpu: 'x', batch_size: '8' })],
    ['tableWithoutRuns', table({ max_concurrency: '8', request_throughput: '' })],
  ])('recognises %s', (id, document) => {
    expect(lookalikeOf(document)).toBe(id)
  })

  it('leaves unknown what nobody wrote', () => {
    expect(lookalikeOf(object({ base_ref: 'x' }))).toBeNull()
    expect(lookalikeOf(text('hello'))).toBeNull()
  })

  it.each<[string, Document]>([
    ['a latency that SGLang spells so', object({ mean_e2e_latency_ms: 6643.9, max_concurrency: 1, tp: 2 })],
    ['a simulator that averages latencies', table({ policy: 'fifo', batch_size: '1', avg_latency: '18004.97' })],
    ['a rate for each GPU', object({ tput_per_gpu: 10 })],
    ['a column for the TP size', table({ 'TP Size': '2', seconds: '4' })],
  ])('takes one name for no evidence: %s', (_, document) => {
    expect([null, 'tableWithoutRuns']).toContain(lookalikeOf(document))
  })

  it('has a proper name for every tool', () => {
    const nameless = Object.entries(lookalikes).filter(([, { tool }]) => tool === null)
    expect(nameless.map(([id]) => id)).toStrictEqual(['errorObject', 'tableWithoutRuns'])
  })
})

const isRun = (document: Document): boolean =>
  (document.kind === 'object' && 'request_throughput' in document.value) ||
  (document.kind === 'table' && document.header.includes('request_throughput'))

const data = '../shared/data'
const root = fileURLToPath(new URL('../../', import.meta.url))
const isAbsent = !existsSync(`${root}${data}`)
if (isAbsent) console.warn(`Skipped: no real results of others at ${data}`)

/** How often each answer was given for the documents of a folder; 'vllm' and 'unknown' have no lookalike. */
const census = async (folder: string) => {
  const sources = await readSources([`${data}/${folder}`], root)
  const answers = sources.flatMap(({ documents }) =>
    documents.map((document) => lookalikeOf(document) ?? (isRun(document) ? 'vllm' : 'unknown')),
  )
  return Object.fromEntries(
    [...new Set(answers)].sort().map((id) => [id, answers.filter((answer) => answer === id).length]),
  )
}

describe.skipIf(isAbsent)('lookalikeOf on real results of others', () => {
  it.each([
    ['inferencex', { unknown: 16, vllm: 27 }],
    ['llm-d-prism', { unknown: 177 }],
    ['mlperf', { unknown: 2 }],
    ['prometheus', { unknown: 1 }],
    ['sglang-bench-serving', { unknown: 21 }],
    ['vllm', { tableWithoutRuns: 18, unknown: 75, vllm: 63 }],
  ])('recognises %s', async (folder, expected) => {
    expect(await census(folder)).toStrictEqual(expected)
  })
})
