/** Electric power in watts: the measured mean, or a machine without load and at full load. */
export type Power = { readonly mean: number } | { readonly idle: number; readonly full: number }

export interface EnergyUse {
  readonly power: Power
  /** Mean output over the output at the recommended concurrency, from 0 to 1. */
  readonly utilization: number
  /** Hours a month that the machine is on. */
  readonly hours: number
  /** Energy of the whole site over that of the machine: at least 1, cooling included. */
  readonly pue: number
}

const JOULES_PER_WATT_HOUR = 3600

/**
 * Mean power in watts. Between idle and full load it is taken to grow linearly with utilization (Barroso &
 * Hölzle 2007), which real machines exceed at medium load: a measured mean is better.
 */
export function meanPower(power: Power, utilization: number): number {
  if ('mean' in power) return power.mean
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

/** KWh for a million tokens, from joules for each. */
export function energyPerMillion(joulesPerToken: number): number {
  return (joulesPerToken * 1e6) / (1000 * JOULES_PER_WATT_HOUR)
}
