import type { Given } from './answers.ts'
import { type Raised, resolution, type Tried } from './monotone.ts'
import { anySweep, type RandomSweep, reportOfSweep } from './random-sweep.ts'
import { randomServer } from './random-server.ts'
import { sweepOf } from './sweep.ts'

const factors = [0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3]
const percentiles = ['p99.9', 'p99', 'p95', 'p90', 'p50']

/** Service levels, each easier to keep than the one before. */
const chains: readonly (readonly string[])[] = [
  factors.map((factor) => `ttft.p99<=${Math.round(3000 * factor)}ms,itl.p99<=${Math.round(120 * factor)}ms`),
  percentiles.map((name) => `ttft.${name}<=2s,itl.${name}<=80ms`),
  ['ttft.p99<=3s,itl.p99<=120ms,e2e.p99<=20s', 'ttft.p99<=3s,itl.p99<=120ms', 'ttft.p99<=3s'],
]

/** Limit and rate of each series; what is not judged gives nothing. */
const givenBy = ({ records }: Pick<RandomSweep, 'records'>, sla: string): Given =>
  new Map(
    reportOfSweep({ records, flags: { sla } }).series.flatMap(({ id, basis, capacity, headroom }) =>
      basis?.judged
        ? [
            [`limit of ${id}`, capacity.maxConcurrency ?? 0] as const,
            [`rate of ${id}`, headroom?.arrivalRate ?? 0] as const,
          ]
        : [],
    ),
  )

const raisedIn = (sweep: Pick<RandomSweep, 'id' | 'records'>, chain: readonly string[]): readonly Raised[] => {
  const given = chain.map((sla) => givenBy(sweep, sla))
  return given.slice(1).flatMap((easier, i) =>
    [...given[i]!].flatMap(([answer, after]) => {
      const before = easier.get(answer) ?? 0
      const isRaised = after > before * (1 + (answer.startsWith('rate') ? resolution : 0))
      return isRaised ? [{ sweep: sweep.id, kind: 'stricter', at: chain[i]!, answer, before, after }] : []
    }),
  )
}

const triedOn = (sweeps: readonly Pick<RandomSweep, 'id' | 'records'>[]): Tried => ({
  sweeps: sweeps.length,
  changes: sweeps.length * chains.reduce((sum, chain) => sum + chain.length - 1, 0),
  raised: sweeps.flatMap((sweep) => chains.flatMap((chain) => raisedIn(sweep, chain))),
})

const seedsFrom = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i)

const mechanics = ['plain', 'mixed', 'strange', 'experts', 'network', 'cached', 'preempting'] as const

/** Of random sweeps and of simulated servers: what a stricter service level raises. */
export const stricter = (counts: { readonly sweeps: number; readonly servers: number }) => ({
  random: triedOn(seedsFrom(1, counts.sweeps).map(anySweep)),
  servers: triedOn(
    seedsFrom(50_001, counts.servers).map((seed) => ({
      id: `server ${seed}`,
      records: sweepOf(randomServer(mechanics[seed % mechanics.length]!, seed), seed),
    })),
  ),
})
