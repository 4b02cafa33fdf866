import type { Run } from '../../model/run.ts'
import { pickNumber } from '../../records/pick.ts'
import { type RawRecord, roundingOf } from '../../records/values.ts'
import { called, type Names, renamedProblem, renamedRun } from '../../records/names.ts'
import { type Provenance, type Reading, inAll } from '../input.ts'
import { vllmServe } from './serve.ts'

/** A record by result keys, with what is more precise than the rounded numbers that were written. */
export interface Written {
  readonly record: RawRecord
  readonly names: Names
  /** Half a unit of what the request throughput is known to; null where it is as written. */
  readonly rounding: number | null
  /** Completed requests were told by a rounded rate, so that what failed is not known. */
  readonly failuresOpen: boolean
}

interface Rounded {
  readonly value: number
  readonly slack: number
}

const rounded = (record: RawRecord, key: string): Rounded | null => {
  const picked = pickNumber(record, key)
  return picked && { value: picked.value, slack: roundingOf(record[key]) }
}

const agree = (a: Rounded, b: Rounded): boolean => Math.abs(a.value - b.value) <= (a.slack + b.slack) * (1 + 1e-6)

const totals = {
  request_throughput: ['completed'],
  output_throughput: ['total_output_tokens'],
  total_token_throughput: ['total_input_tokens', 'total_output_tokens'],
} as const

/** A count over the duration, where that is closer than the rate as it was written, and agrees with it. */
const rateOf = (record: RawRecord, key: keyof typeof totals): Rounded | null => {
  const parts = totals[key].map((name) => pickNumber(record, name)?.value ?? null)
  const duration = rounded(record, 'duration')
  if (!duration || duration.value <= 0 || parts.includes(null)) return null
  const count = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
  const value = count / duration.value
  const rate = { value, slack: (value * duration.slack) / duration.value }
  const told = rounded(record, key)
  return told && (!agree(told, rate) || told.slack <= rate.slack) ? null : rate
}

const withRates = (record: RawRecord, names: Names): Written => {
  const found = (Object.keys(totals) as (keyof typeof totals)[]).flatMap((key) => {
    const rate = rateOf(record, key)
    return rate ? [{ key, rate }] : []
  })
  const formula = (key: keyof typeof totals): string => {
    const parts = totals[key].map((name) => called(names, name)).join(' + ')
    return `${totals[key].length > 1 ? `(${parts})` : parts} / ${called(names, 'duration')}`
  }
  return {
    record: { ...record, ...Object.fromEntries(found.map(({ key, rate }) => [key, rate.value])) },
    names: { ...names, ...Object.fromEntries(found.map(({ key }) => [key, formula(key)])) },
    rounding: found.find(({ key }) => key === 'request_throughput')?.rate.slack ?? null,
    failuresOpen: false,
  }
}

/**
 * Completed requests by duration × rate: the whole number that the rounding of both allows. Where it allows several,
 * what was asked for is one of them or the nearest stands, and how many failed stays open.
 */
const withCount = (record: RawRecord, names: Names): Written => {
  const duration = rounded(record, 'duration')
  const rate = rounded(record, 'request_throughput')
  const plain = { record, names, rounding: null, failuresOpen: false }
  if (pickNumber(record, 'completed') || !duration || !rate) return plain
  const count = duration.value * rate.value
  const slack = duration.value * rate.slack + rate.value * duration.slack
  const asked = pickNumber(record, 'num_prompts')?.value ?? null
  const meetsAsked = asked !== null && Math.abs(asked - count) <= slack
  const completed = meetsAsked ? asked : Math.round(count)
  if (completed < 1 || Math.abs(completed - count) > slack + 1e-9 * count) return plain
  const formula = `${called(names, 'duration')} × ${called(names, 'request_throughput')}`
  return {
    record: { ...record, completed },
    names: { ...names, completed: formula },
    rounding: null,
    failuresOpen: slack >= 0.5 && pickNumber(record, 'failed') === null,
  }
}

/** Rates from counts and counts from rates, where what was written is rounded or absent. */
export const derived = (record: RawRecord, names: Names): Written => {
  const counted = withCount(record, names)
  return counted.record === record ? withRates(record, names) : counted
}

/** A run read by result keys, told in the words of the file: its fields by the names that they have there. */
const asWritten = (read: Run, tool: string, { names, rounding, failuresOpen }: Written): Run => {
  const run = renamedRun(read, names)
  const fields = Object.entries(run.fields).filter(([name]) => !(failuresOpen && name === 'failed'))
  return {
    ...run,
    tool,
    wholeRecord: false,
    failed: failuresOpen ? null : run.failed,
    throughput: { ...run.throughput, requestsRounding: rounding ?? run.throughput.requestsRounding },
    fields: Object.fromEntries(fields),
  }
}

/** A run by result keys, and the place where it stood under other names. */
export interface WrittenRun {
  readonly at: string
  readonly written: Written
  /** Result keys that stood there more than once. */
  readonly twice?: readonly string[]
}

/** The runs of a format, by its id, that says in other names what vLLM's result files hold. */
export const readWritten = (id: string, entries: readonly WrittenRun[], from: Provenance): Reading => {
  const readings = entries.map(({ at, written, twice = [] }) => {
    const { runs, problems } = vllmServe.read({ kind: 'object', at, value: written.record, twice }, from)
    return {
      runs: runs.map((run) => asWritten(run, id, written)),
      problems: problems.map((problem) => renamedProblem({ ...problem, where: at }, written.names)),
    }
  })
  return inAll(readings)
}

/** What somebody chose to show of a run: that the client writes more says nothing of it. */
export const chosen = ({ runs, problems }: Reading): Reading => ({
  runs: runs.map((run) => ({ ...run, absent: [] })),
  problems,
})
