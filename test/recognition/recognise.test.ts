import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/recognition/recognise.ts'
import type { Document } from '../../src/model/source.ts'
import { recognised } from '../inputs/read-fixture.ts'

const result: Document = { kind: 'object', at: '', value: { request_throughput: 1, completed: 4, max_concurrency: 2 } }

const at = (path: string, ...documents: readonly Document[]) =>
  recognise({ id: 's1', path, sha256: '', bytes: 0, documents, problems: [] })

describe('recognise', () => {
  it('names the format and keeps source and path with each run', () => {
    expect(at('a/b.json', result)).toMatchObject({
      format: 'vllmServe',
      problems: [],
      runs: [{ source: 's1', path: 'a/b.json' }],
    })
  })

  it('takes no row of SGLang for one of vLLM, whether object or table', async () => {
    for (const name of ['sglang.jsonl', 'sglang.csv']) {
      const read = await recognised(name)
      expect(read.format).toBe('sglang')
      expect(read.runs.map(({ tool, synthetic }) => `${tool} ${synthetic}`)).toEqual([
        'sglang hand-made',
        'sglang hand-made',
      ])
    }
  })

  it('reads no number that nothing measured can be, whatever the format', () => {
    const value = {
      conc: 8,
      num_requests_successful: 1e18,
      request_accounting: {},
      request_metrics: { latency: {}, throughput: { duration_seconds: 1e-308 } },
    }
    const read = at('bmk.json', { kind: 'object', at: '', value })
    expect(read).toMatchObject({
      format: 'inferencexAgentic',
      runs: [{ completed: null, duration: null, throughput: { requests: null }, load: { concurrency: 8 } }],
    })
    expect(read.runs[0]?.impossible).toHaveLength(3)
  })

  it('tells an error answer from a result', async () => {
    expect(await recognised('error.json')).toMatchObject({
      format: null,
      runs: [],
      problems: [{ code: 'errorObject' }],
    })
  })

  it('says what kind of thing it does not know', () => {
    const unknown: readonly Document[] = [
      { kind: 'object', at: '/0', value: { a: 1 } },
      { kind: 'text', text: 'hello' },
    ]
    expect(at('a.json', ...unknown).problems).toEqual([
      { code: 'notRecognised', where: '/0', values: { kind: 'object' } },
      { code: 'notRecognised', where: '', values: { kind: 'text' } },
    ])
  })

  it('tells what lies beside results from what a person asked for by name', () => {
    const file = { id: 's1', path: 'a/notes.txt', sha256: '', bytes: 0, problems: [] }
    const documents: readonly Document[] = [{ kind: 'text', text: 'hello' }]
    expect(recognise({ ...file, documents }).problems).toEqual([
      { code: 'sideFile', where: '', values: { kind: 'notes' } },
    ])
    expect(recognise({ ...file, documents, named: true }).problems).toMatchObject([{ code: 'notRecognised' }])
  })

  it('names a file that is called data and holds none, wherever it is met', () => {
    const file = { id: 's1', path: 'a/c96.json', sha256: '', bytes: 0, problems: [] }
    const documents: readonly Document[] = [{ kind: 'text', text: '<html>\n<body>403 Forbidden</body></html>' }]
    expect(recognise({ ...file, documents }).problems).toEqual([
      { code: 'noData', where: '', values: { ending: '.json', near: '<html> <body>403 Forbidden</body></html>' } },
    ])
  })

  it.each([
    ['a.json', '[]', 'noObject'],
    ['a.json', 'null\n', 'noObject'],
    ['a.json', '""', 'noObject'],
    ['a.json', '[1, 2]', 'noObject'],
    ['a.jsonl', '[]\n\n[]\n', 'noObject'],
    ['a.jsonl', '[]\n<html>\n', 'noData'],
    ['a.csv', '[]', 'noData'],
  ])('tells JSON without results from what is no JSON: %s with %j', (path, text, code) => {
    const file = { id: 's1', path, sha256: '', bytes: 0, problems: [] }
    expect(recognise({ ...file, documents: [{ kind: 'text', text }] }).problems).toMatchObject([{ code }])
  })

  it('leaves warm-up files out and says how many runs', async () => {
    expect(await recognised('warmup_c2.json')).toMatchObject({
      format: 'vllmServe',
      runs: [],
      problems: [{ code: 'warmUp', where: '', values: { runs: 1, word: 'warmup' } }],
    })
  })

  it.each([
    'warmup/c8.json',
    'c8_warmup.json',
    'Warm-Up.json',
    'run1/warm_up_c8.json',
    'WARMUP-1.json',
    'c96_ウォームアップ.json',
    'c96_暖機.json',
    'c96_WU.json',
  ])('takes %s for a warm-up', (path) => {
    expect(at(path, result).runs).toEqual([])
  })

  it.each([
    'SERVE--BENCH--num-warmups=10-max_concurrency=8/run=0.json',
    'no-warmup/c8.json',
    'without_warmup_c8.json',
    'c8_after_warmup.json',
    'warmup=5_c8.json',
    'lukewarmup.json',
    'swarm/c8.json',
    'c8_warm.json',
    'warmup-done/c8.json',
    'ウォームアップ後/c8.json',
    'warm/c8.json',
    'wuhan/c8.json',
  ])('takes %s for a measurement', (path) => {
    expect(at(path, result).runs).toHaveLength(1)
  })
})
