import { simulatePool } from '../simulator/pool.ts'
import { seededRandom } from '../simulator/random.ts'
import { unbrokenRun } from '../src/maths/levels.ts'
import { pooledRate, type Pool } from '../src/replay/pool.ts'
import { refused } from '../src/replay/sweep.ts'
import { supportedRate } from '../src/replay/supported-rate.ts'
import { inputOf } from './levels.ts'
import { type Mechanics, randomServer, type Server, warmed } from './random-server.ts'
import { requestsOf } from './requests.ts'
import { sweepOf } from './sweep.ts'
import { average, usedShare, violationsOf } from './violations.ts'

/** Random servers as one pool by the overflow rule, and what they use of the violations that are allowed. */
export interface PoolCase {
  readonly id: string
  readonly servers: number
  /** Of the throughput at the limit: at random, and in the pool. */
  readonly shares: readonly [one: number, pooled: number]
  /** Above 1 the objective is lost: by one server at random, and by the pool. */
  readonly used: readonly [one: number, pooled: number]
}

const warmUp = 0.2

/** Of so many servers at a rate, `each` requests a server. */
const usedBy = (server: Server, servers: number, rate: number, each: number, seed: number): number => {
  const random = seededRandom(seed)
  const workloads = Array.from({ length: servers }, (_, i) => requestsOf(server, 2 * each, seed + 97 * i))
  const times = function* (): Generator<number> {
    for (let i = 0, time = 0; i < servers * each; i++) yield (time += -Math.log(1 - random()) / rate)
  }
  const all = simulatePool(server.engine, workloads, times(), seededRandom(seed + 1))
  return usedShare(
    average(all.map(({ trace, workload, count }) => violationsOf(trace, workload, Math.ceil(warmUp * count), count))),
  )
}

/** Where nothing can be replayed, as the overflow rule then plans; null when it plans nothing. */
export const poolCaseOf = (mechanics: Mechanics, seed: number, servers: number): PoolCase | null => {
  const cold = randomServer(mechanics, seed)
  const input = inputOf(sweepOf(cold, 1000 * seed))
  const server = warmed(cold, input.levels.at(-1)!.concurrency)
  const limit = unbrokenRun(input.levels).at(-1)
  const rule = supportedRate({ ...input, refusal: refused('error') })
  const level = input.levels.find(({ concurrency }) => concurrency === rule?.basis.planned)
  if (!limit || !rule || !level) return null
  const each = rule.basis.overflowRate
  const pool: Pool = { level, overflow: input.overflow, each, most: limit.throughput }
  const rate = pooledRate(pool, servers)
  const count = Math.max(2000, Math.min(8000, 40 * limit.concurrency))
  return {
    id: server.id,
    servers,
    shares: [each / limit.throughput, rate / servers / limit.throughput],
    used: [
      usedBy(server, 1, each, 2 * count, 13_000_000 + seed),
      usedBy(server, servers, rate, count, 14_000_000 + seed),
    ],
  }
}

const sets: readonly (readonly [mechanics: Mechanics, seed: number])[] = [
  ['plain', 201],
  ['mixed', 3001],
  ['strange', 85_001],
]

const sizes = [2, 4, 12]

/** So many servers of each kind; of every kind pools of each size. */
export const poolCases = (count: number): readonly PoolCase[] =>
  sets.flatMap(([mechanics, seed]) =>
    Array.from({ length: count }, (_, i) => poolCaseOf(mechanics, seed + i, sizes[i % sizes.length]!) ?? []).flat(),
  )

/** Pools that lose the objective where one server by the same rule keeps it. */
export const brokenPools = (cases: readonly PoolCase[]): readonly PoolCase[] =>
  cases.filter(({ used: [one, pooled] }) => pooled > 1 && one <= 1)

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Prints how pools of simulated servers keep the objective; how many lose it. */
export const reportPools = (count: number, print: (text: string) => void): number => {
  const cases = poolCases(count)
  const broken = brokenPools(cases)
  const gain = middle(cases.map(({ shares: [one, pooled] }) => pooled / one))
  print(
    `Servers as one pool: ${cases.length} pools, which take ${gain.toFixed(2)} times as much (median); ${broken.length} lose the objective\n`,
  )
  for (const { id, servers, used } of broken)
    print(`  BROKEN: ${servers} of ${id}: ${used[1].toFixed(2)} of what is allowed\n`)
  print('\n')
  return broken.length
}
