import type { Document, Problem } from '../model/source.ts'
import { argumentsIn } from '../records/command-line.ts'
import { consoleBlocks, hasConsoleBlock, type ConsoleBlock } from '../records/console-blocks.ts'
import { pickNumber, type RawRecord } from '../records/pick.ts'
import { conditionsOf } from '../records/table-conditions.ts'
import { wrappedTexts } from '../records/wrapped-texts.ts'
import { asWritten, derived, renamedProblem } from '../records/written.ts'
import type { Input, Provenance, Reading } from './input.ts'
import { vllmServe } from './vllm-serve.ts'

interface Entry {
  readonly at: string
  readonly block: ConsoleBlock
  readonly beside: RawRecord
}

/** What a block has to tell to be a result: examples in documentation leave the numbers out. */
const isRun = ({ record, sglang }: ConsoleBlock): boolean =>
  !sglang &&
  pickNumber(record, 'completed') !== null &&
  (pickNumber(record, 'duration') ?? pickNumber(record, 'request_throughput')) !== null

/**
 * Since vLLM 0.10.1 cap and rate are printed where they were set; a block of those versions without them had none. The
 * count of failures is printed since 0.11.1.
 */
const unsaid = ({ record }: ConsoleBlock): RawRecord =>
  ['failed', 'max_concurrency', 'request_rate', 'max_concurrent_requests'].some((key) => key in record)
    ? { max_concurrency: null, request_rate: 'inf' }
    : {}

const withoutUnset = (record: RawRecord): RawRecord =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

const textEntries = (text: string, at: string, beside: RawRecord): readonly Entry[] => {
  const blocks = consoleBlocks(text)
  return blocks.map((block) => {
    const line = `line:${block.line}`
    return { at: blocks.length === 1 ? at : at === '' ? line : `${at}/${line}`, block, beside }
  })
}

const wrapped = (value: RawRecord, at: string): readonly Entry[] => {
  const texts = wrappedTexts(value)
  return texts.flatMap(({ text, beside }, index) =>
    textEntries(text, texts.length === 1 ? at : `${at}/${index}`, beside),
  )
}

const entriesOf = (document: Document): readonly Entry[] => {
  if (document.kind === 'text') return textEntries(document.text, '', {})
  return document.kind === 'object' ? wrapped(document.value, document.at) : []
}

/** Command lines that stand beside the text rather than in it. */
const commands = (beside: RawRecord): string =>
  Object.values(beside)
    .filter((value): value is string => typeof value === 'string')
    .join('\n')

const readEntry = ({ at, block, beside }: Entry, from: Provenance): Reading => {
  const where = at === '' ? '' : at
  if (block.sglang)
    return { runs: [], problems: [{ code: 'otherTool', where, values: { tool: 'SGLang bench_serving' } }] }
  if (!isRun(block)) return { runs: [], problems: [{ code: 'rowWithoutRun', where, values: {} }] }
  const conditions = conditionsOf(beside)
  const asked = { ...argumentsIn(commands(beside)), ...argumentsIn(block.before) }
  const record = withoutUnset({
    ...unsaid(block),
    ...conditions.record,
    ...asked,
    ...block.record,
  })
  const written = derived(record, { ...conditions.names, ...block.names })
  const { runs, problems } = vllmServe.read({ kind: 'object', at, value: written.record }, from)
  return {
    runs: runs.map((run) => asWritten(run, 'vllmConsole', written)),
    problems: problems.map((problem) => renamedProblem(problem, written.names)),
  }
}

const read = (document: Document, from: Provenance): Reading => {
  const readings = entriesOf(document).map((entry) => readEntry(entry, from))
  return {
    runs: readings.flatMap(({ runs }) => runs),
    problems: readings.flatMap(({ problems }): readonly Problem[] => problems),
  }
}

/** What `vllm bench serve` prints: logs of one run or many, also inside a string of a JSON object. */
export const vllmConsole: Input = {
  tool: 'vllm bench serve (console)',
  detect: (document) =>
    document.kind === 'text'
      ? hasConsoleBlock(document.text) && consoleBlocks(document.text).some(isRun)
      : entriesOf(document).some(({ block }) => isRun(block)),
  read,
}
