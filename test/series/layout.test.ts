import { describe, expect, it } from 'vitest'
import type { Fact, Facts } from '../../src/model/fact.ts'
import { layoutOf } from '../../src/series/layout.ts'
import { someRun } from '../builders.ts'

const fact = <T>(value: T): Fact<T> => ({ value, from: 'path', where: '' })
const nameOf = (facts: Facts) => layoutOf(someRun({ facts })).name

describe('layoutOf', () => {
  it('is null for everything that nothing states', () => {
    expect(layoutOf(someRun({ facts: {} }))).toEqual({
      name: null,
      gpu: null,
      gpus: null,
      tensorParallel: null,
      pipelineParallel: null,
      dataParallel: null,
      prefillWorkers: null,
      decodeWorkers: null,
    })
  })

  it('names what is known', () => {
    expect(nameOf({ gpu: fact('RTX 5090'), gpus: fact(2), tensorParallel: fact(2) })).toBe('2x RTX 5090 TP2')
    expect(nameOf({ gpu: fact('H100') })).toBe('H100')
    expect(nameOf({ gpus: fact(8), tensorParallel: fact(4), dataParallel: fact(2) })).toBe('8x GPU TP4 DP2')
    expect(nameOf({ prefillWorkers: fact(1), decodeWorkers: fact(3) })).toBe('1p3d')
  })

  it('leaves sizes of one out of the name', () => {
    const one = { gpus: fact(1), tensorParallel: fact(1), pipelineParallel: fact(1), dataParallel: fact(1) }
    expect(nameOf({ gpu: fact('L4'), ...one })).toBe('1x L4')
  })
})
