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
    .toSorted()
    .join(';')
}

const written = /^(\d+),(\d+):(\d+(?:\.\d+)?)$/

/** The same of a text that says so; null for any other. */
const keyIn = (text: string): string | null => {
  const parts = text.split(';').map((part) => written.exec(part.trim())?.slice(1).map(Number) ?? null)
  if (parts.includes(null)) return null
  return mixKey(parts.map((part) => ({ inputTokens: part![0]!, outputTokens: part![1]!, weight: part![2]! })))
}

const namesOf = (name: Plan['mixes'][number]['name']): readonly string[] =>
  typeof name === 'string' ? [name] : Object.values(name ?? {})

/** The place of the mix that runs say they sent: by its lengths and percentages, or its name in a language; −1 for none of the plan. */
export const statedMix = (stated: string | number | null | undefined, mixes: Plan['mixes']): number => {
  if (stated == null) return -1
  const text = String(stated)
  const key = keyIn(text)
  return mixes.findIndex(({ name, classes }) => (key === null ? namesOf(name).includes(text) : mixKey(classes) === key))
}
