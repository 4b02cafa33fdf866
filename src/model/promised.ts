/** Significant digits of what is promised, which is rounded down. */
export const promisedDigits = { plannedRate: 3, users: 2 } as const

/** A number as it is promised; 10 is 10 in whatever way it was computed. */
export const promised = (value: number, digits: number): number => {
  if (!(value > 0)) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - (digits - 1))
  return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(digits))
}
