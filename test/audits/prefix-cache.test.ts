import { describe, expect, it } from 'vitest'
import { prefixCache } from '../../src/audits/prefix-cache.ts'
import { type RunChoices, someFacts, someRun } from '../builders.ts'
import { brief, findIn, findInSeries, seriesSubject, someLevel } from './some-subject.ts'

const on = (seed?: string): RunChoices => ({ settings: { enable_prefix_caching: 'True', ...(seed && { seed }) } })
const engine = (value: string) => ({ facts: { ...someFacts, engine: { value, from: 'plan', where: '' } as const } })
const levels = (...all: readonly (number | null)[]) => all.map((medianTtft, i) => someLevel(2 ** i, { medianTtft }))

describe('V12 on a run', () => {
  it.each([
    ['0.05', []],
    ['0.051', ['hits error noPass']],
    ['5%', []],
    ['6 %', ['hits error noPass']],
    ['62.5', ['hits error noPass']],
    ['none', []],
  ])('that found %s of its prefixes in the cache: %j', (rate, expected) => {
    expect(brief(findIn(prefixCache, { settings: { 'prefix-cache-hit-rate': rate } }))).toEqual(expected)
  })

  it('expects hits where prompts are not random', () => {
    const settings = { dataset_name: 'sharegpt', prefix_cache_hit_rate: '0.6' }
    expect(findIn(prefixCache, { settings })).toEqual([])
  })

  it.each([
    [[on('1'), on('1')], ['onSameSeed error noPass']],
    [[on('1'), on('2')], []],
    [[on(), on()], []],
    [
      [
        { ...on('1'), date: '20260101-000000' },
        { ...on('1'), date: '20260102-000000' },
      ],
      [],
    ],
    [
      [
        { ...on('1'), date: '20260103-000000' },
        { ...on('1'), date: '20260102-000000' },
      ],
      ['onSameSeed error noPass'],
    ],
    [[{ settings: { prefix_caching: 'off', seed: '1' } }, on('1')], []],
    [[{ ...on('1'), ...engine('SGLang') }, on('1')], []],
  ] as readonly (readonly [readonly [RunChoices, RunChoices], readonly string[]])[])(
    'first of %j: %j',
    ([own, other], expected) => {
      const run = someRun(own)
      const subject = { run, siblings: [run, someRun(other)], axis: 'concurrency', inFlight: null } as const
      const sla = { expression: '', preset: null, limits: [] }
      expect(brief(prefixCache.run?.({ ...subject, occupancy: null, sla }) ?? [])).toEqual(expected)
    },
  )
})

describe('V12 on a sweep', () => {
  const statusUnknown = ['statusUnknown warning none']

  it.each([
    [{}, statusUnknown],
    [{ settings: { prefix_caching: 'off' } }, []],
    [{ settings: { no_enable_prefix_caching: 'true' } }, []],
    [{ settings: { prefix_caching: 'reset' } }, []],
    [on(), ['onSeedUnknown warning none']],
    [on('7'), []],
    [{ settings: { dataset_name: 'sharegpt' } }, []],
    [{ settings: { dataset: 'random' } }, statusUnknown],
    [engine('vLLM 0.11'), statusUnknown],
    [engine('SGLang'), []],
  ] as readonly (readonly [RunChoices, readonly string[]])[])('of %j: %j', (run, expected) => {
    expect(brief(findInSeries(prefixCache, [run, run]))).toEqual(expected)
  })

  it.each([
    [[0.1, 0.079], 1],
    [[0.1, 0.08], 0],
    [[0.1, null, 0.01], 0],
    [[0.1, 0.05, 0.02], 1],
  ])('of median TTFT %j has %i hints', (ttft, hints) => {
    const found = findInSeries(prefixCache, [on('7')], { levels: levels(...ttft) })
    expect(found.filter(({ reason }) => reason === 'firstTokenFaster')).toHaveLength(hints)
    const off = { settings: { prefix_caching: 'off' } }
    expect(findInSeries(prefixCache, [off], { levels: levels(...ttft) })).toEqual([])
  })
})

const subject = (input: number, ttft: number, output = 256) =>
  seriesSubject([{ tokens: { input, output } }], [someLevel(8, { medianTtft: ttft })])

const pair = (other: ReturnType<typeof subject>, differ: 'gpus' | 'lengths' = 'lengths') =>
  brief(prefixCache.pair?.({ differ, base: subject(1000, 0.1), other }) ?? [])

describe('V12 on two lengths', () => {
  it('doubts a longer input whose first token comes sooner', () => {
    expect(pair(subject(4000, 0.079))).toEqual(['longerInputFaster warning none'])
  })

  it('says nothing of noise, of nearly equal inputs or of other outputs', () => {
    expect(pair(subject(4000, 0.08))).toEqual([])
    expect(pair(subject(1499, 0.01))).toEqual([])
    expect(pair(subject(4000, 0.01, 128))).toEqual([])
    expect(pair(subject(4000, 0.01), 'gpus')).toEqual([])
  })
})
