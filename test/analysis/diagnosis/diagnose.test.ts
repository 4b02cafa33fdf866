import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { Diagnosed } from '../../../src/model/report.ts'
import type { Run } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, someSla } from '../../builders.ts'
import { nim5000, slicedGpu, type PublishedLevel } from '../../diagnoses/published.ts'
import { someDiagnosed } from '../../trails/diagnosed-report.ts'
import { onlySeries, someArrivals, someSweep } from '../some-sweep.ts'

/** The published means, with tails that follow them. */
const sweepOf = (rows: readonly PublishedLevel[], input: number | null) =>
  rows.map(({ load, ttft, latency, gap, throughput, outputTokens }) =>
    someRun({
      load: { concurrency: load },
      throughput: { requests: throughput },
      tokens: { input, output: outputTokens },
      latency: {
        ttft: { mean: ttft, median: ttft, p99: ttft * 1.2 },
        tpot: { mean: gap, median: gap, p99: gap * 1.2 },
        itl: null,
        e2e: { mean: latency, median: latency, p99: latency * 1.1 },
      },
    }),
  )

const diagnosed = (runs: readonly Run[], sla?: string): Diagnosed =>
  onlySeries(runs, sla === undefined ? {} : { sla: someSla(sla) }).diagnosis

const told = ({ rules }: Diagnosed): readonly string[] => rules.map(({ id, level, about }) => `${id} ${level} ${about}`)

const lacking = ({ cannot }: Diagnosed): readonly string[] =>
  cannot.map(({ id, missing }) => [id, ...missing].join(' '))

const alone = (gpus: number, tokens: number, ttft: number) =>
  someRun({
    facts: { ...factsOn(gpus), inputTokens: { value: tokens, from: 'metadata', where: 'input_len' } },
    tokens: { input: tokens },
    load: { concurrency: 1 },
    latency: { ttft: { mean: ttft } },
  })

const at = (letters: string) => diagnosed(someSweep(letters)).at

const firstOf = (runs: readonly Run[]): Diagnosed => analyze(runs, somePlan()).series[0]!.diagnosis

describe('the diagnosis', () => {
  it('of long prompts finds prefill at the limit and the full KV cache beyond it', () => {
    const diagnosis = diagnosed(sweepOf(nim5000, 5000), 'ttft.p99<=10s')
    expect(diagnosis.at).toMatchObject({ level: 100, is: 'limit' })
    expect(told(diagnosis)).toEqual(['Q 150 sweep', 'P 100 limit'])
    expect(diagnosis.rules[1]?.evidence['prefillLoad']).toBeCloseTo(0.746, 3)
    const running = diagnosis.levels.map((level) => Number(level.running?.toFixed(1)))
    expect(Math.min(...running.slice(4))).toBeGreaterThanOrEqual(85.3)
    expect(Math.max(...running.slice(4))).toBeLessThanOrEqual(86.1)
    expect(lacking(diagnosis)).toEqual(['J itl', 'N shortInput'])
  })

  it('of a full GPU finds saturated decoding at the limit and the cap of the batch beyond it', () => {
    const diagnosis = diagnosed(sweepOf(slicedGpu, null), 'ttft.p99<=1s')
    expect(diagnosis.at).toMatchObject({ level: 256, is: 'limit' })
    expect(told(diagnosis)).toEqual(['Q 320 sweep', 'D2 256 limit'])
    expect(diagnosis.rules[0]?.evidence).toMatchObject({ load: 320, loadBelow: 256 })
    expect(lacking(diagnosis)).toEqual(['P unloaded', 'M unloaded', 'J itl'])
  })

  it('speaks of the lowest failing level where none passes, and of the highest where none can be judged', () => {
    expect(at('ppf')).toEqual({ run: 'r2', level: 2, is: 'limit' })
    expect(at('ff')).toEqual({ run: 'r1', level: 1, is: 'lowestFailing' })
    expect(at('uu')).toEqual({ run: 'r2', level: 2, is: 'highestMeasured' })
  })

  it('is never a guess: without times nearly everything is missing, and nothing is found', () => {
    const latency = { ttft: null, tpot: null, itl: null, e2e: null }
    const diagnosis = diagnosed(
      [32, 64].map((concurrency) =>
        someRun({ load: { concurrency }, throughput: { requests: 8 }, latency, wholeRecord: false }),
      ),
    )
    expect([diagnosis.rules, diagnosis.absent]).toEqual([[], []])
    expect(lacking(diagnosis)).toContain('Q ttft')
    expect(diagnosis.cannot.map(({ id }) => id)).toEqual(['Q', 'P', 'M', 'D', 'D2', 'J', 'H', 'N'])
  })

  it('looks at no level whose numbers contradict themselves', () => {
    const diagnosis = diagnosed(someSweep('vv'))
    expect(diagnosis).toMatchObject({ at: null, rules: [], absent: [], levels: [] })
    expect(lacking(diagnosis)).toContain('Q level')
  })

  it('of a sweep of rates knows the load from throughput and time, and no empty slots', () => {
    const diagnosis = diagnosed([someArrivals('p', 0.5, 0.5), someArrivals('p', 4, 4)])
    expect(diagnosis.levels.map(({ load }) => Number(load?.toFixed(3)))).toEqual([2.013, 16.1])
    expect(lacking(diagnosis)).toEqual(['H concurrency'])
  })

  it('finds each bottleneck in a sweep that has it', () => {
    const rules = someDiagnosed().series.flatMap(({ diagnosis }) => diagnosis.rules)
    expect([...new Set(rules.map(({ id, reason }) => `${id}.${reason}`))].toSorted()).toEqual([
      'D.cheap',
      'D2.saturated',
      'H.slotsIdle',
      'J.stalls',
      'M.shared',
      'N.overhead',
      'P.busy',
      'P.waits',
      'Q.capped',
    ])
  })

  it('compares prompts only with longer ones of the same layout', () => {
    expect(told(firstOf([alone(1, 64, 0.5), alone(1, 4096, 0.6)]))).toContain('N 1 sweep')
    for (const other of [alone(2, 4096, 0.6), alone(1, 255, 0.6)])
      expect(lacking(firstOf([alone(1, 64, 0.5), other]))).toContain('N longerInput')
  })
})
