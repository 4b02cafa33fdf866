export interface ApiPrice {
  /** For a million input tokens. */
  readonly input: number
  /** For a million output tokens. */
  readonly output: number
}

export interface TokensOfRequest {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface BreakEvenInput {
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
