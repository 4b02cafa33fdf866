import type { Point, ReportRun } from '../model/report.ts'
import { normalKey, settingOf } from '../model/setting.ts'
import { cacheKeys, type Subject } from './levels.ts'
import type { Proposal } from './proposal.ts'

/** Words that no POSIX shell reads anything into. */
const plain = /^[\w@%+=:,./-]+$/

/** One word for a POSIX shell: as it is, or in single quotes, in which nothing but the quote itself means anything. */
export const quoted = (word: string): string => (plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/**
 * A name out of a file that may stand in a command: no control or format characters and no line ends, which would make a
 * terminal show another command than the one that is copied.
 */
export const isShowable = (text: string): boolean =>
  text.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(text)

/** An option with its value; a value that looks like an option is bound to it. */
export const option = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value]

/** Options with their values as one piece each: a line may break between them. */
const piecesOf = (argv: readonly string[]): readonly string[] => {
  const starts = argv.flatMap((word, i) => (i === 0 || word.startsWith('--') ? [i] : []))
  return starts.map((start, i) =>
    argv
      .slice(start, starts[i + 1])
      .map(quoted)
      .join(' '),
  )
}

/** A command over several lines of at most so many columns, so that it can be read; one long option has its own. */
export const shellLines = (argv: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = []
  for (const piece of piecesOf(argv)) {
    const last = lines.at(-1)
    const fits = last !== undefined && last.length + piece.length + 3 <= columns
    if (fits) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line))
}

/** What a person has to fill in. */
const blank = (name: string): string => `<${name}>`

/** A value out of a file, or the blank where there is none that may be shown in a command. */
const told = (value: string | number | null, name: string): string =>
  value !== null && isShowable(String(value)) ? String(value) : blank(name)

/** The name by which the server knows the model; a plan may have given it another for the document. */
const modelOf = (run: ReportRun | undefined): string | null => {
  const fact = run?.facts['model']
  if (fact?.from !== 'plan') return run?.model ?? null
  const own = run?.overruled.find(({ name, fact: other }) => name === 'model' && other.from === 'result')
  return own ? String(own.fact.value) : null
}

const lengths = ({ series }: Subject, run: ReportRun | undefined): readonly string[] => {
  const dataset = settingOf(run?.settings ?? {}, ['dataset_name', 'dataset'])
  const { kind, inputTokens, outputTokens } = series.workload
  if (dataset !== null && !/^random/i.test(dataset))
    return [...option('--dataset-name', told(dataset, 'DATASET')), '--dataset-path', blank('DATASET_PATH')]
  if (kind !== 'nominal' && dataset === null) return ['--dataset-name', blank('DATASET')]
  const asked = (tokens: number | null, name: string) => told(kind === 'nominal' ? tokens : null, name)
  return [
    '--dataset-name',
    told(dataset ?? 'random', 'DATASET'),
    '--random-input-len',
    asked(inputTokens, 'INPUT_LEN'),
    '--random-output-len',
    asked(outputTokens, 'OUTPUT_LEN'),
    '--ignore-eos',
  ]
}

/** Settings that all runs of the series state alike, under names that are safe and that no result of the client has. */
const settings = ({ series, runs }: Subject): readonly string[] => {
  const own = series.points.flatMap((point) => point.runs.flatMap((id) => runs.get(id) ?? []))
  return Object.entries(own[0]?.settings ?? {})
    .filter(([key, value]) => own.every((run) => run.settings[key] === value))
    .filter(([key, value]) => /^[a-z_][\w.-]*$/i.test(key) && isShowable(value))
    .filter(([key]) => !/^(seed|dataset.*|label|version|steady_state.*)$/.test(normalKey(key)))
    .filter(([key]) => !cacheKeys.includes(normalKey(key)))
    .map(([key, value]) => `${key}=${value}`)
}

/** What is recorded of the prefix cache; off where the run is made to have it off. */
const cache = ({ gains }: Proposal, run: ReportRun | undefined): string => {
  if (gains.some(({ kind }) => kind === 'prefixCache')) return 'prefix_caching=off'
  const key = cacheKeys.find((name) => settingOf(run?.settings ?? {}, [name]) !== null)
  const value = settingOf(run?.settings ?? {}, cacheKeys)
  return `${key ?? 'prefix_caching'}=${told(value, 'PREFIX_CACHING')}`
}

const metadata = (proposal: Proposal, subject: Subject, run: ReportRun | undefined, seed: number) => {
  const { gpu, gpus, tensorParallel, pipelineParallel, dataParallel } = subject.series.layout
  const { kind, inputTokens, outputTokens } = subject.series.workload
  const known: readonly (readonly [string, number | null])[] = [
    ['tensor_parallel_size', tensorParallel],
    ['pipeline_parallel_size', pipelineParallel],
    ['data_parallel_size', dataParallel],
    ['input_len', kind === 'nominal' ? inputTokens : null],
    ['output_len', kind === 'nominal' ? outputTokens : null],
  ]
  return [
    '--metadata',
    `gpu=${told(gpu, 'GPU')}`,
    `gpu_count=${told(gpus, 'GPU_COUNT')}`,
    ...known.flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`])),
    ...settings(subject),
    cache(proposal, run),
    `num_warmups=${proposal.warmups}`,
    `seed=${seed}`,
  ]
}

/** Arrivals as bursty as in the other runs of a paced sweep; else a Poisson process. */
const burstinessOf = (run: ReportRun | undefined): number | 'inf' =>
  typeof run?.load.requestRate === 'number' ? (run.load.burstiness ?? 1) : 1

const loadOf = ({ load }: Proposal, burstiness: number | 'inf'): readonly string[] => [
  ...(load.concurrency === null ? [] : ['--max-concurrency', String(load.concurrency)]),
  '--request-rate',
  String(load.requestRate),
  ...(load.requestRate === 'inf' ? [] : ['--burstiness', String(burstiness)]),
]

/** Percentiles of the service level beside the usual ones. */
const percentiles = ({ report }: Subject): string => {
  const asked = report.plan.sla.limits.flatMap(({ statistic }) => /^p([\d.]+)$/.exec(statistic)?.[1] ?? [])
  const all = new Set([50, 90, 95, 99, ...asked.map(Number)])
  return [...all].toSorted((a, b) => a - b).join(',')
}

const metrics = 'ttft,tpot,itl,e2el'

/** Options without which the client writes no statistics of these limits: of the metric, or of a percentile of it. */
export const flagsFor = (point: Point, limits: readonly string[], subject: Subject): readonly string[] => {
  const own = point.runs.flatMap((id) => subject.runs.get(id) ?? [])
  const isAbsent = (limit: string): boolean => {
    const [metric = ''] = limit.split('.')
    return own.some(({ latency }) => latency[metric as keyof typeof latency] === null)
  }
  return [
    ...(limits.some(isAbsent) ? [`--percentile-metrics ${metrics}`] : []),
    ...(limits.every(isAbsent) ? [] : [`--metric-percentiles ${percentiles(subject)}`]),
  ]
}

/** Arguments of one run of `vllm bench serve` (vLLM benchmarks/serve.py); what no file states is a <PLACEHOLDER>. */
export const argumentsOf = (proposal: Proposal, subject: Subject, seed: number): readonly string[] => {
  const run = subject.series.points.flatMap(({ runs }) => runs.flatMap((id) => subject.runs.get(id) ?? []))[0]
  const model = modelOf(run)
  const { tokenizer = null, backend = null } = run ?? {}
  return [
    'vllm',
    'bench',
    'serve',
    ...option('--backend', told(backend, 'BACKEND')),
    '--base-url',
    blank('BASE_URL'),
    ...(backend === 'openai-chat' ? ['--endpoint', '/v1/chat/completions'] : []),
    ...option('--model', told(model, 'MODEL')),
    ...(tokenizer !== null && tokenizer !== model ? option('--tokenizer', told(tokenizer, 'TOKENIZER')) : []),
    ...lengths(subject, run),
    ...loadOf(proposal, burstinessOf(run)),
    '--num-prompts',
    String(proposal.requests),
    '--num-warmups',
    String(proposal.warmups),
    '--seed',
    String(seed),
    '--percentile-metrics',
    metrics,
    '--metric-percentiles',
    percentiles(subject),
    '--save-result',
    '--save-detailed',
    ...metadata(proposal, subject, run, seed),
  ]
}
