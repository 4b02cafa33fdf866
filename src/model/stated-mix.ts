import type { MixClass, Plan } from './plan.ts'

/** Lengths and how much of the requests they are. */
interface Part extends Pick<MixClass, 'inputTokens' | 'outputTokens'> {
  readonly weight: number
}

/** Percentages that agree to so many digits are the same. */
const digits = 3

const partOf = ({ inputTokens, outputTokens, weight }: Part, total: number): string =>
  `${inputTokens},${outputTokens}:${Number(((100 * weight) / total).toPrecision(digits))}`

/** Lengths that are sent together, by their percentages: `256,256:80;2048,2048:20`, as AIPerf's --sequence-distribution. */
export const mixKey = (parts: readonly Part[]): string => {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  return parts
    .map((part) => partOf(part, total))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .join(';')
}

const written = /^(\d+),(\d+):(\d+(?:\.\d+)?)$/

const partIn = (text: string): Part | null => {
  const [inputTokens = 0, outputTokens = 0, weight = 0] = (written.exec(text.trim()) ?? []).slice(1).map(Number)
  const isCount = Number.isSafeInteger(inputTokens) && Number.isSafeInteger(outputTokens)
  return isCount && weight > 0 && weight < Infinity ? { inputTokens, outputTokens, weight } : null
}

/** Lengths and percentages that a text states; none of any other text. */
export const partsIn = (text: string): readonly Part[] => {
  const parts = text.split(';').map(partIn)
  return parts.every((part) => part !== null) ? parts : []
}

/** What a mix of the plan is called, in each language. */
export const mixNames = ({ name }: Pick<Plan['mixes'][number], 'name'>): readonly string[] =>
  typeof name === 'string' ? [name] : Object.values(name ?? {})

/** What runs say that they sent together, as `mixKey` writes it: stated by its lengths, or by the name of a mix of the plan in a language. */
export const settledMix = (stated: string, mixes: Plan['mixes']): string => {
  const parts = partsIn(stated)
  const named = mixes.find((mix) => mixNames(mix).includes(stated))
  return parts.length > 0 ? mixKey(parts) : named ? mixKey(named.classes) : stated
}

/** The place of a mix in the plan; −1 for none of it. */
export const statedMix = (settled: string | number | null | undefined, mixes: Plan['mixes']): number =>
  mixes.findIndex(({ classes }) => mixKey(classes) === settled)
