import { elasticities } from '../../capacity/elasticity.ts'
import { slotOccupancy } from '../../capacity/little.ts'
import { variation } from '../../capacity/spread.ts'
import {
  isNumber,
  type DiagnosedLevel,
  type Missing,
  type Quantity,
  type Told,
} from '../../diagnoses/diagnosis.ts'
import type { Point } from '../../model/report.ts'
import { bySpeed } from '../points/by-speed.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { meanLatency } from '../occupancy.ts'

/** Above this ratio a chunk holds several tokens, below it lengths differ too much: gaps are not those of tokens. */
const tokenwise = { least: 0.8, most: 1.25 } as const

const told = (value: number | null | undefined, missing: Missing): Told =>
  value === null || value === undefined || !Number.isFinite(value) ? [missing] : value === 0 ? 0 : value

/** A number made of others, or all that is missing for it. */
const made = (
  inputs: readonly Told[],
  make: (...numbers: readonly number[]) => number,
  lacking: Missing,
): Told => {
  const missing = inputs.flatMap((input) => (isNumber(input) ? [] : input))
  if (missing.length > 0) return [...new Set(missing)]
  return told(make(...(inputs as readonly number[])), lacking)
}

export interface Latency {
  readonly value: number
  readonly from: 'measured' | 'rebuilt' | 'little'
}

/** Mean end-to-end time of a run: measured, rebuilt from its parts, or concurrency / throughput where only that is known. */
export const latencyOf = ({ run }: JudgedRun): Latency | null => {
  const mean = meanLatency(run)
  if (mean) return { value: mean.high, from: mean.measured ? 'measured' : 'rebuilt' }
  const { concurrency } = run.load
  const { requests } = run.throughput
  return concurrency !== null && requests ? { value: concurrency / requests, from: 'little' } : null
}

const gapsOf = ({ run }: JudgedRun): Pick<Record<Quantity, Told>, 'gap' | 'gapRatio' | 'gapPerToken'> => {
  const { itl, tpot } = run.latency
  const perToken = (itl?.mean ?? 0) / (tpot?.mean ?? 0)
  const bundled = Number.isFinite(perToken) && (perToken > tokenwise.most || perToken < tokenwise.least)
  const gap: Told = bundled && itl?.mean ? ['tokenGaps'] : told(itl?.p99, 'itl')
  return {
    gap,
    gapRatio: made([gap, told(itl?.median, 'itl')], (p99 = 0, median = 0) => p99 / median, 'tokenGaps'),
    gapPerToken: made([gap, told(tpot?.mean, 'tpot')], (p99 = 0, mean = 0) => p99 / mean, 'tpot'),
  }
}

/** What the run of a level tells by itself. */
type Own = Omit<Record<Quantity, Told>, 'prefillLoad' | 'tpotGrowth' | 'throughputGrowth'>

const ownOf = (judged: JudgedRun): Own => {
  const { run, occupancy } = judged
  const throughput = told(run.throughput.requests, 'throughput')
  const [ttft, tpot] = [told(run.latency.ttft?.mean, 'ttft'), told(run.latency.tpot?.mean, 'tpot')]
  const latency = told(latencyOf(judged)?.value, 'latency')
  const cap = run.load.concurrency
  const load = cap ?? made([throughput, latency], (x = 0, r = 0) => x * r, 'latency')
  const output = told(run.tokens.output, 'outputTokens')
  return {
    load,
    throughput,
    ttft,
    tpot,
    latency,
    inputTokens: told(run.tokens.input, 'inputTokens'),
    ttftShare: made([ttft, latency], (first = 0, all = 0) => first / all, 'latency'),
    decodeShare: made(
      [tpot, output, latency],
      (each = 0, tokens = 0, all = 0) => (each * Math.max(0, tokens - 1)) / all,
      'latency',
    ),
    running: made([load, ttft, latency], slotOccupancyOf, 'latency'),
    ...gapsOf(judged),
    occupancy: cap === null ? ['concurrency'] : told(occupancy?.high, 'latency'),
    perSlot:
      cap === null ? ['concurrency'] : told(run.completed === null ? null : run.completed / cap, 'completed'),
  }
}

const slotOccupancyOf = (load = 0, ttft = 0, latency = 0): number => slotOccupancy(load, ttft, latency)

const between = (x0 = 0, y0 = 0, x1 = 0, y1 = 0): number =>
  elasticities([
    { x: x0, y: y0 },
    { x: x1, y: y1 },
  ])[0]?.elasticity ?? Number.NaN

const growth = (own: Own, below: Own | null, name: 'tpot' | 'throughput'): Told =>
  below ? made([below.load, below[name], own.load, own[name]], between, 'lowerLevel') : ['lowerLevel']

/** X L / (L_1 / TTFT_1): the tokens read in a second over those of one request alone. */
const prefillLoadOf = (own: Own, alone: Own | null): Told =>
  alone
    ? made(
        [own.throughput, own.inputTokens, alone.inputTokens, alone.ttft],
        (x = 0, tokens = 0, first = 0, ttft = 0) => (x * tokens * ttft) / first,
        'inputTokens',
      )
    : ['unloaded']

/** Of several runs of a level the one in the middle by throughput: all its numbers belong together. */
export const middleRun = (runs: readonly JudgedRun[]): JudgedRun =>
  runs.toSorted(bySpeed)[(runs.length - 1) >> 1]!

const excusedOf = ({ run }: JudgedRun): boolean =>
  typeof run.load.requestRate === 'number' || (variation([...(run.samples?.outputTokens ?? [])]) ?? 0) >= 0.3

/** The level where requests hardly wait for each other: the lowest, with at most four in flight. */
const aloneAt = 4

export interface Levels {
  readonly levels: readonly DiagnosedLevel[]
  readonly unloaded: DiagnosedLevel | null
}

/** The levels of a series with everything that rules look at, from one run each; points and runs in the same order. */
export const diagnosedLevels = (points: readonly Point[], runs: readonly JudgedRun[]): Levels => {
  const owns = runs.map(ownOf)
  const first = points.findIndex(({ usable }) => usable)
  const alone = owns[first]
  const unloaded = alone && isNumber(alone.load) && alone.load <= aloneAt ? first : -1
  const levels: DiagnosedLevel[] = []
  for (const [index, own] of owns.entries()) {
    const lower = points.slice(0, index).findLastIndex(({ usable }) => usable)
    const below = owns[lower] ?? null
    levels.push({
      index,
      run: runs[index]!.run.id,
      below: levels[lower] ?? null,
      level: points[index]!.level,
      usable: points[index]!.usable,
      excused: excusedOf(runs[index]!),
      told: {
        ...own,
        prefillLoad: prefillLoadOf(own, owns[unloaded] ?? null),
        tpotGrowth: growth(own, below, 'tpot'),
        throughputGrowth: growth(own, below, 'throughput'),
      },
    })
  }
  return { levels, unloaded: levels[unloaded] ?? null }
}
