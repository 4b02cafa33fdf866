import { monthlyEnergy, type Power } from './energy.ts'

/** Money in one currency of the user's; every figure is theirs. */
export interface CostInput {
  /** Price of the machine. */
  readonly purchase: number
  /** Further cost of buying it (setting up, taxes), as a share of its price. */
  readonly purchaseExtra: number
  readonly salvage: number
  /** Years over which it is written off. */
  readonly lifeYears: number
  readonly power: Power
  /** Mean output over the output at the recommended concurrency, from 0 to 1. */
  readonly utilization: number
  /** Hours a month that the machine is on. */
  readonly hours: number
  readonly pue: number
  /** For a kWh. */
  readonly electricityPrice: number
  /** A year, as a share of what buying cost; null if not counted. */
  readonly maintenance: number | null
  /** A month; null if not counted. */
  readonly colocation: number | null
  /** A month; null if not counted. */
  readonly labour: number | null
}

type Part = 'capital' | 'electricity' | 'maintenance' | 'colocation' | 'labour'

export interface MonthlyCost {
  readonly total: number
  /** Null for what is not counted. */
  readonly parts: Readonly<Record<Part, number | null>>
}

export interface OutputRate {
  /** Output tokens/s at the recommended concurrency. */
  readonly throughput: number
  readonly hours: number
  readonly utilization: number
}

const MONTHS = 12
const SECONDS_PER_HOUR = 3600

/**
 * What a machine costs a month: straight-line depreciation, electricity, and what else is counted. Null for a
 * life that is not positive.
 */
export function monthlyCost(input: CostInput): MonthlyCost | null {
  if (!(input.lifeYears > 0)) return null
  const acquired = input.purchase * (1 + input.purchaseExtra)
  const parts = {
    capital: (acquired - input.salvage) / (MONTHS * input.lifeYears),
    electricity: monthlyEnergy(input) * input.electricityPrice,
    maintenance: input.maintenance === null ? null : (acquired * input.maintenance) / MONTHS,
    colocation: input.colocation,
    labour: input.labour,
  }
  return { total: Object.values(parts).reduce<number>((sum, part) => sum + (part ?? 0), 0), parts }
}

/** Output tokens a month. */
export function monthlyTokens({ throughput, hours, utilization }: OutputRate): number {
  return throughput * SECONDS_PER_HOUR * hours * utilization
}

/** Cost of a million tokens; null without tokens. */
export function costPerMillion(monthly: number, tokens: number): number | null {
  return tokens > 0 ? (monthly / tokens) * 1e6 : null
}

/** Cost of each user a month; null without users. */
export function costPerUser(monthly: number, users: number): number | null {
  return users > 0 ? monthly / users : null
}
