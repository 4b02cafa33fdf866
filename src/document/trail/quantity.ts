import type { NumberId } from '../../i18n/catalog.ts'
import { quantities, type QuantityKind } from './quantities.ts'

export interface Quantity {
  readonly name: NumberId
  readonly kind: QuantityKind
  /** The SLA limit, or the statistic, that the number is about. */
  readonly limit: string
}

type Named = readonly [NumberId, QuantityKind]

const named: ReadonlyMap<string, Named> = new Map(
  quantities.flatMap(([name, kind, ends]) => ends.split(' ').map((end) => [end, [name, kind]] as const)),
)

/** Of one stream alone, by what it is a statistic of. */
const singleOf = (part: string | undefined, metric: string, last: string): Named => {
  if (part === 'repeats' || part === 'cold' || last === 'samples') return ['singleRepeats', 'count']
  if (part === 'shares') return ['singleShare', 'percent']
  if (part === 'tokens') return ['singleTokens', 'count']
  return metric.endsWith('Rate') ? ['singleRate', 'number'] : ['singleTime', 'latency']
}

/** What a server told of itself. */
const serverOf = (part: string | undefined, last: string): Named => {
  if (part === 'hitRate') return ['serverHits', 'percent']
  if (part === 'gauges') return ['serverGauge', 'number']
  const isTime = part === 'seconds' || (part === 'times' && last !== 'count')
  return isTime ? ['serverTime', 'latency'] : ['serverCount', 'count']
}

/** Numbers that are named by the part of the report that they stand in. */
const byPart = ([of, part, metric = '', ...rest]: readonly string[]) => {
  const last = rest.at(-1) ?? metric
  if (of === 'singleStream' || of === 'baselines') return singleOf(part, metric, last)
  return of === 'servers' || of === 'snapshots' ? serverOf(part, last) : null
}

const isIndex = (step: string): boolean => /^\d+$/.test(step)

/** What number stands at a place: its name, the kind that prints it, the limit it is about. */
export const quantityOf = (ref: string): Quantity => {
  const steps = ref.split('/').filter((step) => !isIndex(step))
  const limit = steps.find((step) => /^[a-z0-9]+\.[a-z]/.test(step)) ?? ''
  const [metric = '', ...statistic] = steps.slice(steps.indexOf('latency') + 1)
  if (steps[0] === 'runs' && steps[1] === 'latency')
    return { name: 'statistic', kind: 'latency', limit: `${metric}.${statistic.at(-1)}` }
  if (steps.includes('facts')) return { name: 'fact', kind: 'number', limit }
  const words = steps.filter((step) => step !== limit)
  const [name, kind] = byPart(words) ??
    named.get(words.slice(-2).join('/')) ??
    named.get(words.at(-1) ?? '') ?? ['other', 'number']
  return { name, kind, limit }
}
