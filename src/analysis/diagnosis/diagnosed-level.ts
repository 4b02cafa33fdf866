import type { DiagnosedLevel, Missing, Quantity, Told } from '../../diagnoses/diagnosis.ts'
import type { FormulaId } from '../../formulas/index.ts'
import { decodingShare } from '../../maths/little.ts'
import { variation } from '../../maths/spread.ts'
import type { Point } from '../../model/report.ts'
import { made, read, taken, type Made, type Read } from '../../trails/made.ts'
import { meanLatency } from '../occupancy.ts'
import { inRun, rebuiltFrom } from '../places.ts'
import { isChunked, isSingle, tokensPerGap } from '../../model/tokens-per-gap.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { bySpeed } from '../points/repeats.ts'

/** A number with where it was read or how it was made, or what is missing for it. */
export type Source = Read<number> | Made<number> | readonly Missing[]

const isSource = (source: Source): source is Read<number> | Made<number> => 'kind' in source

export const toldOf = (source: Source): Told => (isSource(source) ? source.value : source)

/** An absent number is missing, and so is one that division by nothing gave; there is no zero below zero. */
const checked = (source: Read<number | null> | Made<number | null> | null, missing: Missing): Source => {
  const value = source?.value ?? null
  if (source === null || value === null || !Number.isFinite(value)) return [missing]
  return { ...source, value: value === 0 ? 0 : value }
}

/** A number made of others, or all that is missing for it. */
const madeOf = (formula: FormulaId, inputs: Readonly<Record<string, Source>>, lacking: Missing): Source => {
  const missing = Object.values(inputs).flatMap((input) => (isSource(input) ? [] : input))
  if (missing.length > 0) return [...new Set(missing)]
  return checked(made(formula, inputs as Readonly<Record<string, Read<number> | Made<number>>>), lacking)
}

/** Mean end-to-end time of a run: measured, rebuilt from its parts, or concurrency / throughput where only that is known. */
const latencyOf = ({ run }: JudgedRun, load: Made<number | null>) => {
  const mean = meanLatency(run)
  if (mean?.measured) return { made: taken(inRun(run, 'latency/e2e/mean')), from: 'measured' } as const
  if (mean) return { made: made('rebuilt', rebuiltFrom(run), { rounding: 'max' }), from: 'rebuilt' } as const
  const X = inRun(run, 'throughput/requests')
  return load.value !== null && X.value ? ({ made: made('latency', { C: load, X }), from: 'little' } as const) : null
}

const gapsOf = ({ run }: JudgedRun): Pick<Record<Quantity, Source>, 'gap' | 'gapRatio' | 'gapPerToken'> => {
  const perGap = tokensPerGap(run)
  const y = perGap && isChunked(perGap) ? (['tokenGaps'] as const) : checked(inRun(run, 'latency/itl/p99'), 'itl')
  const median = checked(inRun(run, 'latency/itl/median'), 'itl')
  const { itl, tpot } = run.latency
  const isApart = itl?.mean && tpot?.mean && !isSingle(itl.mean / tpot.mean)
  const each = isApart ? (['tpot'] as const) : checked(inRun(run, 'latency/tpot/mean'), 'tpot')
  return {
    gap: y,
    gapRatio: madeOf('ratio', { y, y_0: median }, 'tokenGaps'),
    gapPerToken: madeOf('ratio', { y, y_0: each }, 'tpot'),
  }
}

/** What the run of a level tells by itself. */
type Own = Omit<Record<Quantity, Source>, 'prefillLoad' | 'tpotGrowth' | 'throughputGrowth'>

const perSlotOf = ({ run }: JudgedRun): Source => {
  const y = checked(inRun(run, 'completed'), 'completed')
  const cap = inRun(run, 'load/concurrency')
  return cap.value === null ? ['concurrency'] : madeOf('ratio', { y, y_0: cap as Read<number> }, 'completed')
}

/** Of one mean time its parts are at most the whole; rounding, and answers of different lengths, may seem to add a little. */
const mostShares = 1.25

/** The shares of a mean time before and after the first token, unless together they are far more than the whole. */
const sharesOf = (ttft: Source, tpot: Source, output: Source, latency: Source) => {
  const ttftShare = madeOf('ttftShare', { TTFT: ttft, R: latency }, 'latency')
  const known = isSource(ttft) ? { TTFT: ttft } : {}
  const decodeShare = madeOf('decodeShare', { TPOT: tpot, L: output, R: latency, ...known }, 'latency')
  const [whole, each, tokens] = [latency, tpot, output].map((one) => (isSource(one) ? one.value : Number.NaN))
  const contradicts = isSource(ttftShare) && ttftShare.value + decodingShare(each!, tokens!, whole!) > mostShares
  return contradicts ? ({ ttftShare: ['agreement'], decodeShare: ['agreement'] } as const) : { ttftShare, decodeShare }
}

const ownOf = (judged: JudgedRun): Own => {
  const { run, occupancy } = judged
  const cap = taken(inRun(run, 'load/concurrency'))
  const throughput = checked(inRun(run, 'throughput/requests'), 'throughput')
  const ttft = checked(inRun(run, 'latency/ttft/mean'), 'ttft')
  const tpot = checked(inRun(run, 'latency/tpot/mean'), 'tpot')
  const latency = checked(latencyOf(judged, cap)?.made ?? null, 'latency')
  const load = cap.value === null ? madeOf('openLoad', { X: throughput, R: latency }, 'latency') : (cap as Made<number>)
  const output = checked(inRun(run, 'tokens/output'), 'outputTokens')
  const held = read(`runs/${run.id}/occupancy/high`, occupancy?.high ?? null)
  return {
    load,
    throughput,
    ttft,
    tpot,
    latency,
    inputTokens: checked(inRun(run, 'tokens/input'), 'inputTokens'),
    ...sharesOf(ttft, tpot, output, latency),
    running: madeOf('runningBatch', { C: load, TTFT: ttft, R: latency }, 'latency'),
    ...gapsOf(judged),
    occupancy: cap.value === null ? ['concurrency'] : checked(held, 'latency'),
    perSlot: perSlotOf(judged),
  }
}

const growth = (own: Own, below: Own | null, name: 'tpot' | 'throughput'): Source =>
  below
    ? madeOf('elasticity', { y: own[name], y_1: below[name], C: own.load, C_1: below.load }, 'lowerLevel')
    : ['lowerLevel']

/** The tokens read in a second over those of one request alone. */
const prefillLoadOf = (own: Own, alone: Own | null): Source =>
  alone
    ? madeOf(
        'prefillLoad',
        { X: own.throughput, L: own.inputTokens, L_1: alone.inputTokens, TTFT_1: alone.ttft },
        'inputTokens',
      )
    : ['unloaded']

/** Of several runs of a level the one in the middle by throughput: all its numbers belong together. */
export const middleRun = (runs: readonly JudgedRun[]): JudgedRun => runs.toSorted(bySpeed)[(runs.length - 1) >> 1]!

const excusedOf = ({ run }: JudgedRun): boolean =>
  typeof run.load.requestRate === 'number' || (variation(run.samples?.outputTokens ?? []) ?? 0) >= 0.3

/** The level where requests hardly wait for each other: the lowest, with at most four in flight. */
const aloneAt = 4

/** A level as the rules see it, with how its numbers were made. */
export interface MadeLevel extends DiagnosedLevel {
  readonly point: Point
  readonly below: MadeLevel | null
  readonly latencyFrom: 'measured' | 'rebuilt' | 'little' | null
  readonly made: Readonly<Record<Quantity, Source>>
}

export interface Levels {
  readonly levels: readonly MadeLevel[]
  readonly unloaded: MadeLevel | null
}

const toldIn = (all: Readonly<Record<Quantity, Source>>): DiagnosedLevel['told'] =>
  Object.fromEntries(Object.entries(all).map(([name, source]) => [name, toldOf(source)])) as DiagnosedLevel['told']

/** The levels of a series with everything that rules look at, from one run each. */
export const diagnosedLevels = (all: readonly { readonly point: Point; readonly judged: JudgedRun }[]): Levels => {
  const owns = all.map(({ judged }) => ownOf(judged))
  const first = all.findIndex(({ point }) => point.usable)
  const alone = owns[first] && toldOf(owns[first].load)
  const unloaded = typeof alone === 'number' && alone <= aloneAt ? first : -1
  const levels: MadeLevel[] = []
  for (const [index, { point, judged }] of all.entries()) {
    const own = owns[index]!
    const lower = all.slice(0, index).findLastIndex((one) => one.point.usable)
    const below = owns[lower] ?? null
    const numbers = {
      ...own,
      prefillLoad: prefillLoadOf(own, owns[unloaded] ?? null),
      tpotGrowth: growth(own, below, 'tpot'),
      throughputGrowth: growth(own, below, 'throughput'),
    }
    levels.push({
      index,
      point,
      run: judged.run.id,
      below: levels[lower] ?? null,
      level: point.level,
      usable: point.usable,
      excused: excusedOf(judged),
      latencyFrom: latencyOf(judged, taken(inRun(judged.run, 'load/concurrency')))?.from ?? null,
      made: numbers,
      told: toldIn(numbers),
    })
  }
  return { levels, unloaded: levels[unloaded] ?? null }
}
