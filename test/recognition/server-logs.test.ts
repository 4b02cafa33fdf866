import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../src/reading/documents.ts'
import { recogniseAll } from '../../src/recognition/recognise.ts'

const result = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    model_id: 'org/m-8b',
    backend: 'vllm',
    max_concurrency: 8,
    completed: 100,
    duration: 10,
    request_throughput: 10,
    output_throughput: 1000,
    mean_ttft_ms: 100,
    p99_ttft_ms: 200,
    mean_tpot_ms: 20,
    p99_tpot_ms: 30,
    ...more,
  })

const log = "INFO args: {'model': 'org/m-8b', 'tensor_parallel_size': 2}\nINFO GPU KV cache size: 9,000 tokens\n"

const cachesOf = (files: Readonly<Record<string, string>>) => {
  const sources = Object.entries(files).map(([path, content], i) => {
    const source = { id: `s${i + 1}`, path, sha256: '', bytes: content.length }
    return { ...source, ...readDocuments(new TextEncoder().encode(content)) }
  })
  return recogniseAll(sources).flatMap(({ runs }) => runs.map((run) => run.stated.kvCacheTokens ?? null))
}

describe('the log of a server beside runs', () => {
  it('gives them the size of the KV cache, and its path', () => {
    expect(cachesOf({ 'a/c8.json': result(), 'a/server.log': log })).toStrictEqual([
      { value: 9000, from: 'log', where: 'a/server.log' },
    ])
  })

  it('gives nothing to runs that state it, or lie elsewhere', () => {
    expect(cachesOf({ 'a/c8.json': result({ kv_cache_tokens: 5 }), 'a/server.log': log })).toMatchObject([{ value: 5 }])
    expect(cachesOf({ 'a/b/c8.json': result(), 'a/server.log': log })).toStrictEqual([null])
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['two logs', { 'a/c8.json': result(), 'a/one.log': log, 'a/two.log': log }],
    ['another model', { 'a/c8.json': result({ model_id: 'org/other' }), 'a/server.log': log }],
    ['another layout', { 'a/tp4_c8.json': result(), 'a/server.log': log }],
    [
      'runs of two layouts',
      { 'a/tp2_c8.json': result(), 'a/tp4_c8.json': result({ duration: 11 }), 'a/server.log': log },
    ],
  ])('gives nothing where it is not certain: %s', (_, files) => {
    expect(new Set(cachesOf(files))).toStrictEqual(new Set([null]))
  })
})
