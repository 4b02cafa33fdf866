import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/source.ts'
import { readDocuments } from '../../src/reading/documents.ts'
import { recogniseAll } from '../../src/recognition/recognise.ts'
import { sideKind } from '../../src/recognition/side-files.ts'

const object = (value: Readonly<Record<string, unknown>>): Document => ({ kind: 'object', at: '', value })
const text = (words: string): Document => ({ kind: 'text', text: words })

describe('sideKind', () => {
  it.each<[string, string, Document, string | null]>([
    ['a package', 'package.json', object({ name: 'x', version: '1', scripts: {} }), 'config'],
    ['a model', 'llama/config.json', object({ architectures: [], model_type: 'llama' }), 'config'],
    ['settings by their file name', 'bench_config.json', object({ port: 8000, tp: 2 }), 'config'],
    ['YAML, whatever it is', 'deploy/values.yaml', text('kind: Pod'), 'config'],
    ['what a sweep changed', 'changes.json', object({ base_ref: 'a', head_ref: 'b', entries: [] }), 'config'],
    ['a result under such a name', 'config.json', object({ tp: 2, mean_ttft_ms: 4 }), null],
    ['an unknown object', 'c8.json', object({ a: 1 }), null],
    ['a server', 'server.txt', text('INFO 04-27 11:20:20 [loggers.py:10] Avg prompt throughput: 1.0 tokens/s'), 'log'],
    ['a server in workers', 's.txt', text('(APIServer pid=7) INFO:     Started server process [7]'), 'log'],
    ['any log', 'docker.log', text('pulling image'), 'log'],
    ['notes', 'README.txt', text('How to read these files.'), 'notes'],
    ['an unknown benchmark', 'out.txt', text('Throughput: 12 tok/s'), null],
  ])('%s: %s', (_, path, document, kind) => {
    expect(sideKind([document], path)).toBe(kind)
  })

  it('leaves several documents to themselves', () => {
    expect(sideKind([object({ compilerOptions: {} }), text('x')], 'a.json')).toBeNull()
  })
})

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
