import { describe, expect, it } from 'vitest'
import { comparability } from '../../src/audits/comparability.ts'
import { someFacts, type RunChoices } from '../builders.ts'
import { brief, seriesSubject } from './some-subject.ts'

const known: RunChoices = { settings: { quantization: 'fp8' } }
const found = (base: RunChoices, other: RunChoices, differ: 'gpus' | 'lengths' = 'gpus') =>
  brief(comparability.pair?.({ differ, base: seriesSubject([base]), other: seriesSubject([other]) }) ?? [])
const version = (value: string): RunChoices => ({ settings: { ...known.settings, 'vllm-version': value } })
const on = (date: string): RunChoices => ({ ...known, date })

describe('V13', () => {
  it('warns of different versions of the engine, when both are known', () => {
    expect(found(version('0.9.1'), version('0.11.0'))).toEqual(['engineVersion warning none'])
    expect(found(version('0.9.1'), version('0.9.1'))).toEqual([])
    expect(found(version('0.9.1'), known)).toEqual([])
  })

  it.each([
    ['20260401-000000', []],
    ['20260402-000001', ['daysApart warning none']],
    ['20251001-000000', ['daysApart warning none']],
    ['not a date', []],
  ])('measured 2026-01-01 and %s: %j', (date, expected) => {
    expect(found(on('20260101-000000'), on(date))).toEqual(expected)
  })

  it('wants the quantisation of both known, from a setting or the name of the model', () => {
    expect(found({}, known)).toEqual(['quantizationUnknown warning none'])
    const facts = { ...someFacts, model: { value: 'Llama-3.1-405B-FP8', from: 'result', where: '' } } as const
    expect(found({ facts }, { facts })).toEqual([])
  })

  it('is about more GPUs, not about other lengths', () => {
    expect(found({}, {}, 'lengths')).toEqual([])
  })
})
