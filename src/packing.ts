import { inOnePiece, type LongList } from './maths/long-list.ts'
import type { Plan } from './model/plan.ts'
import type { Recognised } from './recognition/recognise.ts'

/** What an answer is made of: the runs of every file, the question, and the version and moment that stand in the report. */
export interface Grounds {
  readonly recognised: readonly Recognised[]
  readonly plan: Plan
  readonly stamp: { readonly version: string; readonly now: string }
}

/** Decimals, the shortest that give the same numbers back: they press far better than their bytes. */
const packedValue = (key: string, value: unknown): unknown => {
  const isInParts = key === 'gaps' && typeof value === 'object' && value !== null && 'parts' in value
  const list = isInParts ? inOnePiece(value as LongList) : value
  return list instanceof Float64Array ? { numbers: Array.from(list, String).join(' ') } : list
}

/** The parts of `RequestSamples` that are lists of numbers. */
const lists = new Set([
  'ttft',
  'tpot',
  'e2e',
  'gaps',
  'longestGap',
  'gapCounts',
  'starts',
  'inputTokens',
  'outputTokens',
])

const unpackedValue = (key: string, value: unknown): unknown => {
  if (!lists.has(key) || typeof value !== 'object' || value === null || !('numbers' in value)) return value
  const text = String(value.numbers)
  return text === '' ? new Float64Array() : Float64Array.from(text.split(' '), Number)
}

/** Everything that an answer needs as text, without the files themselves. */
export const packed = ({ recognised, plan, stamp }: Grounds): string => {
  const slim = recognised.map((one) => ({ ...one, source: { ...one.source, documents: [], problems: [] } }))
  return JSON.stringify({ recognised: slim, plan, stamp }, packedValue)
}

/** The same again: every number is equal to the one that was packed. */
export const unpacked = (text: string): Grounds => JSON.parse(text, unpackedValue) as Grounds
