import { isRecord, type RawRecord } from './pick.ts'

export const asRecord = (value: unknown): RawRecord | null => (isRecord(value) ? value : null)

/** What lies under a path of keys; null where it ends before. */
export const under = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => {
    const record = asRecord(inner)
    return record && Object.hasOwn(record, key) ? record[key] : null
  }, value)
