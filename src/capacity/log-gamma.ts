/**
 * Natural logarithm of Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41) from x = 10 up,
 * the recurrence Γ(x + 1) = x Γ(x) below. Relative error under 1e-14 away from the zeros at 1 and 2.
 */
export function logGamma(x: number): number {
  let product = 1
  let shifted = x
  while (shifted < 10) {
    product *= shifted
    shifted += 1
  }
  return stirling(shifted) - Math.log(product)
}

function stirling(x: number): number {
  const square = 1 / (x * x)
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188))))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}
