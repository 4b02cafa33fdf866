import type { Cell, RunRow } from './columns.ts'

/** Which runs are meant: texts as people write them, each absent for all. */
export interface RowFilter {
  /** Part of the name in any case, or a pattern with `*`. */
  readonly model?: string | undefined
  readonly gpu?: string | undefined
  /** Tokens in and out, each null for any. */
  readonly shape?: { readonly input: number | null; readonly output: number | null } | undefined
  /** Milliseconds since 1970; a run without a date is in no interval. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly grades?: readonly string[] | undefined
}

/** Without `*` a part of the name. */
const nameTest = (asked: string): ((name: Cell | undefined) => boolean) => {
  const parts = asked.toLowerCase().split('*')
  return (name) => {
    if (typeof name !== 'string') return false
    const text = name.toLowerCase()
    if (parts.length === 1) return text.includes(parts[0]!)
    const [first = '', ...rest] = parts
    const last = rest.pop() ?? ''
    if (!text.startsWith(first) || !text.endsWith(last)) return false
    let at = first.length
    for (const part of rest) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at <= text.length - last.length
  }
}

/** Answers end where the model ends them: lengths within this share are the same. */
const sameWithin = 0.05

const isLength = (asked: number | null, nominal: Cell | undefined, mean: Cell | undefined): boolean => {
  if (asked === null) return true
  if (typeof nominal === 'number') return nominal === asked
  return typeof mean === 'number' && Math.abs(mean - asked) <= sameWithin * asked
}

const instantOf = (row: RunRow): number => (typeof row['date_utc'] === 'number' ? row['date_utc'] : Number.NaN)

/** True for rows that the filter means. */
export const meantBy = ({ model, gpu, shape, since, until, grades }: RowFilter): ((row: RunRow) => boolean) => {
  const isModel = nameTest(model ?? '*')
  const isGpu = nameTest(gpu ?? '*')
  return (row) =>
    (model === undefined || isModel(row['model'])) &&
    (gpu === undefined || isGpu(row['gpu'])) &&
    (shape === undefined ||
      (isLength(shape.input, row['input_tokens'], row['mean_input_tokens']) &&
        isLength(shape.output, row['output_tokens'], row['mean_output_tokens']))) &&
    (since === undefined || instantOf(row) >= since) &&
    (until === undefined || instantOf(row) < until) &&
    (grades === undefined || grades.includes(String(row['grade'])))
}

const order = [
  'model',
  'gpu',
  'gpus',
  'input_tokens',
  'output_tokens',
  'load',
  'concurrency',
  'offered_requests_per_s',
  'date_utc',
  'file',
  'place',
  'sha256',
] as const

const collator = new Intl.Collator('en', { numeric: true })

const compared = (a: Cell, b: Cell): number => {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/** By model, hardware, lengths and load, as people look for runs; the same rows always in one order. */
export const sortedRows = (rows: readonly RunRow[]): readonly RunRow[] =>
  rows.toSorted((a, b) => {
    for (const id of order) {
      const difference = compared(a[id] ?? null, b[id] ?? null)
      if (difference !== 0) return difference
    }
    return 0
  })
