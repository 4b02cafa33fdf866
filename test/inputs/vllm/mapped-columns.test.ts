import { describe, expect, it } from 'vitest'
import { columnMappings } from '../../../src/question/columns.ts'
import { readDocuments } from '../../../src/reading/documents.ts'
import { recogniseAll } from '../../../src/recognition/recognise.ts'

type Planned = Parameters<typeof columnMappings>[0]

const read = (content: string, planned: Planned, path = 'own/a.csv') =>
  recogniseAll(
    [{ id: 's1', path, sha256: '', bytes: 0, ...readDocuments(new TextEncoder().encode(content)) }],
    columnMappings(planned),
  )[0]!

const table = (header: string, ...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`

const strange = table('Load,Answers,Wall,First (worst %),Card,Cards,Gap', '8,200,50,1.5,L40S,2,40')
const planned: Planned = [
  {
    match: 'own/*.csv',
    map: {
      concurrency: 'Load',
      completed: 'Answers',
      duration: { column: 'Wall', unit: 's' },
      'ttft.p99': { column: 'First (worst %)', unit: 's' },
      'itl.p99.9': { column: 'Gap', unit: 'us' },
      gpu: 'Card',
      gpus: 'Cards',
    },
  },
]

describe('a table whose columns the plan maps', () => {
  it('is read as the plan says, whatever its names say', () => {
    expect(read(strange, []).runs).toEqual([])
    const { format, runs, problems } = read(strange, planned)
    expect(format).toBe('columnTable')
    expect(runs).toMatchObject([
      {
        load: { concurrency: 8 },
        completed: 200,
        duration: 50,
        throughput: { requests: 4 },
        latency: {
          ttft: { p99: 1.5, definition: { unit: 's' }, from: { p99: { field: 'First (worst %)' } } },
          itl: { others: { 'p99.9': expect.closeTo(0.00004, 12) as number } },
        },
        stated: {
          gpu: { value: 'L40S', from: 'plan', where: 'Card' },
          gpus: { value: 2, from: 'plan', where: 'Cards' },
        },
        fields: { 'load.concurrency': 'Load', 'throughput.requests': 'Answers / Wall' },
      },
    ])
    expect(problems).toMatchObject([
      {
        code: 'mappedColumns',
        values: { entries: '1', columns: expect.stringContaining('First (worst %) → ttft.p99 (s)') as string },
      },
    ])
  })

  it('beats what was guessed of the same column, and of the same thing in another', () => {
    const content = table('concurrency,rps,p99_ttft_ms,p99_itl_ms,ttft_client', '4,2,400,40,0.9')
    const guessed = read(content, []).runs
    expect(guessed).toMatchObject([{ load: { concurrency: 4 }, latency: { ttft: { p99: 0.4 }, itl: { p99: 0.04 } } }])
    const { runs, problems } = read(content, [
      { map: { 'ttft.p99': { column: 'ttft_client', unit: 's' }, 'tpot.p99': 'p99_itl_ms' } },
    ])
    expect(runs).toMatchObject([
      { latency: { ttft: { p99: 0.9 }, tpot: { p99: 0.04, definition: { weighting: 'perRequest' } }, itl: null } },
    ])
    expect(problems.map(({ code }) => code)).toEqual(['mappedColumns', 'guessedColumns'])
    expect(problems[1]?.values['columns']).not.toContain('ttft')
  })

  it('takes nothing for what the plan says that no column holds', () => {
    const { runs } = read(table('concurrency,rps,p99_ttft_ms,gpu', '4,2,400,L4'), [
      { match: '**', map: { 'ttft.p99': null, gpu: null } },
    ])
    expect(runs).toMatchObject([{ latency: { ttft: null }, stated: {} }])
    expect(runs[0]!.stated.gpu).toBeUndefined()
  })

  it('names a mapped column that is not there, and lets no other take its place', () => {
    const content = table('concurrency,rps,p99_ttft_ms', '4,2,400')
    const { runs, problems } = read(content, [{ match: 'a.csv', map: { 'ttft.p99': { column: 'TTFT', unit: 's' } } }])
    expect(runs).toMatchObject([{ latency: { ttft: null } }])
    expect(problems).toMatchObject([
      { code: 'mappedColumns' },
      { code: 'absentColumns', values: { columns: 'TTFT (ttft.p99)', there: 'concurrency, rps, p99_ttft_ms' } },
      { code: 'guessedColumns' },
    ])
  })

  it('leaves tables alone that neither match nor have the columns; of several entries the later wins', () => {
    const content = table('concurrency,rps,p99_ttft_ms', '4,2,400')
    expect(read(content, [{ match: 'other/**', map: { prompts: 'rps' } }]).problems).toMatchObject([
      { code: 'guessedColumns' },
    ])
    expect(read(content, [{ map: { prompts: 'N' } }]).problems).toMatchObject([{ code: 'guessedColumns' }])
    const both: Planned = [{ map: { concurrency: 'rps' } }, { match: '*.csv', map: { concurrency: 'concurrency' } }]
    const { runs, problems } = read(content, both)
    expect(runs).toMatchObject([{ load: { concurrency: 4 } }])
    expect(problems[0]).toMatchObject({ code: 'mappedColumns', values: { entries: '1, 2' } })
  })

  it('is read as the plan says also where another tool’s names stand in it', () => {
    const content = table('Metric,avg,std,concurrency,done,secs', 'x,1,2,8,200,50')
    const { runs } = read(content, [
      { match: '*.csv', map: { completed: 'done', duration: 'secs', 'e2e.mean': { column: 'avg', unit: 's' } } },
    ])
    expect(runs).toMatchObject([{ load: { concurrency: 8 }, latency: { e2e: { mean: 1 } } }])
  })
})
