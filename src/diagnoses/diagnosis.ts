/** What a quantity may lack. */
export const missingFields = [
  'ttft',
  'tpot',
  'itl',
  'latency',
  'throughput',
  'inputTokens',
  'outputTokens',
  'concurrency',
  'completed',
  'unloaded',
  'lowerLevel',
  'tokenGaps',
  'shortInput',
  'longerInput',
  'level',
  'agreement',
] as const
export type Missing = (typeof missingFields)[number]

/** Numbers that rules look at and show. Means of one run; seconds, tokens, requests/s, fractions. */
export const quantities = [
  /** Requests in flight: the set concurrency; in an open loop throughput x latency. */
  'load',
  'throughput',
  'ttft',
  'tpot',
  'latency',
  'inputTokens',
  /** Share of the end-to-end time before the first token. */
  'ttftShare',
  /** Share of the end-to-end time between the tokens. */
  'decodeShare',
  /** Requests past their first token. */
  'running',
  /** Share of its time that prefill takes at most: tokens in per second over what one request alone reaches. */
  'prefillLoad',
  /** Relative growth of TPOT and of throughput over that of the load, from the level below. */
  'tpotGrowth',
  'throughputGrowth',
  /** p99 ITL over the median, over mean TPOT, and itself. */
  'gapRatio',
  'gapPerToken',
  'gap',
  /** Share of the set concurrency that was held, and requests for each slot. */
  'occupancy',
  'perSlot',
] as const
export type Quantity = (typeof quantities)[number]

/** What can be shown besides: the same of the level below, and the part of TTFT that prefill does not explain. */
export type EvidenceName = Quantity | 'loadBelow' | 'runningBelow' | 'excess' | 'longerInput' | 'longerTtft'

/** A number, or what is missing for it. */
export type Told = number | readonly Missing[]

export interface DiagnosedLevel {
  /** Its place in the sweep. */
  readonly index: number
  /** The run that tells of it. */
  readonly run: string
  readonly below: DiagnosedLevel | null
  /** Its place on the axis of the series. */
  readonly level: number
  /** False when an audit forbids it to carry a pass. */
  readonly usable: boolean
  /** True when a finite rate, or answers of different lengths, leave slots empty without any fault of the client. */
  readonly excused: boolean
  readonly told: Readonly<Record<Quantity, Told>>
}

export interface DiagnosisSubject {
  /** Every level whose numbers do not contradict themselves, ascending. */
  readonly levels: readonly DiagnosedLevel[]
  /** The one that rules about the limit look at: the limit, else the lowest that fails, else the highest. */
  readonly limit: DiagnosedLevel | null
  /** The lowest, if at most four requests were in flight: nobody waits for anybody. */
  readonly unloaded: DiagnosedLevel | null
  /** The unloaded level of the same layout with prompts at least four times as long. */
  readonly longer: { readonly run: string; readonly inputTokens: number; readonly ttft: number } | null
}

export type Judged<Reason extends string = string> =
  | {
      readonly answer: 'holds'
      readonly reason: Reason
      readonly level: DiagnosedLevel
      readonly below: DiagnosedLevel | null
      readonly evidence: Readonly<Partial<Record<EvidenceName, number>>>
    }
  | { readonly answer: 'absent' }
  | { readonly answer: 'unknown'; readonly missing: readonly Missing[] }

/** One bottleneck that a sweep can show. `reasons` are what it can say; the catalogs hold a sentence for each. */
export interface Diagnosis<Reason extends string = string> {
  /** limit: the level that the answer rests on; sweep: several levels, or another than that. */
  readonly about: 'limit' | 'sweep'
  readonly reasons: readonly Reason[]
  readonly judge: (subject: DiagnosisSubject) => Judged<Reason>
}

export const absent: Judged<never> = { answer: 'absent' }

export const unknown = (...missing: readonly Missing[]): Judged<never> => ({
  answer: 'unknown',
  missing: [...new Set(missing)],
})

export interface Condition {
  readonly name: EvidenceName
  readonly told: Told
  readonly holds: (value: number) => boolean
}

export const isNumber = (told: Told): told is number => typeof told === 'number'

/** All conditions together: one that is known not to hold decides, then one that is not known. */
export const conclude = <Reason extends string>(
  reason: Reason,
  level: DiagnosedLevel,
  conditions: readonly Condition[],
  shown: Readonly<Partial<Record<EvidenceName, number>>> = {},
): Judged<Reason> => {
  if (conditions.some(({ told, holds }) => isNumber(told) && !holds(told))) return absent
  const missing = conditions.flatMap(({ told }) => (isNumber(told) ? [] : told))
  if (missing.length > 0) return unknown(...missing)
  const own = Object.fromEntries(conditions.map(({ name, told }) => [name, told as number]))
  return { answer: 'holds', reason, level, below: null, evidence: { ...own, ...shown } }
}
