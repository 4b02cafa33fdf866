import { linearCrossing } from '../src/maths/max-concurrency.ts'
import { cubic, type HeldOut, leaveOneOut, type Point as Pair, summarizeHoldOut } from '../src/maths/interpolation.ts'
import { throughputCurve } from '../src/maths/throughput-curve.ts'
import type { Sweep } from './real-sweeps.ts'

/** One interpolation that konkyo uses, on all sweeps; errors as shares. */
export type HoldOut = {
  readonly name: string
  /** Sweeps with a case, and cases. */
  readonly sweeps: number
  readonly cases: number
  readonly median: number
  readonly p90: number
  readonly worst: number
  /** The largest error to the side that promises too much; 0 or less where none does. */
  readonly optimistic: number
  /** Median, 90th percentile and worst of the same on nine public sweeps, as they were published. */
  readonly published: string
}

type Method = {
  readonly name: string
  readonly errors: (sweep: Sweep) => readonly HeldOut[]
  /** 1: too much promises too much, as of throughput; −1: too little does, as of latency. */
  readonly optimism: 1 | -1
  readonly published: string
}

/** The curve of the arrival models against what it stands for: the greatest throughput up to each level. */
const curveErrors = (pairs: readonly Pair[]): readonly HeldOut[] => {
  const rising = pairs.map(({ x }, i) => ({ x, y: Math.max(...pairs.slice(0, i + 1).map(({ y }) => y)) }))
  return leaveOneOut(
    rising,
    (known, x) => throughputCurve(known.map((one) => ({ concurrency: one.x, throughput: one.y })))?.at(x) ?? null,
  )
}

/** Where the chord past a level reaches that level's own value: konkyo's estimate of a limit that is then known. */
const crossingErrors = (pairs: readonly Pair[]): readonly HeldOut[] =>
  pairs.slice(1, -1).flatMap(({ x, y }, i) => {
    const [below, above] = [pairs[i]!, pairs[i + 2]!]
    if (!(below.y < y && y < above.y)) return []
    const predicted = linearCrossing(below.x, below.y, above.x, above.y, y)
    return [{ x, measured: x, predicted, error: predicted === null ? null : predicted / x - 1 }]
  })

const methods: readonly Method[] = [
  {
    name: 'X(C), monotone cubic',
    errors: ({ throughput }) => leaveOneOut(throughput, cubic),
    optimism: 1,
    published: '3.3 / 8.9 / 20 %',
  },
  {
    name: 'TPOT(C), monotone cubic',
    errors: ({ tpot }) => leaveOneOut(tpot, cubic),
    optimism: -1,
    published: '2.9 / 7.9 / 12 %',
  },
  {
    name: 'TTFT(C) without a queue, cubic',
    errors: ({ ttft }) => leaveOneOut(ttft, cubic),
    optimism: -1,
    published: '7-15 / 56-125 / 256-910 % (any)',
  },
  { name: 'TTFT = (C - S) / X', errors: ({ queued }) => queued, optimism: -1, published: '1-9 / - / 13 %' },
  {
    name: 'X(C) of the arrival models',
    errors: ({ throughput }) => curveErrors(throughput),
    optimism: 1,
    published: '-',
  },
  {
    name: 'C at a limit, linear in C',
    errors: ({ judged }) => judged.flatMap(crossingErrors),
    optimism: 1,
    published: '-',
  },
]

const summary = ({ name, errors, optimism, published }: Method, sweeps: readonly Sweep[]): HoldOut => {
  const held = sweeps.map(errors).filter((all) => all.length > 0)
  const told = summarizeHoldOut(held.flat())
  const signed = held.flat().flatMap(({ error }) => (error === null ? [] : [optimism * error]))
  const { count = 0, median = Number.NaN, p90 = Number.NaN, worst = Number.NaN } = told ?? {}
  return {
    name,
    sweeps: held.length,
    cases: count,
    median,
    p90,
    worst,
    optimistic: signed.length > 0 ? Math.max(...signed) : Number.NaN,
    published,
  }
}

/** Every interpolation that konkyo uses, each level of each sweep predicted from the others. */
export const holdOuts = (sweeps: readonly Sweep[]): readonly HoldOut[] =>
  methods.map((method) => summary(method, sweeps))
