import { expect, it } from 'vitest'
import { documentOf } from '../../src/document/document.ts'
import { gravestFirst } from '../../src/document/evidence/sources.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { ask, vllmRecord } from './dump.ts'
import { editionOf } from '../../src/document/edition.ts'

it('a folder above what was asked for leaves nothing out by its name', async () => {
  const dump = {
    '20260905_warmup10/results/c8.json': vllmRecord(),
    '20260905_warmup10/results/warmup.json': vllmRecord(),
  }
  const report = await ask(dump, {}, ['20260905_warmup10/results'])
  expect(report.runs).toHaveLength(1)
  expect(report.sources[1]?.problems).toEqual([{ code: 'warmUp', where: '', values: { runs: 1, word: 'warmup' } }])
  expect((await ask(dump, {}, ['20260905_warmup10/res*/*.json'])).runs).toHaveLength(1)
  expect((await ask(dump, {})).runs).toHaveLength(0)
})

it.each(['8枚', 0])('a number of GPUs that is %j is not recorded, and is named', async (gpu_count) => {
  const report = await ask({ 'c8.json': vllmRecord({}, { gpu: 'L40S', gpu_count, tensor_parallel_size: 1 }) })
  expect(report.series[0]?.layout).toMatchObject({ gpu: 'L40S', gpus: null })
  expect(report.sources[0]?.problems).toEqual([
    { code: 'unreadCount', where: '', values: { field: 'gpu_count', text: String(gpu_count) } },
  ])
})

it('what is wrong with a file comes before what its columns were taken for', async () => {
  const report = await ask({ 'r.csv': 'concurrency,rps,p99_ttft_ms,tool\n8,2,400,aiperf\n' })
  const [source] = report.sources
  expect(source && gravestFirst(source).map(({ code }) => code)).toEqual(['otherToolRow', 'guessedColumns'])
})

it('files that are no results and were never meant to be are listed apart from problems', async () => {
  const report = await ask({
    'c8.json': vllmRecord(),
    'package.json': { name: 'bench', version: '1.0.0', scripts: {} },
    'server.log': 'INFO 09-01 10:15:00 [api_server.py:1] vLLM API server version 0.11.1\n',
    'README.txt': 'How these files were made.\n',
    'odd.json': { a: 1 },
  })
  const codes = report.sources.flatMap(({ path, problems }) =>
    problems.map(({ code, values }) => [path, code, values['kind']]),
  )
  expect(codes).toEqual([
    ['odd.json', 'notRecognised', 'object'],
    ['package.json', 'sideFile', 'config'],
    ['README.txt', 'sideFile', 'notes'],
    ['server.log', 'sideFile', 'log'],
  ])
  const section = documentOf(editionOf(report, createLanguage('en')), 'evidence').sections.find(
    ({ id }) => id === 'sources',
  )
  const [, troubled, beside] = section?.blocks.filter(({ kind }) => kind === 'table') ?? []
  expect(JSON.stringify(troubled)).toContain('odd.json')
  expect(JSON.stringify(troubled)).not.toContain('package.json')
  expect(JSON.stringify(beside)).toContain('package.json')
})
