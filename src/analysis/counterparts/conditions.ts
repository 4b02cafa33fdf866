import { fairConditions } from '../../model/report/counterparts.ts'
import { quantisationIn } from '../../model/names.ts'
import { type LatencyMetric, latencyMetrics, definitionKey } from '../../model/metric.ts'
import type { Counterpart, ReportRun, Ungraded } from '../../model/report.ts'
import { sameLength } from '../../model/run.ts'
import { settingOf } from '../../model/setting.ts'

/** A series with its runs. */
export interface Member {
  readonly series: Ungraded
  readonly runs: readonly ReportRun[]
}

/** Tools write a model with or without whose it is: `meta-llama/Llama-3.1-8B` and `Llama-3.1-8B`. */
export const bareModel = (model: string | null): string | null => model?.split('/').at(-1)?.toLowerCase() ?? null

type Condition = Counterpart['conditions'][number]
type Id = Condition['id']

const distinct = (values: readonly (string | null)[]): string | null => {
  const known = [...new Set(values)].filter((value) => value !== null)
  return known.length === 0 || values.includes(null) ? null : known.toSorted().join(', ')
}

/** What all runs say; null where one says nothing. */
const inRuns = ({ runs }: Member, valueOf: (run: ReportRun) => string | null): string | null =>
  distinct(runs.map(valueOf))

const setting =
  (...names: readonly string[]) =>
  (member: Member): string | null =>
    inRuns(member, ({ settings }) => settingOf(settings, names))

/** Several settings together; null where none is stated. */
const settings =
  (...names: readonly string[]) =>
  (member: Member): string | null => {
    const told = names.flatMap((name) => {
      const value = setting(name)(member)
      return value === null ? [] : [`${name}=${value}`]
    })
    return told.length === 0 ? null : told.join(', ')
  }

const quantization = (member: Member): string | null =>
  setting('quantization', 'quant', 'precision', 'dtype')(member) ??
  quantisationIn(member.series.model)?.toLowerCase() ??
  null

const lengths = (input: number | null, output: number | null): string | null =>
  input === null || output === null ? null : `${Math.round(input)} / ${Math.round(output)}`

const range = (values: readonly (number | null)[]): string | null => {
  const known = values.filter((value) => value !== null)
  if (known.length === 0 || known.length < values.length) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return low === high ? String(low) : `${low} – ${high}`
}

/** Asked of the client, or noted beside the run. */
const warmupsOf = ({ load: { warmups }, settings: own }: ReportRun): number | null => {
  const noted = settingOf(own, ['num_warmups', 'warmup_requests'])
  return warmups ?? (noted === null || Number.isNaN(Number(noted)) ? null : Number(noted))
}

const load = ({ load: { kind, burstiness } }: ReportRun): string =>
  kind === 'closed' || burstiness === null ? kind : `${kind}, burstiness ${burstiness}`

/** How all runs of a series made a metric; null where none has it. Runs that differ are unlike those of any other. */
export const definitionOf = ({ runs }: Member, metric: LatencyMetric): string | null => {
  const told = runs.flatMap(({ latency }) => latency[metric] ?? [])
  const keys = [...new Set(told.map(({ definition }) => definitionKey(definition as never)))]
  return keys.length === 0 ? null : keys.toSorted().join(' + ')
}

const definitions = (member: Member): string =>
  latencyMetrics
    .flatMap((metric) => {
      const told = definitionOf(member, metric)
      return told === null ? [] : [`${metric}: ${told}`]
    })
    .join('; ')

const valuesOf: Readonly<Record<Id, (member: Member) => string | null>> = {
  model: ({ series }) => series.model,
  quantization,
  tokenizer: (member) => inRuns(member, ({ tokenizer }) => tokenizer),
  gpu: ({ series }) => series.layout.gpu && series.layout.name,
  engine: (member) => {
    const version = setting('engine_version', 'vllm_version', 'sglang_version', 'version', 'image')(member)
    return member.series.engine === null && version === null
      ? null
      : [member.series.engine, version].filter((part) => part !== null).join(' ')
  },
  prompts: setting('dataset_name', 'dataset', 'dataset_path'),
  askedLengths: ({ series: { workload } }) =>
    workload.kind === 'nominal' ? lengths(workload.inputTokens, workload.outputTokens) : null,
  servedLengths: ({ series: { workload } }) => lengths(workload.measured.inputTokens, workload.measured.outputTokens),
  load: (member) => inRuns(member, load),
  levels: ({ series }) =>
    series.points
      .map(({ level, requestRate }) => String(series.capacity.axis === 'concurrency' ? level : requestRate))
      .join(', ') || null,
  requests: ({ runs }) => range(runs.map(({ completed, load: { prompts } }) => prompts ?? completed)),
  warmups: ({ runs }) => range(runs.map(warmupsOf)),
  repeats: ({ series }) => range(series.points.map((point) => point.runs.length)),
  prefixCache: setting('prefix_caching', 'enable_prefix_caching', 'prefix_cache', 'no_enable_prefix_caching'),
  batching: settings('max_num_seqs', 'max_num_batched_tokens', 'max_model_len', 'gpu_memory_utilization'),
  sampling: settings('temperature', 'top_p', 'top_k', 'ignore_eos'),
  tool: ({ series }) => series.tool,
  definitions: (member) => definitions(member) || null,
}

const sameServed = (members: readonly Member[]): boolean =>
  members.every(
    ({
      series: {
        workload: { measured },
      },
    }) =>
      (['inputTokens', 'outputTokens'] as const).every((side) =>
        sameLength(measured[side], members[0]!.series.workload.measured[side]),
      ),
  )

const isSame = (id: Id, members: readonly Member[], values: readonly string[]): boolean => {
  if (id === 'servedLengths') return sameServed(members)
  const told = id === 'model' ? values.map(bareModel) : values
  return new Set(told).size === 1
}

/** One value for each series; a list of metrics differs where one tool has more of them. */
const conditionOf = (id: Id, members: readonly Member[]): Condition => {
  const values = members.map(valuesOf[id])
  const known = values.filter((value) => value !== null)
  if (known.length < values.length) return { id, status: 'notRecorded', values }
  return { id, status: isSame(id, members, known) ? 'met' : 'differs', values }
}

/**
 * What a fair comparison keeps the same, as the files tell it (MLPerf Inference rules; HPC practice): hardware, model and
 * precision, prompts and lengths, load, warm-up, repeats, cache, sampling, tool.
 */
export const conditionsOf = (members: readonly Member[]): readonly Condition[] =>
  fairConditions.map((id) => conditionOf(id, members))
