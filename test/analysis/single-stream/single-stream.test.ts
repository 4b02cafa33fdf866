import { describe, expect, it } from 'vitest'
import { recogniseAll } from '../../../src/recognition/recognise.ts'
import { readDocuments } from '../../../src/reading/documents.ts'
import { reportOf } from '../../../src/analysis/report.ts'
import { reportSchema } from '../../../src/model/report.ts'
import { recompute } from '../../../src/formulas/index.ts'
import { valueAt } from '../../../src/model/place.ts'
import { somePlan } from '../../builders.ts'
import { comparison } from '../../inputs/single-stream/comparison.ts'

const reportFrom = (files: Readonly<Record<string, string>>) => {
  const sources = Object.entries(files).map(([path, content], i) => ({
    id: `s${i + 1}`,
    path,
    sha256: '',
    bytes: content.length,
    ...readDocuments(new TextEncoder().encode(content)),
  }))
  return reportOf(recogniseAll(sources), somePlan(), { version: '0', now: '2026-01-01T00:00:00Z' })
}

const answer = (more: Readonly<Record<string, number>>) =>
  JSON.stringify({
    model: 'm:8b',
    done: true,
    total_duration: 3e9,
    load_duration: 5e7,
    prompt_eval_count: 100,
    prompt_eval_duration: 4.5e8,
    eval_count: 50,
    eval_duration: 2.4e9,
    ...more,
  })

const repeated = [answer({}), answer({ eval_duration: 2.6e9 }), answer({ load_duration: 9e9, total_duration: 12e9 })]

describe('tests of one stream', () => {
  const report = reportFrom({ 'a.jsonl': repeated.join('\n') })
  const [test] = report.singleStream

  it('average the repeats that found the model loaded, and tell of the others', () => {
    expect(report.singleStream).toHaveLength(1)
    expect(test).toMatchObject({ cold: 1, coldLoad: 9, repeats: { made: 3 }, tokens: { prompt: 100, output: 50 } })
    expect(test?.timings.load).toEqual({ mean: 0.05, std: 0, samples: 2 })
    expect(test?.timings.generation?.mean).toBeCloseTo(2.5, 12)
    expect(test?.timings.generation?.std).toBeCloseTo(Math.SQRT2 / 10, 12)
  })

  it('say what the parts leave of the total, and what the first token waits for', () => {
    expect(test?.firstToken).toBeCloseTo(0.5, 12)
    expect(test?.rest).toBeCloseTo(3 - 0.05 - 0.45 - 2.5, 12)
    expect(test?.shares.generation).toBeCloseTo(2.5 / 3, 12)
  })

  it('decide nothing, and are a whole report whose numbers can be worked out again', () => {
    expect(report).toMatchObject({ decisions: [], series: [], runs: [] })
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).success).toBe(true)
    const places = Object.keys(report.trails).filter((place) => place.startsWith('singleStream'))
    expect(places.length).toBeGreaterThan(8)
    for (const place of places)
      expect(recompute(report, report.trails[place]!)).toBeCloseTo(Number(valueAt(report, place)), 12)
  })

  it.each([
    ['coldStart', { load_duration: 9e9, total_duration: 12e9 }],
    ['longPrompt', { prompt_eval_count: 4000, prompt_eval_duration: 2.8e9, eval_duration: 1e9, total_duration: 3.9e9 }],
    ['slowPrompt', { prompt_eval_duration: 4e9, total_duration: 7e9 }],
    ['slowGeneration', { eval_duration: 10e9, total_duration: 11e9 }],
    ['longAnswer', { eval_count: 900, eval_duration: 20e9, total_duration: 21e9 }],
    ['elsewhere', { total_duration: 9e9 }],
    ['balanced', {}],
  ] as const)('show %s', (symptom, more) => {
    expect(reportFrom({ 'a.json': answer(more) }).singleStream[0]?.symptoms).toContain(symptom)
  })

  it('count once what two files tell, and say where', () => {
    const twice = reportFrom({ 'a.json': answer({}), 'b.json': answer({}) })
    expect(twice.baselines).toHaveLength(1)
    expect(twice.sources[1]?.problems).toEqual([{ code: 'repeatedRun', where: '', values: { path: 'a.json', at: '' } }])
  })

  it('of models that nothing names are never averaged over files', () => {
    const text =
      'total duration: 3s\nload duration: 1ms\neval count: 50 token(s)\neval duration: 2s\neval rate: 25 tokens/s\n'
    const named = reportFrom({ 'a.txt': text, 'b.txt': text.replace('2s', '2.1s') })
    expect(named.singleStream.map(({ name }) => name)).toEqual(['a', 'b'])
  })
})

describe('engines', () => {
  const report = reportFrom({ 'c.json': JSON.stringify(comparison()) })
  const [duel] = report.duels
  const metric = (name: string) => duel?.metrics.find((one) => one.metric === name)

  it('win only beyond the noise of the repeats, and less is better of times alone', () => {
    expect(report.duels).toHaveLength(1)
    expect(metric('ttft')).toMatchObject({ winner: 'a', difference: expect.closeTo(75.2 / 45.2 - 1, 12) })
    expect(metric('ttft')?.noise).toBeCloseTo(0.10798660000336767, 9)
    expect(metric('generationRate')?.winner).toBeNull()
  })

  it('are not alone in what differs', () => {
    expect(duel?.differs).toEqual(['model', 'quantisation'])
    const quantisations = report.singleStream.map(({ quantisation }) => quantisation)
    expect(quantisations).toEqual(['AWQ', 'Q4_K_M'])
  })

  it('win with the higher rate', () => {
    const told = comparison()
    told.results.llamacpp.prompts.short.tps = { mean: 120, std: 2 }
    const [other] = reportFrom({ 'c.json': JSON.stringify(told) }).duels
    expect(other?.metrics.find((one) => one.metric === 'generationRate')?.winner).toBe('b')
  })

  it('are not compared over different models', () => {
    const told = comparison()
    told.results.llamacpp.model = 'models/gguf/Llama-3-8B-Q4_K_M.gguf'
    expect(reportFrom({ 'c.json': JSON.stringify(told) }).duels).toEqual([])
  })
})
