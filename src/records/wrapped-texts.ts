import { hasPrintedResult } from './printed-results.ts'
import type { RawRecord } from './pick.ts'

/** A printed text inside an object, and the plain values beside it and above it. */
export interface WrappedText {
  readonly text: string
  readonly beside: RawRecord
}

const deepest = 6

const isObject = (value: unknown): value is RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && !hasPrintedResult(value))

const within = (value: unknown, beside: RawRecord, depth: number): readonly WrappedText[] => {
  if (typeof value === 'string') return hasPrintedResult(value) ? [{ text: value, beside }] : []
  if (depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((member) => within(member, beside, depth + 1))
  if (!isObject(value)) return []
  const plain = Object.fromEntries(Object.entries(value).filter(([, member]) => isPlain(member)))
  const all = { ...beside, ...plain }
  return Object.values(value).flatMap((member) => within(member, all, depth + 1))
}

/** Looked for before anything is put together: objects of other tools are large. */
const holds = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return hasPrintedResult(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return false
  if (Array.isArray(value)) return typeof value[0] !== 'number' && value.some((member) => holds(member, depth + 1))
  return Object.values(value).some((member) => holds(member, depth + 1))
}

/** Every printed result that an object holds in one of its strings. */
export const wrappedTexts = (value: RawRecord): readonly WrappedText[] => (holds(value, 0) ? within(value, {}, 0) : [])
