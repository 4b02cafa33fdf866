import { describe, expect, it } from 'vitest'
import { match } from '../../src/comparing/matching.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { factsOn, someFacts, someRun, type RunChoices } from '../builders.ts'
import { someReport } from '../document/some-report.ts'

const sweep = (choices: RunChoices): readonly SettledRun[] =>
  [1, 2, 4].map((concurrency) => someRun({ ...choices, load: { concurrency } }))

const matched = (old: readonly SettledRun[], next: readonly SettledRun[]) => {
  const { pairs, alone } = match({ old: someReport(old), new: someReport(next) })
  return {
    pairs: pairs.map((pair) => [pair.old.name, pair.new.name]),
    alone: [alone.old.map(({ name }) => name), alone.new.map(({ name }) => name)],
  }
}

const [one, two] = [sweep({ facts: factsOn(1), completed: 1000 }), sweep({ facts: factsOn(2), completed: 2000 })]
const names = ['1x RTX 5090 · 256/256', '2x RTX 5090 TP2 · 256/256'] as const

const onEngine = (value: string) => ({
  facts: { ...someFacts, engine: { value, from: 'metadata', where: 'engine' } as const },
})

const withSequences = (value: string) => sweep({ settings: { max_num_seqs: value }, completed: 10 * Number(value) })

describe('match', () => {
  it('goes by what a series is about and not by its id', () => {
    expect(matched([...one, ...two], [...two, ...one])).toEqual({
      pairs: [
        [names[0], names[0]],
        [names[1], names[1]],
      ],
      alone: [[], []],
    })
  })

  it('lists what has no partner', () => {
    expect(matched([...one, ...two], one).alone).toEqual([[names[1]], []])
    expect(matched(one, two)).toEqual({ pairs: [], alone: [[names[0]], [names[1]]] })
  })

  it.each([
    ['model', { facts: { ...someFacts, model: { value: 'other', from: 'result', where: 'model_id' } } }],
    ['lengths', { facts: { ...someFacts, inputTokens: { value: 512, from: 'metadata', where: 'input_len' } } }],
    ['kind of load', { load: { concurrency: null, requestRate: 2 } }],
  ] as const)('does not match another %s', (_, choices) => {
    expect(matched(sweep({}), [someRun(choices as RunChoices)]).pairs).toEqual([])
  })

  it('still matches when the engine changed, which is what is compared', () => {
    expect(matched(sweep(onEngine('vLLM 0.10')), sweep(onEngine('vLLM 0.11'))).pairs).toHaveLength(1)
  })

  it('finds a variant that the other report had no need to name', () => {
    const { pairs, alone } = matched(withSequences('256'), [...withSequences('256'), ...withSequences('512')])
    expect(pairs).toEqual([['1x RTX 5090 · 256/256', '1x RTX 5090 · max_num_seqs=256 · 256/256']])
    expect(alone).toEqual([[], ['1x RTX 5090 · max_num_seqs=512 · 256/256']])
  })
})
