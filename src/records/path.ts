import { asPicked, type Picked } from './pick.ts'
import { asText } from './values.ts'

const step = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined

/** What stands at a path of keys and of indices of lists, as `scenario.stack.0.standardized`; undefined where nothing does. */
export const valueAt = (value: unknown, path: string): unknown => path.split('.').reduce<unknown>(step, value)

/** The same by keys that may hold dots; null where nothing stands. */
export const under = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>(step, value) ?? null

/** The first of the paths at which a number stands; the path is its field. */
export const numberAt = (value: unknown, ...paths: readonly string[]): Picked | null => {
  const found = paths.map((path) => asPicked(valueAt(value, path), path))
  return found.find((picked) => picked !== null) ?? null
}

/** A number above 0, for formats that write 0 for what they do not have. */
export const positiveAt = (value: unknown, ...paths: readonly string[]): Picked | null => {
  const picked = paths.map((path) => numberAt(value, path)).find((one) => one !== null && one.value > 0)
  return picked ?? null
}

/** The text at a path; null where none stands. */
export const textAt = (value: unknown, path: string): string | null => asText(valueAt(value, path))
