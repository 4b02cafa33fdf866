import type { ColumnMapping } from './columns.ts'
import type { FactName, Facts } from './fact.ts'
import type { Report } from './report.ts'

/** Who chose a value: the flags, the plan file, or konkyo's default (an assumption, and printed as one). */
export type Chooser = Plan['chosenBy']['sla']

/** What a value is by who chose it. */
export const natureOf = (chooser: Chooser): 'assumed' | 'given' => (chooser === 'default' ? 'assumed' : 'given')

/**
 * How repeats of one level become one: worst, for commitments; median; pooled, all requests as one sample, which needs
 * per-request data of every repeat.
 */
export const repeatPolicies = ['worst', 'median', 'pooled'] as const
export type RepeatPolicy = (typeof repeatPolicies)[number]

/**
 * What sends requests to servers beside each other. random: each to any of them, so that each is a queue of its own; pooled:
 * to the one with the fewest in flight, so that none is beyond its limit while another has room.
 */
export const balancers = ['random', 'pooled'] as const
export type Balancer = (typeof balancers)[number]

type Hinted = Exclude<FactName, 'prefillWorkers' | 'decodeWorkers' | 'concurrency'>

/** Values for the runs whose path matches a glob. */
export type SeriesHint = { readonly match: string } & {
  readonly [Name in Hinted]?: NonNullable<Facts[Name]>['value'] | undefined
}

/** The question: everything about the answer that is not measured. Seconds and fractions. */
export type Plan = Report['plan'] & {
  readonly series: readonly SeriesHint[]
  readonly columns: readonly ColumnMapping[]
}

/** Requests of several lengths that arrive together. */
export type Mix = Plan['mixes'][number]
export type MixClass = Mix['classes'][number]
export type Arrivals = Plan['arrivals']
/** The demand to size for, beyond intervals and think times. */
export type AskedDemand = Plan['demand']
export type AskedEmployees = NonNullable<AskedDemand['employees']>
export type TokenRate = AskedDemand['tokenRates'][number]
export type PeakDay = NonNullable<AskedDemand['peakDay']>
export type AskedCost = NonNullable<Plan['cost']>
export type AskedPrice = AskedCost['layouts'][number]
/** A value of the question and who chose it. */
export type Chosen = AskedCost['pue']

/** Shares of the throughput that somebody gave to plan with, ascending; the examples decide nothing. */
export const givenShares = ({
  utilizations,
  chosenBy,
}: {
  readonly utilizations: readonly number[]
  readonly chosenBy: Pick<Plan['chosenBy'], 'utilizations'>
}): readonly number[] => (chosenBy.utilizations === 'default' ? [] : utilizations)
