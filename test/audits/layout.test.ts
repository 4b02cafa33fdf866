import { describe, expect, it } from 'vitest'
import { layout } from '../../src/audits/layout.ts'
import type { Fact } from '../../src/model/fact.ts'
import { settleFacts } from '../../src/series/facts.ts'
import { factsOn, someFacts, someRun } from '../builders.ts'
import { brief, findInSeries } from './some-subject.ts'

const fact = <T>(value: T): Fact<T> => ({ value, from: 'metadata', where: 'x' })

/** What it finds in a run on two GPUs, TP2, whose file states this card. */
const findAt = (path: string, gpu: string) => {
  const stated = { ...factsOn(2), gpu: fact(gpu) }
  const { facts, overruled } = settleFacts({ ...someRun({ path }), stated }, 'r1', [])
  return findInSeries(layout, [{ facts, overruled }])
}

describe('V24', () => {
  it('is content where the sizes make up the count, and where one of them is not told', () => {
    expect(findInSeries(layout, [{ facts: factsOn(2) }, { facts: factsOn(4) }])).toEqual([])
    expect(findInSeries(layout, [{ facts: someFacts }])).toEqual([])
    expect(findInSeries(layout, [{ facts: { tensorParallel: fact(8) } }])).toEqual([])
    const split = { ...factsOn(4), tensorParallel: fact(2), prefillWorkers: fact(1), decodeWorkers: fact(1) }
    expect(findInSeries(layout, [{ facts: split }])).toEqual([])
  })

  it('finds more GPUs in parallel than there are, once a series', () => {
    const facts = { ...factsOn(4), pipelineParallel: fact(2), gpus: fact(4) }
    const found = findInSeries(layout, [{ facts }, { facts }])
    expect(brief(found)).toEqual(['tooFewGpus error none'])
    expect(found[0]?.values).toEqual({ parallel: 'TP4 × PP2', needed: 8, gpus: 4 })
  })

  it('finds GPUs that no size accounts for', () => {
    const found = findInSeries(layout, [{ facts: { ...factsOn(4), gpus: fact(8) } }])
    expect(brief(found)).toEqual(['idleGpus warning none'])
    expect(found[0]?.values).toEqual({ parallel: 'TP4', needed: 4, gpus: 8 })
  })

  it('lets attention by data parallel share the GPUs of the tensor parallel group', () => {
    const facts = { ...factsOn(8), dataParallel: fact(8) }
    expect(findInSeries(layout, [{ facts, settings: { enable_dp_attention: 'True' } }])).toEqual([])
    expect(brief(findInSeries(layout, [{ facts }]))).toEqual(['tooFewGpus error none'])
  })

  it('finds a path that contradicts the file, and no contradiction in two spellings of one card', () => {
    expect(findAt('2xh100/tp2/a.json', 'NVIDIA H100 80GB HBM3')).toEqual([])
    expect(findAt('2xb200/tp2/a.json', 'NVIDIA H100 80GB HBM3').map(({ reason, values }) => [reason, values])).toEqual([
      ['otherCard', { used: 'NVIDIA H100 80GB HBM3', said: 'B200', where: '2xb200' }],
    ])
    expect(
      findAt('4xh100/tp4/a.json', 'H100').map(({ reason, values }) => [reason, values['what'], values['said']]),
    ).toEqual([
      ['otherNumber', 'TP', 4],
      ['otherNumber', 'GPU', 4],
    ])
  })
})
