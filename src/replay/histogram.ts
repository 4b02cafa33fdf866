/** Times (s) counted in bins that are a 128th of an octave wide, from 2⁻¹⁶ s to 2¹² s. */
export interface Histogram {
  readonly counts: Float64Array
  total: number
  sum: number
  squares: number
}

const PER_OCTAVE = 128
const LOWEST = -16
const BINS = 28 * PER_OCTAVE
/** Of a double's upper word, the bits below the exponent and a 128th. */
const FINER = 13
const FIRST = (LOWEST + 1023) * PER_OCTAVE

const one = new Float64Array(1)
const words = new Uint32Array(one.buffer)

export function emptyHistogram(): Histogram {
  return { counts: new Float64Array(BINS), total: 0, sum: 0, squares: 0 }
}

export function clear(histogram: Histogram): void {
  histogram.counts.fill(0)
  histogram.total = 0
  histogram.sum = 0
  histogram.squares = 0
}

export function tally(histogram: Histogram, value: number, count: number): void {
  const bin = binOf(value)
  histogram.counts[bin] = (histogram.counts[bin] ?? 0) + count
  histogram.total += count
  histogram.sum += count * value
  histogram.squares += count * value * value
}

export function histogramOf(values: Float64Array): Histogram {
  const histogram = emptyHistogram()
  for (let i = 0; i < values.length; i += 1) tally(histogram, values[i] ?? 0, 1)
  return histogram
}

export function shareAbove({ counts, total }: Histogram, value: number): number {
  if (total === 0) return 0
  const bin = binOf(value)
  const [low, high] = [edgeOf(bin), edgeOf(bin + 1)]
  let above = (counts[bin] ?? 0) * Math.min(1, Math.max(0, (high - value) / (high - low)))
  for (let i = bin + 1; i < BINS; i += 1) above += counts[i] ?? 0
  return above / total
}

export function quantileIn({ counts, total }: Histogram, probability: number): number {
  let rest = probability * total
  let bin = 0
  while (bin < BINS - 1 && counts[bin]! < rest) {
    rest -= counts[bin]!
    bin += 1
  }
  return edgeOf(bin + Math.min(1, Math.max(0, rest / Math.max(1, counts[bin] ?? 0))))
}

export function meanIn({ sum, total }: Histogram): number {
  return total === 0 ? 0 : sum / total
}

export function deviationIn({ sum, squares, total }: Histogram): number {
  return total === 0 ? 0 : Math.sqrt(Math.max(0, squares / total - (sum / total) ** 2))
}

/** Each value spread by a normal factor of mean 1 and this standard deviation. */
export function blurred(histogram: Histogram, deviation: number): Histogram {
  const width = (deviation * PER_OCTAVE) / Math.LN2
  if (width < 0.5) return histogram
  const kernel = bell(width)
  const reach = (kernel.length - 1) / 2
  const counts = new Float64Array(BINS)
  for (let bin = reach; bin < BINS - reach; bin += 1) {
    const count = histogram.counts[bin] ?? 0
    if (count > 0) for (let i = 0; i < kernel.length; i += 1) counts[bin - reach + i]! += count * kernel[i]!
  }
  return { ...histogram, counts, squares: (1 + deviation ** 2) * histogram.squares }
}

/** Of a normal distribution with this standard deviation in bins, out to 2.5 of them; it adds up to 1. */
function bell(width: number): Float64Array {
  const reach = Math.ceil(2.5 * width)
  const weights = new Float64Array(2 * reach + 1)
  let whole = 0
  for (let i = 0; i < weights.length; i += 1) whole += weights[i] = Math.exp(-0.5 * ((i - reach) / width) ** 2)
  for (let i = 0; i < weights.length; i += 1) weights[i]! /= whole
  return weights
}

function binOf(value: number): number {
  one[0] = value
  const bin = ((words[1] ?? 0) >>> FINER) - FIRST
  return bin < 0 ? 0 : Math.min(bin, BINS - 1)
}

/** Where a bin begins; linear to the next for fractions. */
function edgeOf(bin: number): number {
  const octave = Math.floor(bin / PER_OCTAVE)
  return 2 ** (octave + LOWEST) * (1 + (bin - octave * PER_OCTAVE) / PER_OCTAVE)
}
