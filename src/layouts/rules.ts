import type { Favours, LayoutSide, LayoutSubject, Outcome, Rule, Spread } from './rule.ts'

/** A rule with what it can say. */
const ruled = <const Reason extends string>(
  reasons: readonly Reason[],
  judge: (subject: LayoutSubject) => Outcome<NoInfer<Reason>>,
): Rule<Reason> => ({ reasons, judge })

/** What a rule makes of these values. */
const judgedBy =
  (values: Outcome['values']) =>
  <Reason extends string>(
    state: Outcome['state'],
    reason: Reason,
    favours: Favours | null = null,
  ): Outcome<Reason> => ({ state, reason, favours, values })

/**
 * A model that does not fit the smaller layout must be spread over more GPUs. Only the plan can say so: what was never
 * measured is not measured, and a layout that served requests does fit.
 */
export const R0 = ruled(
  ['stated', 'contradicted', 'served', 'nothingServed', 'notMeasured'],
  ({ base, larger, minGpus }) => {
    const gpus = base?.gpus ?? larger?.gpus ?? null
    const values = { gpus, minGpus }
    const told = judgedBy(values)
    if (base === null) {
      return minGpus !== null && minGpus >= (gpus ?? Infinity)
        ? told('fires', 'stated', 'larger')
        : told('open', 'notMeasured')
    }
    const stated = minGpus !== null && minGpus > base.gpus
    if (base.served) return told('silent', stated ? 'contradicted' : 'served')
    return stated ? told('fires', 'stated', 'larger') : told('open', 'nothingServed')
  },
)

/**
 * Copies share the requests and not the work of one: where a single request at a time already misses the SLA, only a
 * layout that computes each request faster keeps it.
 */
export const R1 = ruled(
  ['onlyLarger', 'notBelow', 'held', 'neither', 'notJudged', 'notCompared'],
  ({ base, larger }) => {
    const values = { level: base?.lowestLevel ?? null, limit: larger?.limit ?? null }
    const told = judgedBy(values)
    if (!base || !larger) return told('open', 'notCompared')
    if (base.judged) return told('silent', 'held')
    if (base.status !== 'leftCensored') return told('open', 'notJudged')
    if (larger.status === 'leftCensored') return told('silent', 'neither')
    if (!larger.judged) return told('open', 'notJudged')
    return base.lowestLevel === 1 ? told('fires', 'onlyLarger', 'larger') : told('open', 'notBelow')
  },
)

/** The KV cache of the smaller layout holds fewer requests than the larger one was shown to serve: more GPUs raise both. */
export const R2 = ruled(['kvBound', 'room', 'notMore', 'kvUnknown', 'notJudged', 'notCompared'], ({ base, larger }) => {
  const values = { base: base?.kvRequests ?? null, larger: larger?.kvRequests ?? null, limit: larger?.limit ?? null }
  const told = judgedBy(values)
  if (!base || !larger) return told('open', 'notCompared')
  if (values.base === null || values.larger === null) return told('open', 'kvUnknown')
  if (!larger.judged || larger.limit === null) return told('open', 'notJudged')
  if (values.base >= larger.limit) return told('silent', 'room')
  if (values.larger <= values.base) return told('silent', 'notMore')
  return told('fires', 'kvBound')
})

const ofThroughput = [
  'copiesMore',
  'largerMore',
  'overlap',
  'between',
  'baseOpen',
  'largerOpen',
  'notJudged',
  'notDivisible',
  'copiesMeasured',
  'noLimit',
  'notCompared',
] as const
type ThroughputReason = (typeof ofThroughput)[number]

type Compared = Pick<Outcome<ThroughputReason>, 'state' | 'reason' | 'favours'>

const open = (reason: ThroughputReason): Compared => ({ state: 'open', reason, favours: null })

/** k·X of the copies at each end of what is known of one, at the least what routing may leave: an assumption, requests/s. */
const copiesSpread = ({ throughput }: LayoutSide, copies: number, allowance: number): Spread => {
  const { value, low, high, most } = throughput!
  return { value: copies * value, low: copies * allowance * low, high: copies * high, most: copies * most }
}

/**
 * The side with more must have more than the other could have: a limit that is only a lower bound may carry any more, one
 * between two levels what the failing one carries.
 */
const compared = (copies: Spread, base: LayoutSide, larger: LayoutSide): Compared => {
  const measured = larger.throughput!
  if (copies.low > measured.high) {
    if (larger.open) return open('largerOpen')
    return copies.low > measured.most ? { state: 'fires', reason: 'copiesMore', favours: 'copies' } : open('between')
  }
  if (copies.high < measured.low) {
    if (base.open) return open('baseOpen')
    return copies.most < measured.low ? { state: 'fires', reason: 'largerMore', favours: 'larger' } : open('between')
  }
  return open('overlap')
}

const obstacle = ({ base, larger, copies, alreadyCopies }: LayoutSubject): ThroughputReason | null => {
  if (!base || !larger) return 'notCompared'
  if (alreadyCopies) return 'copiesMeasured'
  if (copies === null) return 'notDivisible'
  if (base.status === 'leftCensored' || larger.status === 'leftCensored') return 'noLimit'
  return base.judged && larger.judged && base.throughput && larger.throughput ? null : 'notJudged'
}

/** Which serves more requests within the SLA, each at its own limit: the larger layout, or copies of the smaller. */
export const R3 = ruled(ofThroughput, (subject) => {
  const { base, larger, copies, allowance } = subject
  const reason = obstacle(subject)
  if (reason !== null) return { ...open(reason), values: {} }
  const told = copiesSpread(base!, copies!, allowance)
  const { value, low, most } = larger!.throughput!
  return {
    ...compared(told, base!, larger!),
    values: {
      copies: told.value,
      copiesLow: told.low,
      copiesHigh: base!.open ? null : told.most,
      larger: value,
      largerLow: low,
      largerHigh: larger!.open ? null : most,
    },
  }
})

/** Where one of several copies fails, the others go on; where a GPU of one layout over all of them fails, nothing does. */
export const R4 = ruled(['spare', 'noCopies', 'notJudged', 'notCompared'], ({ base, larger, copies }) => {
  const each = base?.throughput?.value ?? null
  const values = {
    copies,
    left: copies === null ? null : copies - 1,
    remaining: copies === null || each === null ? null : (copies - 1) * each,
  }
  const told = judgedBy(values)
  if (!base || !larger) return told('open', 'notCompared')
  if (copies === null || copies < 2 || base.status === 'leftCensored') return told('silent', 'noCopies')
  return base.judged ? told('fires', 'spare') : told('open', 'notJudged')
})
