import { latencyMetrics, statistic } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import { factsFromPath } from './facts.ts'
import { gpuIn } from './gpu-names.ts'

/** Significant digits that must agree; spreadsheets keep ten. */
export const digits = 7

export const same = (a: number, b: number): boolean => a.toPrecision(digits) === b.toPrecision(digits)

/** A number with so many decimals, which another has as well once it is rounded. */
const isRounded = (coarse: number, whole: number, decimals: number): boolean =>
  Math.abs(coarse - Number(coarse.toFixed(decimals))) <= 1e-9 * Math.abs(coarse) &&
  coarse.toFixed(decimals) === whole.toFixed(decimals)

/** A number with all its digits, and the same as the client prints it: with two decimals of seconds and of milliseconds. */
export const sameAsPrinted = (printed: number, whole: number): boolean => isRounded(printed, whole, 2)

/** Decimals to which somebody may have rounded. */
const places = [0, 1, 2, 3] as const

const agree = (a: number | string, b: number | string): boolean => {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return same(a, b) || places.some((decimals) => isRounded(a, b, decimals) || isRounded(b, a, decimals))
}

interface Value {
  readonly id: string
  readonly field: string
  /** Times in milliseconds, as they are printed. */
  readonly value: number | string | null
}

/** Statistics of the summary; what was worked out of single requests is no copy. */
const times = ({ latency }: Run): readonly Value[] =>
  latencyMetrics.flatMap((metric) =>
    Object.entries(latency[metric]?.from ?? {}).flatMap(([name, { origin, field }]) =>
      origin === 'summary'
        ? [{ id: `${metric}.${name}`, field, value: 1000 * (statistic(latency[metric], name) ?? Number.NaN) }]
        : [],
    ),
  )

const valuesOf = (run: Run): readonly Value[] => {
  const gpu = { ...factsFromPath(run.path), ...run.stated }.gpu?.value
  const { failed, load, totals } = run
  const named = (id: string, field: string, value: Value['value']): Value => ({
    id,
    field: run.fields[id] ?? field,
    value,
  })
  return [
    ...times(run),
    named('load.prompts', 'num_prompts', load.prompts),
    named('failed', 'failed', failed),
    named('totals.output', 'total_output_tokens', totals.output),
    named('gpu', 'gpu', gpu === undefined ? null : (gpuIn(gpu)?.card ?? gpu)),
    named('gpus', 'gpu_count', run.stated.gpus?.value ?? null),
  ]
}

/** Fields of a copy that say otherwise than the run that it is a copy of: one of the two was edited. */
export const contradictions = (copy: Run, kept: Run): readonly string[] => {
  const known = new Map(valuesOf(kept).map(({ id, value }) => [id, value]))
  return valuesOf(copy).flatMap(({ id, field, value }) => {
    const other = known.get(id) ?? null
    return value === null || other === null || agree(value, other) ? [] : [field]
  })
}
