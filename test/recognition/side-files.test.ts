import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/source.ts'
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
