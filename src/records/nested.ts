import { type RawRecord, isRecord } from './pick.ts'

/** Levels that any result has, and an end for any other file. */
const deepest = 8

/** The values of an object by their paths, `latency.ttft.mean`; lists are left out. */
export const flattened = (value: unknown, above = '', depth = 0): RawRecord => {
  if (!isRecord(value) || depth > deepest) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, unknown])[] => {
      if (isRecord(inner)) return Object.entries(flattened(inner, `${above}${key}.`, depth + 1))
      return Array.isArray(inner) ? [] : [[`${above}${key}`, inner]]
    }),
  )
}
