import type { Random } from '../simulator/random.ts'
import type { VllmRecord } from './queue-server.ts'
import { withArrays } from './request-arrays.ts'

/** What real results have and clean ones do not. */
export const uglinesses = ['missing', 'failures', 'thin', 'repeats', 'uneven', 'unusable', 'detailed'] as const
export type Ugliness = (typeof uglinesses)[number]

const number = (record: VllmRecord, key: string): number => Number(record[key])

const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!

const without = (record: VllmRecord, key: RegExp): VllmRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !key.test(name)))

const scaled = (record: VllmRecord, key: RegExp, factor: number): VllmRecord =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      key.test(name) && typeof value === 'number' ? value * factor : value,
    ]),
  )

const metrics = [/_itl_/, /_ttft_/, /_tpot_/, /_e2el_/, /^p99_itl_/, /^p99_ttft_/, /^p9[59]_/] as const

/** The same run with fewer requests: percentiles stay, counts and duration follow. */
const shorter = (record: VllmRecord, completed: number, prompts: number): VllmRecord => {
  const share = completed / number(record, 'completed')
  const told = scaled(record, /^(total_(input|output)_tokens|duration)$/, share)
  return { ...told, completed, num_prompts: prompts, failed: prompts - completed }
}

const failing = (record: VllmRecord, random: Random): VllmRecord => {
  const prompts = number(record, 'num_prompts')
  const share = oneOf(random, [0.002, 0.011, 0.03, 0.3, 0.998, 1])
  const completed = Math.round(prompts * (1 - share))
  const record1 = shorter(record, completed, prompts)
  return random() < 0.3 ? without(record1, /^failed$/) : record1
}

const thinner = (record: VllmRecord, random: Random): VllmRecord => {
  const slots = Math.max(1, Number(record['max_concurrency'] ?? 1))
  const completed = Math.min(number(record, 'completed'), oneOf(random, [1, slots, 5 * slots, 20, 80, 160, 320]))
  return shorter(record, completed, completed)
}

const unusable = (record: VllmRecord, random: Random): VllmRecord =>
  oneOf(random, [
    () => scaled(record, /^median_ttft_/, 3),
    () => scaled(scaled(record, /throughput$/, 0.5), /^duration$/, 2),
    () => scaled(record, /^duration$/, 0.02),
    () => scaled(record, /throughput$/, 1.3),
  ])()

const latency = /_(ttft|tpot|itl|e2el)_ms$/

/** Slower or quicker than its neighbours; throughput follows by Little's law. */
const paced = (record: VllmRecord, factor: number): VllmRecord => {
  const slower = scaled(record, latency, factor)
  if (record['max_concurrency'] === null) return slower
  return scaled(scaled(slower, /throughput$/, 1 / factor), /^duration$/, factor)
}

const change = (record: VllmRecord, ugly: Ugliness, random: Random): readonly VllmRecord[] => {
  if (ugly === 'missing') return [without(record, oneOf(random, metrics))]
  if (ugly === 'failures') return [failing(record, random)]
  if (ugly === 'thin') return [thinner(record, random)]
  if (ugly === 'uneven') return [paced(record, oneOf(random, [0.3, 0.6, 2, 5]))]
  if (ugly === 'unusable') return [unusable(record, random)]
  if (ugly === 'detailed') return [withArrays(record, random)]
  const again = Array.from({ length: oneOf(random, [1, 2]) }, (_, i) => ({
    ...paced(record, oneOf(random, [0.96, 1.02, 1.1, 2])),
    date: `20260902-1${i}${String(record['date']).slice(-4)}`,
  }))
  return [record, ...again]
}

/** Each kind that is asked for, at the first levels, at some of them, or at all. */
export const uglyRecords = (
  records: readonly VllmRecord[],
  ugly: readonly Ugliness[],
  random: Random,
): readonly VllmRecord[] =>
  ugly.reduce<readonly VllmRecord[]>((all, one) => {
    const share = oneOf(random, [0.25, 0.5, 1])
    const first = random() < 0.4
    return all.flatMap((record, i) => {
      const meant = first ? i < share * all.length : random() < share
      return meant ? change(record, one, random) : [record]
    })
  }, records)
