import {
  hasPrintedResult,
  type PrintedEntry,
  type PrintedResult,
  printedEntries,
  printedResults,
} from '../../records/printed.ts'
import { foreignKey, keyOfLine } from './label-table.ts'
import { namespaceIn, plainLines } from '../../records/text.ts'
import { pickNumber } from '../../records/pick.ts'
import type { RawRecord } from '../../records/values.ts'
import { type Document, type Problem, problem } from '../../model/source.ts'
import { conditionsOf } from './conditions.ts'
import { derived, readWritten, type Written } from './written.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { vllmCommand } from './command.ts'

/** Arguments of the client that result files write too, by the keys that these use. */
const argumentKeys: Readonly<Record<string, string>> = Object.fromEntries([
  ...`max_concurrency request_rate num_prompts burstiness backend endpoint_type seed num_warmups ramp_up_strategy
     ramp_up_start_rps ramp_up_end_rps random_input_len random_output_len input_len output_len`
    .split(/\s+/)
    .map((key) => [key, key]),
  ['num_prompt', 'num_prompts'],
  ['model', 'model_id'],
  ['tokenizer', 'tokenizer_id'],
])

const programs = ['vllm bench serve', 'benchmark_serving.py', 'vllm-bench '] as const
const longest = 20_000

type Arguments = readonly (readonly [string, string])[]

const isGiven = (value: string): boolean => value !== '' && !/^(none|null|\$.*)$/i.test(value)

const toRecord = (given: Arguments): RawRecord =>
  Object.fromEntries(
    given.flatMap(([name, value]) => {
      const key = argumentKeys[name]
      return key !== undefined && isGiven(value) ? [[key, value]] : []
    }),
  )

const unquoted = (text: string): string => text.replaceAll(/^['"]|['"]$/g, '')

/** `--metadata a=b c=d` states what it says, under its own keys. */
const metadataIn = (words: readonly string[]): RawRecord => {
  const start = words.lastIndexOf('--metadata') + 1
  const rest = start === 0 ? [] : words.slice(start)
  const end = rest.findIndex((word) => word.startsWith('--'))
  return Object.fromEntries(
    rest.slice(0, end === -1 ? undefined : end).flatMap((word) => {
      const [key = '', ...value] = unquoted(word).split('=')
      return key !== '' && value.length > 0 && isGiven(value.join('=')) ? [[key, value.join('=')]] : []
    }),
  )
}

/** `--max-concurrency 8`, `--max-concurrency=8`. */
const flagsIn = (words: readonly string[]): Arguments =>
  words.flatMap((word, index): Arguments => {
    const [, flag = '', joined] = /^--([a-z][\w-]*)(?:=(.*))?$/s.exec(word) ?? []
    const value = joined ?? words[index + 1] ?? ''
    return flag === '' || value.startsWith('--') ? [] : [[flag.replaceAll('-', '_'), unquoted(value)]]
  })

/** The words of the last command line of the client, over lines that end in a backslash. */
const commandIn = (text: string): readonly string[] => {
  const at = Math.max(...programs.map((name) => text.lastIndexOf(name)))
  if (at === -1) return []
  const lines = plainLines(text.slice(at, at + longest))
  const end = lines.findIndex((line) => !line.trimEnd().endsWith('\\'))
  const command = lines.slice(0, end === -1 ? undefined : end + 1)
  return command.flatMap((line) =>
    line
      .replace(/\\\s*$/, '')
      .trim()
      .split(/\s+/),
  )
}

/** What the client prints of every argument, also those that do not apply. */
const printedIn = (text: string): RawRecord => {
  const given = namespaceIn(text).map(([name, value]) => [name, unquoted(value)] as const)
  const random = given.some(([name, value]) => name === 'dataset_name' && value === 'random')
  return toRecord(given.filter(([name]) => random || !name.startsWith('random_')))
}

const announced: readonly (readonly [RegExp, string])[] = [
  [/^Traffic request rate: (\S+)/, 'request_rate'],
  [/^Burstiness factor: (\S+)/, 'burstiness'],
  [/^Maximum request concurrency: (\S+)/, 'max_concurrency'],
]

/** What the client announces before it starts; `None` says that there is no cap, which is known then. */
const announcedIn = (text: string): RawRecord => {
  const at = text.lastIndexOf('Traffic request rate: ')
  const lines = at === -1 ? [] : plainLines(text.slice(at, at + longest))
  return Object.fromEntries(
    lines.flatMap((line) =>
      announced.flatMap(([pattern, key]) => {
        const value = pattern.exec(line)?.[1]
        return value === undefined ? [] : [[key, value === 'None' ? null : value]]
      }),
    ),
  )
}

/** How a result was made, from what was printed before it: command line, arguments, announcement; later ones win. */
const argumentsIn = (text: string): RawRecord => {
  const words = commandIn(text)
  return { ...metadataIn(words), ...toRecord(flagsIn(words)), ...printedIn(text), ...announcedIn(text) }
}

/** What a block has to tell to be a result: examples in documentation leave the numbers out. */
const isRun = ({ record }: PrintedResult): boolean =>
  !(foreignKey in record) &&
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

/** Command lines that stand beside the text rather than in it. */
const commands = (beside: RawRecord): string =>
  Object.values(beside)
    .filter((value): value is string => typeof value === 'string')
    .join('\n')

const refused = ({ at, block }: PrintedEntry): readonly Problem[] => {
  if (foreignKey in block.record) return [problem('otherClient', at, { tool: 'SGLang bench_serving' })]
  return isRun(block) ? [] : [problem('rowWithoutRun', at)]
}

/** What the block says comes before what was announced or asked for, and that before what is noted beside it. */
const writtenOf = ({ block, beside }: PrintedEntry): Written => {
  const conditions = conditionsOf(beside)
  const asked = { ...argumentsIn(commands(beside)), ...argumentsIn(block.before) }
  const record = { ...unsaid(block), ...conditions.record, ...asked, ...block.record }
  return derived(record, { ...conditions.names, ...block.names })
}

const read = (document: Document, from: Provenance): Reading => {
  const entries = printedEntries(document, keyOfLine)
  const results = entries.filter(({ block }) => isRun(block))
  const written = results.map((entry) => ({ at: entry.at, written: writtenOf(entry) }))
  const { runs, problems } = readWritten('vllmLog', written, from)
  return { runs, problems: [...entries.flatMap(refused), ...problems] }
}

/** What `vllm bench serve` prints: logs of one run or many, also inside a string of a JSON object. */
export const vllmLog: Input = {
  tool: 'vllm bench serve (log)',
  notes: ['chunks'],
  marks: [],
  detect: (document) =>
    document.kind === 'text'
      ? hasPrintedResult(document.text) && printedResults(document.text, keyOfLine).some(isRun)
      : printedEntries(document, keyOfLine).some(({ block }) => isRun(block)),
  read,
  command: vllmCommand,
}
