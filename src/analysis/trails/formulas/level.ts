import { estimateMeanLatency, littleRatio } from '../../../capacity/little.ts'
import { middle } from '../../../capacity/spread.ts'
import { lognormalUpperBound } from '../../../capacity/tail-bound.ts'
import type { Judgement } from '../../../model/report.ts'
import { joint } from '../../points/judge.ts'
import { chosen } from '../../points/repeats.ts'
import type { Formula, Values } from '../values.ts'

/** Mean times rebuilt from time to first token, gap and tokens, one for each run that has them. */
const rebuilt = ({ all }: Values): readonly number[] =>
  all('TTFT').flatMap((ttft, i) => {
    const [meanItl, tokens] = [all('g')[i], all('L')[i]]
    const times = {
      meanTtft: ttft as number | null,
      meanTpot: null,
      meanItl: meanItl as number | null,
      meanOutputTokens: tokens as number | null,
    }
    return estimateMeanLatency(times)?.high ?? []
  })

const judgements = ({ all }: Values): readonly Judgement[] =>
  all('verdict').map((verdict, i) => ({
    verdict: verdict as Judgement['verdict'],
    value: (all('y')[i] ?? null) as number | null,
    violations: (all('k')[i] ?? null) as number | null,
    samples: (all('N')[i] ?? null) as number | null,
    threshold: Number.NaN,
    upperBound: null,
    confidence: null,
    reason: null,
    standing: 'unknown',
    interval: null,
    openEnd: null,
    tested: null,
    unconfirmed: null,
  }))

const rounded = (value: unknown): number | null => (typeof value === 'number' ? Math.round(value) : null)

/** Formulas of runs, levels and workloads. */
export const levelFormulas = {
  upperBound: ({ one }) =>
    lognormalUpperBound({
      value: one('y'),
      median: one('median'),
      samples: one('n'),
      effective: one('m'),
      percentile: one('p'),
      confidence: 0.95,
    }),
  joint: (values) => joint(judgements(values)),
  taken: ({ all }) => all('x')[0] ?? null,
  repeats: ({ numbers }) => numbers('x'),
  middle: ({ numbers }) => {
    const x = numbers('x')
    return [middle(x, 'lower') ?? [], middle(x, 'upper') ?? []].flat()
  },
  worst: (values) => chosen(judgements(values), 'worst').value,
  worstMiddle: (values) => chosen(judgements(values), 'median').value,
  latency: ({ one }) => one('C') / one('X'),
  rebuilt: (values) => [...rebuilt(values), ...values.numbers('R')],
  little: ({ one }) => littleRatio(one('X'), one('R'), one('C')),
  rebuiltOccupancy: (values) =>
    littleRatio(values.one('X'), rebuilt(values)[0] ?? Number.NaN, values.one('C')),
  mean: ({ numbers }) => {
    const x = numbers('x')
    return x.length > 0 ? x.reduce((a, b) => a + b, 0) / x.length : null
  },
  lengths: ({ all }) => {
    const pairs = all('L').map((value, i) => [rounded(value), rounded(all('M')[i])] as const)
    const distinct = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair[0]])).values()]
    return distinct.toSorted((a, b) => (a ?? 0) - (b ?? 0))[(distinct.length - 1) >> 1] ?? null
  },
} as const satisfies Readonly<Record<string, Formula>>
