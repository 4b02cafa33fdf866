import type { Random } from '../simulator/random.ts'
import type { Records } from './any-records.ts'

type VllmRecord = Records[string]
type Change = (record: VllmRecord, random: Random) => VllmRecord

/** A sweep that is worse than another, and in which way. */
export interface Worse {
  readonly kind: string
  /** The record that was changed. */
  readonly at: string
  readonly records: Records
}

const scaled = (value: unknown, factor: number): unknown => {
  if (Array.isArray(value)) return value.map((one) => scaled(one, factor))
  return typeof value === 'number' ? value * factor : value
}

const times = (record: VllmRecord, names: RegExp, factor: number): VllmRecord =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, names.test(key) ? scaled(value, factor) : value]),
  )

const rates = /throughput$/
const latencies = /_(ttft|tpot|itl|e2el)_ms$|^(ttfts|itls)$/

/** As many fewer requests, whole ones; none that failed is lost. */
const fewerOf = (record: VllmRecord, share: number): VllmRecord => {
  const [completed, failed] = [Number(record['completed']), Number(record['failed'])]
  const [left, lost] = [Math.max(1, Math.floor(completed * share)), Math.ceil(failed * share)]
  const counted = { ...record, completed: left, failed: lost, num_prompts: left + lost }
  return times(counted, /^total_(in|out)put_tokens$/, left / completed)
}

/** Whole, so that what is left of a record stays consistent. Slower: fewer in the same time, as a longer run would show more. */
const worseLevels: Readonly<Record<string, Change>> = {
  slower: (record, random) => {
    const factor = 1 + 3 * random() ** 2
    return fewerOf(times(times(record, latencies, factor), rates, 1 / factor), 1 / factor)
  },
  later: (record, random) => times(record, /_ttft_ms$|^ttfts$/, 1 + 3 * random()),
  gappier: (record, random) => times(record, /^(p\d+|std)_itl_ms$/, 1 + 3 * random()),
  fewer: (record, random) => {
    const share = 0.05 + 0.9 * random()
    return times(fewerOf(record, share), /^duration$/, share)
  },
  failing: (record, random) => {
    const [completed, failed] = [Number(record['completed']), Number(record['failed'])]
    const lost = Math.ceil(random() * 0.2 * completed)
    const left = times(record, new RegExp(`${rates.source}|^total_`), (completed - lost) / completed)
    return { ...left, completed: completed - lost, failed: failed + lost }
  },
}

const isSaid = (value: unknown): boolean => Number.isFinite(value) || Array.isArray(value)

const changed = (records: Records, at: string, kind: string, record: VllmRecord): Worse => ({
  kind,
  at,
  records: { ...records, [at]: record },
})

/** One number deleted, zeroed or doubled; zero, and values by request, only deleted. */
const ofField = (records: Records, at: string, key: string): readonly Worse[] => {
  const { [key]: value, ...rest } = records[at]!
  const deleted = changed(records, at, `${key} deleted`, rest)
  if (value === 0 || Array.isArray(value)) return [deleted]
  return [
    deleted,
    changed(records, at, `${key} zeroed`, { ...rest, [key]: 0 }),
    changed(records, at, `${key} doubled`, { ...rest, [key]: 2 * Number(value) }),
  ]
}

const fieldsOf = (record: VllmRecord): readonly string[] => Object.keys(record).filter((key) => isSaid(record[key]))

const oneOf = <T>(choices: readonly T[], random: Random): T => choices[Math.floor(random() * choices.length)]!

/** Every single field of every record, deleted, zeroed and doubled. */
export const worseFields = (records: Records): readonly Worse[] =>
  Object.keys(records).flatMap((at) => fieldsOf(records[at]!).flatMap((key) => ofField(records, at, key)))

/** Without the highest level; none for a sweep of one. */
export const withoutTop = (records: Records): readonly Worse[] => {
  const names = Object.keys(records)
  const top = names.at(-1)!
  if (names.length < 2) return []
  return [
    {
      kind: 'top removed',
      at: top,
      records: Object.fromEntries(Object.entries(records).filter(([name]) => name !== top)),
    },
  ]
}

/** One of each way in which a whole level is worse, at any level. */
export const worseByLevel = (records: Records, random: Random): readonly Worse[] =>
  Object.entries(worseLevels).map(([kind, change]) => {
    const at = oneOf(Object.keys(records), random)
    return changed(records, at, kind, change(records[at]!, random))
  })

/** Some single fields, each in one way. */
export const someWorseFields = (records: Records, count: number, random: Random): readonly Worse[] =>
  Array.from({ length: count }, () => {
    const at = oneOf(Object.keys(records), random)
    return oneOf(ofField(records, at, oneOf(fieldsOf(records[at]!), random)), random)
  })
