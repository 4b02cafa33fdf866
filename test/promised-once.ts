import { promisedOf, type PromiseOf } from '../src/analysis/headroom/promised.ts'

const known = new Map<string, ReturnType<PromiseOf>>()

/** JSON has no word for numbers that are not finite; long lists are told apart by what they add up to. */
const told = (_: string, value: unknown): unknown => {
  if (value instanceof Float64Array) return [value.length, value.reduce((sum, one, i) => sum + one * (1 + (i % 97)), 0)]
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

/** What `promisedOf` gives, replayed once for each question however many tests ask it: nobody may change it. */
export const promisedOnce: PromiseOf = (input, offered) => {
  const question = JSON.stringify([input, offered], told)
  if (!known.has(question)) known.set(question, promisedOf(input, offered))
  return known.get(question)!
}
