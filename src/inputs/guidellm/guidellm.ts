import { type Document, problem } from '../../model/source.ts'
import { any, has, text } from '../../records/detect.ts'
import { type Found, holdsNone, type Input, partOf, type Provenance, type Reading } from '../input.ts'
import { isGuidellmPage, toldByPage } from './page.ts'
import { toldByReport } from './report.ts'
import { isGuidellmTable, toldByTable } from './table.ts'
import { runOfTold, type Told } from './told.ts'
import { blank, type Command, lengthsOf, option, type Order, valueOr } from '../../records/command.ts'

const load = ({ load: { concurrency, requestRate, burstiness } }: Order): readonly string[] =>
  requestRate === 'inf'
    ? ['--profile', 'concurrent', '--rate', String(concurrency ?? blank('STREAMS'))]
    : ['--profile', burstiness === 'inf' ? 'constant' : 'poisson', '--rate', String(requestRate)]

const data = (order: Order): string => {
  const { input, output } = lengthsOf(order)
  return `prompt_tokens=${input},output_tokens=${output}`
}

/** `guidellm benchmark` (guidellm/__main__.py); it writes its percentiles whatever is asked, and no ITL. */
const guidellmCommand: Command = {
  words: (order) => [
    'guidellm',
    'benchmark',
    ...option('--target', blank('BASE_URL')),
    ...option('--model', valueOr(order.model, 'MODEL')),
    ...(order.tokenizer === null ? [] : option('--processor', valueOr(order.tokenizer, 'TOKENIZER'))),
    ...load(order),
    ...option('--data', data(order)),
    ...option('--max-requests', String(order.requests + order.warmups)),
    ...option('--warmup-percent', (order.warmups / (order.requests + order.warmups)).toFixed(3)),
    ...option('--random-seed', String(order.seed)),
  ],
}

const isReport = any(
  has('benchmarks.0.metrics.time_to_first_token_ms.successful'),
  has('benchmarks.0.metrics.request_latency.successful'),
)

const isConsole = text(/^Benchmarks (Metadata|Info|Stats):/m)

const toldBy = (document: Document): readonly Told[] => {
  if (document.kind === 'table') return isGuidellmTable(document) ? toldByTable(document) : []
  if (document.kind === 'text') return []
  return isGuidellmPage(document.value) ? toldByPage(document.value) : toldByReport(document.value)
}

const isKnown = (document: Document): boolean =>
  isReport(document) ||
  isConsole(document) ||
  (document.kind === 'table' && isGuidellmTable(document)) ||
  (document.kind === 'object' && isGuidellmPage(document.value))

const read = (document: Document, from: Provenance): Reading => ({
  runs: toldBy(document).map((told) => runOfTold(told, from)),
  problems: isConsole(document) ? [problem('runElsewhere', '', { file: 'benchmarks.json' })] : [],
})

/** What was printed belongs to the report beside it. */
const join = (found: readonly Found[]): readonly Reading[] => {
  const path = found.find(({ reading }) => reading.runs.length > 0)?.from.path
  return found.map(({ document, reading }) =>
    isConsole(document) && path !== undefined ? holdsNone(partOf(path)) : reading,
  )
}

/** GuideLLM: its report as JSON or YAML (0.3 and before, 0.4 to 0.6, 0.7 and later), its CSV, and its page. */
export const guidellm: Input = {
  tool: 'GuideLLM',
  notes: ['tpotAsItl', 'tpotWithFirst', 'window'],
  marks: [
    'benchmarks',
    'request_totals',
    'request_latency',
    'time_to_first_token_ms',
    'inter_token_latency_ms',
    'time_per_output_token_ms',
    'requests_per_second',
  ],
  detect: isKnown,
  read,
  join,
  command: guidellmCommand,
}
