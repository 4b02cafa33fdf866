import type { Document, Problem } from '../model/source.ts'
import { argumentsIn } from '../records/command-line.ts'
import { printedResults, hasPrintedResult, type PrintedResult } from '../records/printed-results.ts'
import { pickNumber, type RawRecord } from '../records/pick.ts'
import { conditionsOf } from '../records/table-conditions.ts'
import { wrappedTexts } from '../records/wrapped-texts.ts'
import { derived, type Written } from '../records/written.ts'
import type { Translation, Translator } from './input.ts'

interface Entry {
  readonly at: string
  readonly block: PrintedResult
  readonly beside: RawRecord
}

/** What a block has to tell to be a result: examples in documentation leave the numbers out. */
const isRun = ({ record, sglang }: PrintedResult): boolean =>
  !sglang &&
  pickNumber(record, 'completed') !== null &&
  (pickNumber(record, 'duration') ?? pickNumber(record, 'request_throughput')) !== null

/**
 * Since vLLM 0.10.1 cap and rate are printed where they were set; a block of those versions without them had none. The
 * count of failures is printed since 0.11.1.
 */
const unsaid = ({ record }: PrintedResult): RawRecord =>
  ['failed', 'max_concurrency', 'request_rate', 'max_concurrent_requests'].some((key) => key in record)
    ? { max_concurrency: null, request_rate: 'inf' }
    : {}

const textEntries = (text: string, at: string, beside: RawRecord): readonly Entry[] => {
  const blocks = printedResults(text)
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

const refused = ({ at, block }: Entry): readonly Problem[] => {
  if (block.sglang) return [{ code: 'otherTool', where: at, values: { tool: 'SGLang bench_serving' } }]
  return isRun(block) ? [] : [{ code: 'rowWithoutRun', where: at, values: {} }]
}

/** What the block says comes before what was announced or asked for, and that before what is noted beside it. */
const writtenOf = ({ block, beside }: Entry): Written => {
  const conditions = conditionsOf(beside)
  const asked = { ...argumentsIn(commands(beside)), ...argumentsIn(block.before) }
  const record = { ...unsaid(block), ...conditions.record, ...asked, ...block.record }
  return derived(record, { ...conditions.names, ...block.names })
}

const translate = (document: Document): Translation => {
  const entries = entriesOf(document)
  return {
    entries: entries.filter(({ block }) => isRun(block)).map((entry) => ({ at: entry.at, written: writtenOf(entry) })),
    problems: entries.flatMap(refused),
  }
}

/** What `vllm bench serve` prints: logs of one run or many, also inside a string of a JSON object. */
export const vllmLog: Translator = {
  tool: 'vllm bench serve (log)',
  detect: (document) =>
    document.kind === 'text'
      ? hasPrintedResult(document.text) && printedResults(document.text).some(isRun)
      : entriesOf(document).some(({ block }) => isRun(block)),
  translate,
}
