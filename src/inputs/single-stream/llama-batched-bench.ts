import type { Baseline } from '../../model/baseline.ts'
import type { Document } from '../../model/source.ts'
import { has, text } from '../../records/detect.ts'
import { tablesIn, countedLines } from '../../records/text.ts'
import { type Picked, pickNumber, ratio } from '../../records/pick.ts'
import type { RawRecord } from '../../records/values.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { baselineOf, once } from './timing.ts'

/** Names in the printed table, and in JSON lines (llama.cpp, tools/batched-bench). */
const keys = {
  prompt: ['pp', 'PP'],
  output: ['tg', 'TG'],
  streams: ['pl', 'B'],
  promptTime: ['t_pp', 'T_PP s'],
  promptRate: ['speed_pp', 'S_PP t/s'],
  outputTime: ['t_tg', 'T_TG s'],
  outputRate: ['speed_tg', 'S_TG t/s'],
  total: ['t', 'T s'],
} as const

interface Row {
  readonly at: string
  readonly record: RawRecord
  readonly model: string | null
  readonly settings: Readonly<Record<string, string>>
}

/** What names the model in the lines before a table: a flag of the command, or a line of its own. */
const naming = /(?:^Model:|(?:^|\s)(?:-m|-hf|--model|--hf-repo))\s+(\S+)/

const modelBefore = (lines: readonly string[]): string | null =>
  lines.flatMap((line) => naming.exec(line)?.[1]?.replace(/^https:\/\/huggingface\.co\//, '') ?? []).at(-1) ?? null

/** Of several tables without a model nothing says that they are of one. */
const printedRows = (content: string): readonly Row[] => {
  const lines = countedLines(content)
  const rows = tablesIn(content, ['PP', 'TG', 'B', 'T_TG s'])
  return rows.map(({ line, head, cells }) => {
    const model = modelBefore(lines.slice(0, line))
    return { at: `line:${line}`, record: cells, model, settings: model === null ? { table: `line:${head}` } : {} }
  })
}

const rowsOf = (document: Document): readonly Row[] => {
  if (document.kind === 'object') return [{ at: document.at, record: document.value, model: null, settings: {} }]
  return document.kind === 'text' ? printedRows(document.text) : []
}

/** All streams start together and go on in step: each waits for the prompts of all, and gets a token a step. */
const toBaseline = ({ at, record, model, settings }: Row, from: Provenance): Baseline => {
  const pick = (name: keyof typeof keys): Picked | null => pickNumber(record, ...keys[name])
  const count = (name: keyof typeof keys): number | null => pick(name)?.value ?? null
  return baselineOf(
    from,
    {
      prompt: once(pick('promptTime')),
      promptRate: once(pick('promptRate')),
      generation: once(pick('outputTime')),
      generationRate: once(pick('outputRate')),
      tpot: once(ratio(pick('outputTime'), pick('output'))),
      total: once(pick('total')),
    },
    {
      at,
      tool: 'llamaBatchedBench',
      engine: 'llama.cpp',
      model,
      settings,
      name: `pp${count('prompt') ?? '?'}+tg${count('output') ?? '?'}`,
      streams: count('streams') ?? 1,
      tokens: { prompt: count('prompt'), output: count('output'), depth: 0 },
    },
  )
}

/** What the printed tables of a text tell. */
export const batchedTables = (document: Document, from: Provenance): readonly Baseline[] =>
  document.kind === 'text' ? rowsOf(document).map((row) => toBaseline(row, from)) : []

const read = (document: Document, from: Provenance): Reading => ({
  runs: [],
  baselines: rowsOf(document).map((row) => toBaseline(row, from)),
  problems: [],
})

/** llama-batched-bench of llama.cpp: streams in lock step, no server and no queue. Its rates are those of all streams together. */
export const llamaBatchedBench: Input = {
  tool: 'llama-batched-bench',
  notes: ['lockStep', 'noServer'],
  marks: ['is_pp_shared', 'n_kv_max', 'n_kv', 't_pp', 'speed_pp', 't_tg', 'speed_tg'],
  detect: (document) =>
    has('is_pp_shared', 't_tg', 'speed_tg')(document) ||
    text(/^\|\s*PP\s*\|\s*TG\s*\|\s*B\s*\|\s*N_KV\s*\|/m)(document),
  read,
  command: null,
}
