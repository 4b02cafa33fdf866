import { type Random, seededRandom } from '../simulator/random.ts'
import { reportOf } from '../src/analysis/report.ts'
import type { Report } from '../src/model/report.ts'
import { type QuestionFlags, resolvePlan } from '../src/question/resolve.ts'
import { readDocuments } from '../src/reading/documents.ts'
import { recognise } from '../src/recognition/recognise.ts'
import { type LevelLoad, recordOf, serverOf, type VllmRecord } from './queue-server.ts'
import { type Ugliness, uglinesses, uglyRecords } from './ugly-records.ts'

/** A sweep as the files that `vllm bench serve` would save, one record a run, and the question asked of it. */
export interface RandomSweep {
  readonly id: string
  readonly records: readonly VllmRecord[]
  readonly flags: QuestionFlags
}

const levelCounts = [2, 3, 4, 5, 6, 7]

const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!

/** Concurrencies that double, or offered rates that rise by a third, from somewhere below the server's capacity. */
const loadsOf = (random: Random, capacity: number, axis: 'concurrency' | 'requestRate'): readonly LevelLoad[] => {
  const count = oneOf(random, levelCounts)
  const first = axis === 'concurrency' ? oneOf(random, [1, 2, 4, 8, 16, 32]) : capacity * (0.2 + 0.6 * random())
  return Array.from({ length: count }, (_, i) =>
    axis === 'concurrency'
      ? { concurrency: first * 2 ** i, requestRate: 'inf' }
      : { concurrency: null, requestRate: Number((first * 1.35 ** i).toPrecision(4)) },
  )
}

/** End-to-end times are written only when asked for. */
const withoutEnds = (record: VllmRecord): VllmRecord =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !key.includes('e2el')))

const questions: readonly QuestionFlags[] = [
  {},
  {},
  {},
  { sla: 'ttft.p99<=1s,tpot.p99<=60ms' },
  { sla: 'ttft.p95<=2s,itl.p95<=80ms' },
  { sla: 'ttft.p99<=2s,e2e.mean<=12s' },
  { repeatPolicy: 'median' },
]

/** The same seed gives the same sweep; what is asked to be ugly is so at some of its levels. */
export const randomSweep = (seed: number, ugly: readonly Ugliness[] = []): RandomSweep => {
  const random = seededRandom(seed)
  const server = serverOf(random)
  const axis = random() < 0.25 ? 'requestRate' : 'concurrency'
  const loads = loadsOf(random, server.slots / server.fullLatency, axis)
  const whole = loads.map((load, i) => recordOf(server, load, i, random))
  const records = random() < 0.25 ? whole : whole.map(withoutEnds)
  return {
    id: `${axis}-${seed}${ugly.map((one) => `-${one}`).join('')}`,
    records: uglyRecords(records, ugly, random),
    flags: oneOf(random, questions),
  }
}

/** Any sweep: each kind of ugliness in about a third of them. */
export const anySweep = (seed: number): RandomSweep => {
  const random = seededRandom(seed + 1_000_003)
  return randomSweep(
    seed,
    uglinesses.filter(() => random() < 0.33),
  )
}

const stamp = { version: '0.0.0', now: '2026-09-30T00:00:00Z' }

/** The report of a sweep, read from the text of its files as any other. */
export const reportOfSweep = ({ records, flags }: Pick<RandomSweep, 'records' | 'flags'>): Report => {
  const recognised = records.map((record, i) => {
    const bytes = new TextEncoder().encode(JSON.stringify(record))
    const source = { id: `s${i + 1}`, path: `bench/level-${i + 1}.json`, sha256: `${i}`, bytes: bytes.length }
    return recognise({ ...source, ...readDocuments(bytes) })
  })
  return reportOf(recognised, resolvePlan(flags, null), stamp)
}
