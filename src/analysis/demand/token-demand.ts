import { basisPoint } from '../../model/of-series.ts'
import type { Demand, Series, SizingOption } from '../../model/report.ts'
import { type Field, type Made, made, of, taken, record } from '../../trails/made.ts'
import { lengthFields } from './server-cost.ts'

export type TokenKind = Extract<Demand['kind'], 'outputTokens' | 'totalTokens'>
type Nature = NonNullable<SizingOption['length']>['nature']
type Measured = Pick<Series, 'points' | 'basis' | 'workload'>

export interface Length {
  readonly tokens: Made<number>
  readonly nature: Nature
}

const known = (field: Field<number | null>): field is Field<number> => field.value !== null && field.value > 0

/** As measured over all runs, or else as asked of the benchmark: that this is what was served is an assumption. */
const ofWorkload = ({ workload }: Measured, kind: TokenKind): Length | null => {
  const { L_i, L_o } = lengthFields(workload)
  const nature = (field: Field<number>): Nature =>
    field.owner === workload && workload.kind === 'nominal' ? 'assumed' : 'measured'
  if (!known(L_o)) return null
  if (kind === 'outputTokens') return { tokens: taken(L_o), nature: nature(L_o) }
  if (!known(L_i)) return null
  const both = [L_i, L_o].map(nature)
  return { tokens: made('tokensBoth', { L_i, L_o }), nature: both.includes('assumed') ? 'assumed' : 'measured' }
}

/** Mean tokens of a request at the level that is planned with, or else of the workload; null where nobody counted them. */
export const lengthOf = (series: Measured, kind: TokenKind): Length | null => {
  const at = basisPoint(series)
  const [T, X] = at ? [of(at.throughput, kind), of(at.throughput, 'requests')] : []
  return T && X && known(T) && known(X)
    ? { tokens: made('tokensEach', { T, X }), nature: 'measured' }
    : ofWorkload(series, kind)
}

const stated = (length: Length | null) => length && { value: length.tokens.value, nature: length.nature }

/** A series with the same as plain numbers. */
export const withLengths = <S extends Measured>(series: S) => {
  const [outputTokens, totalTokens] = [
    stated(lengthOf(series, 'outputTokens')),
    stated(lengthOf(series, 'totalTokens')),
  ]
  return { ...series, lengths: { outputTokens, totalTokens } }
}

/** Requests/s of a demand on one layout, with the tokens of a request where it is asked for in tokens. */
export interface AskedRate {
  readonly arrivalRate: Made<number>
  readonly normalRate: Made<number> | null
  readonly length: SizingOption['length']
}

/** A demand as requests/s; null of one in tokens where their number in a request is not known. */
export const rateAsked = (demand: Demand, tokensOf: (kind: TokenKind) => Length | null): AskedRate | null => {
  const normal = (key: 'normalRate' | 'normalTokenRate') =>
    demand[key] === null ? null : (of(demand, key) as Field<number>)
  const { kind } = demand
  if (kind !== 'outputTokens' && kind !== 'totalTokens') {
    const normalRate = normal('normalRate')
    const arrivalRate = taken(of(demand, 'arrivalRate') as Field<number>)
    return { arrivalRate, normalRate: normalRate && taken(normalRate), length: null }
  }
  const length = tokensOf(kind)
  if (!length) return null
  const rateOf = (T: Field<number>) => made('tokenArrivals', { T, L: length.tokens })
  const normalRate = normal('normalTokenRate')
  return {
    arrivalRate: rateOf(of(demand, 'tokenRate') as Field<number>),
    normalRate: normalRate && rateOf(normalRate),
    length: record({ ...length }),
  }
}
