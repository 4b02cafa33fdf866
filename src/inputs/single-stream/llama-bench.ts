import type { Baseline } from '../../model/baseline.ts'
import { type Document, fileNameOf, problem } from '../../model/source.ts'
import { all, columns, has, text } from '../../records/detect.ts'
import { type Picked, pickNumber } from '../../records/pick.ts'
import { asNumbers, asText, type RawRecord, textsUnder } from '../../records/values.ts'
import { tablesIn } from '../../records/text.ts'
import { entriesOf, type Input, type Provenance, type Reading } from '../input.ts'
import { batchedTables } from './llama-batched-bench.ts'
import { baselineOf, repeated, scaled } from './timing.ts'

/** Tokens of a test: of the prompt that was read, of the answer, and of what stood before (llama.cpp, tools/llama-bench). */
interface Test {
  readonly prompt: number
  readonly output: number
  readonly depth: number
}

/** `pp512`, `tg128`, `pp512+tg128`, each perhaps ` @ d4096`. */
const testNamed = (name: string): Test | null => {
  const [, prompt, output, depth] = /^(?:pp(\d+))?\+?(?:tg(\d+))?(?: *@ *d(\d+))?$/.exec(name.trim()) ?? []
  if (prompt === undefined && output === undefined) return null
  return { prompt: Number(prompt ?? 0), output: Number(output ?? 0), depth: Number(depth ?? 0) }
}

const nameOf = ({ prompt, output, depth }: Test): string =>
  [
    [...(prompt > 0 ? [`pp${prompt}`] : []), ...(output > 0 ? [`tg${output}`] : [])].join('+'),
    ...(depth > 0 ? [`d${depth}`] : []),
  ].join(' @ ')

/** A test as it was timed: tokens/s, and seconds where they are told. */
interface Timed {
  readonly rate: Picked
  readonly rateStd: number | null
  readonly time?: Picked | null
  readonly timeStd?: number | null
  readonly samples: number
}

const engineOf = (backend: string | null): string => (backend === null ? 'llama.cpp' : `llama.cpp (${backend})`)

/** What a test was run with, by the keys of the records and the heads of the printed table. */
const settingKeys = [
  ['build_commit', 'n_batch', 'n_ubatch', 'n_threads', 'type_k', 'type_v', 'n_gpu_layers', 'split_mode', 'flash_attn'],
  ['ngl', 'threads', 'fa', 'mmap', 'sm'],
].flat()

/** A test of both parts together has one rate over both, which is neither. */
const timingsOf = ({ prompt, output }: Test, { rate, rateStd, time = null, timeStd = null, samples }: Timed) => {
  const seconds = repeated(time, samples, { std: timeStd })
  const tokens = repeated(rate, samples, { std: rateStd })
  if (prompt > 0 && output > 0) return { total: seconds }
  return prompt > 0 ? { prompt: seconds, promptRate: tokens } : { generation: seconds, generationRate: tokens }
}

type Told = Pick<Baseline, 'at' | 'model' | 'engine' | 'settings'> & Partial<Baseline>

const toBaseline = (from: Provenance, test: Test, timed: Timed, { at, ...told }: Told): Baseline =>
  baselineOf(from, timingsOf(test, timed), {
    at,
    tool: 'llamaBench',
    name: nameOf(test),
    tokens: { prompt: test.prompt || null, output: test.output || null, depth: test.depth },
    repeats: { made: timed.samples, succeeded: timed.samples },
    ...told,
  })

/** Some scripts wrap each record in what they measured around it. */
const unwrapped = (record: RawRecord): RawRecord => {
  const inner = record['bench_raw']
  return typeof inner === 'object' && inner !== null ? (inner as RawRecord) : record
}

/** A record of `-o json`, `jsonl` or `csv`; the last two of its kind have no samples. */
const recorded = (record: RawRecord, at: string, from: Provenance): Baseline | null => {
  const rate = pickNumber(record, 'avg_ts')
  const count = (key: string): number => pickNumber(record, key)?.value ?? 0
  const test = { prompt: count('n_prompt'), output: count('n_gen'), depth: count('n_depth') }
  if (!rate || test.prompt + test.output === 0) return null
  const file = asText(record['model_filename'])
  const timed: Timed = {
    rate,
    rateStd: pickNumber(record, 'stddev_ts')?.value ?? null,
    time: scaled(pickNumber(record, 'avg_ns'), 1e-9),
    timeStd: scaled(pickNumber(record, 'stddev_ns'), 1e-9)?.value ?? null,
    samples: asNumbers(record['samples_ts'])?.length || 1,
  }
  return toBaseline(from, test, timed, {
    at,
    model: file === null ? asText(record['model_type']) : fileNameOf(file),
    engine: engineOf(asText(record['backends'])),
    gpu: asText(record['gpu_info']),
    date: asText(record['test_time']),
    settings: textsUnder(record, settingKeys),
  })
}

/** `3782.76 ± 11.95` */
const printedRate = (cell: string): Timed | null => {
  const [, mean, std] = /^([\d.]+)(?: *± *([\d.]+))?$/.exec(cell.trim()) ?? []
  if (mean === undefined) return null
  return { rate: { value: Number(mean), field: 't/s' }, rateStd: std === undefined ? null : Number(std), samples: 1 }
}

/** Rows of the table that it prints, which has rates alone. */
const printed = (content: string, from: Provenance): readonly Baseline[] =>
  tablesIn(content, ['test', 't/s']).flatMap(({ line, cells }) => {
    const [test, timed] = [testNamed(cells['test'] ?? ''), printedRate(cells['t/s'] ?? '')]
    if (!test || !timed) return []
    const [model, engine] = [asText(cells['model']), engineOf(asText(cells['backend']))]
    return toBaseline(from, test, timed, {
      at: `line:${line}`,
      model,
      engine,
      settings: textsUnder(cells, settingKeys),
    })
  })

const testsOf = (document: Document, from: Provenance): readonly Baseline[] =>
  document.kind === 'text'
    ? printed(document.text, from)
    : entriesOf(document).flatMap(({ at, record }) => recorded(unwrapped(record), at, from) ?? [])

const read = (document: Document, from: Provenance): Reading => {
  const tests = testsOf(document, from)
  const failed = document.kind === 'object' && tests.length === 0
  return {
    runs: [],
    baselines: [...tests, ...batchedTables(document, from)],
    problems: failed ? [problem('rowWithoutRun', document.at)] : [],
  }
}

/** llama-bench of llama.cpp: one stream in its own process, no server. People print both of its tools into one file. */
export const llamaBench: Input = {
  tool: 'llama-bench',
  notes: ['oneStream', 'noServer'],
  marks: ['build_commit', 'model_filename', 'n_prompt', 'n_gen', 'avg_ts', 'stddev_ts'],
  detect: (document) =>
    has('build_commit', 'avg_ts', 'n_prompt')(document) ||
    has('bench_raw', 'tokens_per_sec', 'mode')(document) ||
    columns('build_commit', 'avg_ts', 'n_prompt')(document) ||
    all(text(/^\|.*\btest *\| *t\/s *\|/m))(document),
  read,
  command: null,
}
