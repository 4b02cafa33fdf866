/** Electric power in watts of a machine without load and at full load. */
interface Power {
  readonly idle: number
  readonly full: number
}

interface EnergyUse {
  readonly power: Power
  /** Mean output over the output at the recommended concurrency, from 0 to 1. */
  readonly utilization: number
  /** Hours a month that the machine is on. */
  readonly hours: number
  /** Energy of the whole site over that of the machine: at least 1, cooling included. */
  readonly pue: number
}

/**
 * Mean power in watts. Between idle and full load it is taken to grow linearly with utilization (Barroso &
 * Hölzle 2007), which real machines exceed at medium load: a measured mean is better.
 */
export function meanPower(power: Power, utilization: number): number {
  return power.idle + utilization * (power.full - power.idle)
}

/** Energy in kWh a month. */
export function monthlyEnergy({ power, utilization, hours, pue }: EnergyUse): number {
  return (meanPower(power, utilization) / 1000) * hours * pue
}

/** Joules for each output token at a mean power in watts and tokens/s; null without output. */
export function energyPerToken(watts: number, outputTokensPerSecond: number): number | null {
  return outputTokensPerSecond > 0 ? watts / outputTokensPerSecond : null
}

interface OutputRate {
  /** Output tokens/s at the recommended concurrency. */
  readonly throughput: number
  readonly hours: number
  readonly utilization: number
}

const SECONDS_PER_HOUR = 3600

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

interface ApiPrice {
  /** For a million input tokens. */
  readonly input: number
  /** For a million output tokens. */
  readonly output: number
}

interface TokensOfRequest {
  readonly inputTokens: number
  readonly outputTokens: number
}

interface BreakEvenInput {
  /** Cost of the machine a month without any load, and at full load. */
  readonly idleCost: number
  readonly fullCost: number
  /** Tokens a month at full load, input and output. */
  readonly fullTokens: number
  /** For a million tokens of the same mix, bought from an API. */
  readonly price: number
}

/**
 * Price of a million tokens of requests that are alike, (p_in L_in + p_out L_out) / (L_in + L_out); null for
 * requests without tokens.
 */
export function blendedPrice(price: ApiPrice, tokens: TokensOfRequest): number | null {
  const { inputTokens, outputTokens } = tokens
  const total = inputTokens + outputTokens
  return total > 0 ? (price.input * inputTokens + price.output * outputTokens) / total : null
}

/** Tokens a month for which an API costs as much as `monthly`; null if the API is free. */
export function breakEvenTokens(monthly: number, price: number): number | null {
  return price > 0 ? (monthly / price) * 1e6 : null
}

/**
 * The utilization from which the machine is cheaper than an API, its cost growing linearly from idle to full
 * load. Above 1 it never is, within what it can serve; null if each token costs at least as much on the
 * machine in electricity alone.
 */
export function breakEvenUtilization(input: BreakEvenInput): number | null {
  const { idleCost, fullCost, fullTokens, price } = input
  const saved = (price * fullTokens) / 1e6 - (fullCost - idleCost)
  return saved > 0 ? idleCost / saved : null
}
