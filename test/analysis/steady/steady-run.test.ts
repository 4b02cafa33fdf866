import { describe, expect, it } from 'vitest'
import { closedLoop, fixedLengths, measure } from '../../../simulator/client.ts'
import { randomLengths } from '../../../simulator/lengths.ts'
import type { Engine, Workload } from '../../../simulator/model.ts'
import type { Observation } from '../../../simulator/observation.ts'
import { seededRandom } from '../../../simulator/random.ts'
import { servers } from '../../../simulator/servers.ts'
import { vllmResult } from '../../../simulator/vllm-result.ts'
import { quantile } from '../../../src/maths/quantile.ts'
import { steadyP99, steadyRun, type SteadyRun } from '../../../src/analysis/steady/steady-run.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { streamSamples } from '../../../src/records/streams.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const sla = someSla()
const load = (concurrency: number) => closedLoop(concurrency, 0.5e-3)

const runOf = (seen: Observation, concurrency: number, more: RunChoices = {}): SettledRun => {
  const invocation = { date: '', model: 'm', load: load(concurrency), metadata: {}, percents: [99] }
  const completed = seen.starts.length
  const samples = streamSamples(vllmResult(seen, { ...invocation, detailed: true }), completed)
  if (!samples || samples === 'disagree') throw new Error('no samples')
  return someRun({ load: { concurrency }, completed, duration: seen.duration, samples, ...more })
}

const partOf = (run: SettledRun): SteadyRun => {
  const steady = steadyRun(run, sla, 'concurrency')
  if (typeof steady === 'string') throw new Error(steady)
  return steady
}

const p99 = (values: Float64Array): number => quantile(values.toSorted(), 0.99) ?? Number.NaN

const { engine } = servers[0]!
const fixed = (count: number): Workload => fixedLengths(count, 256, 256)
const varied = (count: number): Workload => {
  const length = { mean: 256, variation: 0.6, least: 8, most: 2048 }
  return randomLengths(count, length, length, seededRandom(5))
}

/** p99 TTFT of the whole of a short run, of its steady part, and of a run so long that its start is forgotten. */
const compared = (server: Engine, lengths: (count: number) => Workload, concurrency: number) => {
  const short = measure(server, lengths(10 * concurrency), load(concurrency), 3)
  const long = measure(server, lengths(150 * concurrency), load(concurrency), 7)
  const truth = p99(long.ttfts.slice(30 * concurrency, -concurrency))
  const steady = steadyP99(partOf(runOf(short, concurrency)), 'ttft') ?? Number.NaN
  return { whole: p99(short.ttfts) / truth, steady: steady / truth }
}

describe('the steady part of a simulated run of ten requests a slot', () => {
  it.each([
    ['with answers of different lengths', engine, varied, 64],
    ['with requests that wait for slots', { ...engine, maxSequences: 64 }, fixed, 128],
    ['with prefill first', { ...engine, scheduling: 'prefill-first' }, fixed, 64],
  ] as const)('%s has the p99 TTFT of a run fifteen times as long', (_, server, lengths, concurrency) => {
    const { whole, steady } = compared(server, lengths, concurrency)
    expect(steady).toBeGreaterThan(0.9)
    expect(steady).toBeLessThan(1.1)
    expect(whole).toBeGreaterThan(0.99)
  })

  it('with answers of one length is still above it, as the burst returns, and far below the whole run', () => {
    const { whole, steady } = compared(engine, fixed, 128)
    expect(steady).toBeGreaterThan(1)
    expect(steady).toBeLessThan(2.5)
    expect(whole).toBeGreaterThan(25)
  })

  it('has the gaps of its own requests', () => {
    const { run, part } = partOf(runOf(measure(engine, fixed(160), load(16), 3), 16))
    expect(run.samples?.gaps.length).toBe(255 * part.requests.length)
    expect(run.samples?.tpot.length).toBe(part.requests.length)
    expect(run.completed).toBe(part.requests.length)
  })
})

const reason = (run: SettledRun, expression?: string, axis: 'concurrency' | 'requestRate' = 'concurrency') =>
  steadyRun(run, someSla(expression), axis)

describe('times of sending', () => {
  const seen = measure(engine, varied(640), load(64), 3)
  const rebuilt = runOf(seen, 64)
  const recorded: SettledRun = { ...rebuilt, samples: { ...rebuilt.samples!, starts: seen.starts } }

  it('cannot be rebuilt of requests in the order in which they ended', () => {
    const ended: SettledRun = { ...rebuilt, samples: { ...rebuilt.samples!, endedInOrder: true } }
    expect(reason(ended)).toBe('orderUnknown')
  })

  it('are those that were recorded, or the same rebuilt', () => {
    expect([partOf(rebuilt).from, partOf(recorded).from]).toEqual(['rebuilt', 'startTimes'])
    expect(partOf(rebuilt).part.requests.length / partOf(recorded).part.requests.length).toBeCloseTo(1, 1)
    const [a, b] = [rebuilt, recorded].map((run) => steadyP99(partOf(run), 'ttft') ?? Number.NaN)
    expect(a! / b!).toBeCloseTo(1, 1)
  })

  it('are not rebuilt where they leave the duration unfilled, or where requests failed', () => {
    expect(reason({ ...rebuilt, duration: 2 * seen.duration })).toBe('timesDisagree')
    expect(typeof reason({ ...rebuilt, duration: null })).toBe('object')
    expect(reason({ ...rebuilt, failed: 1 })).toBe('failures')
    expect(typeof reason({ ...recorded, duration: 2 * seen.duration, failed: 1 })).toBe('object')
  })
})

describe('steadyRun', () => {
  const short = runOf(measure(engine, fixed(160), load(16), 3), 16)

  it('is not needed where the first wave is no part of the tail', () => {
    expect(reason({ ...short, completed: 1600 })).toBe('notNeeded')
    expect(reason(short, 'ttft.p90<=3s')).toBe('notNeeded')
    expect(reason(short, 'ttft.mean<=3s')).toBe('notNeeded')
    expect(typeof reason(short, 'ttft.p95<=3s')).toBe('object')
  })

  it('has nothing to leave out where requests come at a rate', () => {
    expect(reason(short, undefined, 'requestRate')).toBe('openLoop')
    expect(reason({ ...short, load: { ...short.load, requestRate: 3 } })).toBe('paced')
  })

  it('needs the requests, and 1 / (1 - p) of them after the cut', () => {
    expect(reason({ ...short, samples: null })).toBe('noRequests')
    expect(reason(short, 'ttft.p99.9<=3s')).toBe('tooFew')
    const few = runOf(measure(engine, fixed(80), load(16), 3), 16)
    expect(reason(few)).toBe('tooFew')
    expect(typeof reason(few, 'ttft.p95<=3s')).toBe('object')
  })
})
