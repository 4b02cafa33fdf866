import type { Said, Snapshot } from '../../model/snapshot.ts'
import { text } from '../../records/detect.ts'
import { asNumber, withoutSeparators } from '../../records/values.ts'
import { plainLines } from '../../records/text.ts'
import type { Input } from '../input.ts'

/** Since vLLM 0.7.3; before, blocks were printed (vLLM #13596). */
const size = /GPU KV cache size: ([\d,]+) tokens/
const most = /Maximum concurrency for ([\d,]+) tokens per request: ([\d.]+)x/
const blocks = /# GPU blocks: (\d+)/
/** SGLang, each scheduler. */
const pool = /\bmax_total_num_tokens=(\d+), .*?\bcontext_len=(\d+)/

/** The engine core, or the data parallel rank, that a line is of: `(EngineCore_DP1 pid=12)`, `[2025-06-26 02:16:20 DP1 TP0]`. */
const rank = /\(EngineCore_(?:DP)?(\d+)\b|^\[[^\]]*\bDP(\d+)\b/

interface Line {
  readonly rank: string
  readonly line: string
}

const linesIn = (content: string): readonly Line[] =>
  plainLines(content).map((line) => {
    const [, core, parallel] = rank.exec(line) ?? []
    return { rank: core ?? parallel ?? '', line }
  })

/** What a pattern finds, by rank: one value each, or nothing where a rank says two. */
const found = (lines: readonly Line[], pattern: RegExp, group = 1): ReadonlyMap<string, number> | null => {
  const values = new Map<string, number>()
  for (const { rank: own, line } of lines) {
    const value = asNumber(withoutSeparators(pattern.exec(line)?.[group] ?? ''))
    if (value === null) continue
    if ((values.get(own) ?? value) !== value) return null
    values.set(own, value)
  }
  return values.size > 0 ? values : null
}

/** The one value that all ranks say. */
const common = (values: ReadonlyMap<string, number> | null): number | null => {
  const [value, ...more] = new Set(values?.values() ?? [])
  return more.length === 0 ? (value ?? null) : null
}

const sumOf = (values: ReadonlyMap<string, number>): number => [...values.values()].reduce((sum, one) => sum + one, 0)

/** A setting as vLLM (`tensor_parallel_size=2`, `'tensor_parallel_size': 2`) and SGLang (`tp_size=2`) print it first. */
const setting = (content: string, ...names: readonly string[]): string | null =>
  names
    .map((name) => new RegExp(String.raw`\b${name}(?:=|['"]: )['"]?([\w./-]+)`).exec(content)?.[1])
    .find((value) => value !== undefined && value !== 'None') ?? null

const blockSizes = [1, 8, 16, 32, 64, 128, 256]

/** Blocks tell tokens only by the requests that they hold: concurrency · length / blocks, rounded to a size that there is. */
const blockSize = (count: number, length: number | null, requests: number | null): number | null => {
  if (length === null || requests === null || count === 0) return null
  const near = (length * requests) / count
  return blockSizes.find((one) => Math.abs(near / one - 1) < 0.02) ?? null
}

/** Ranks that a log speaks of, unless it says that there are more. */
const areAll = (values: ReadonlyMap<string, number>, content: string): boolean =>
  values.size >= (asNumber(setting(content, 'data_parallel_size', 'dp_size')) ?? 1)

const tokensIn = (lines: readonly Line[], content: string): Said | null => {
  const tokens = found(lines, size) ?? found(lines, pool)
  if (tokens) {
    const field = /GPU KV cache size/.test(content) ? 'GPU KV cache size' : 'max_total_num_tokens'
    return areAll(tokens, content) ? { value: sumOf(tokens), field } : null
  }
  const count = found(lines, blocks)
  const one = count && blockSize(common(count) ?? 0, common(found(lines, most)), common(found(lines, most, 2)))
  return count && one && areAll(count, content) ? { value: sumOf(count) * one, field: `# GPU blocks × ${one}` } : null
}

const gaugesOf = (content: string): Snapshot['gauges'] => {
  const lines = linesIn(content)
  const tokens = tokensIn(lines, content)
  const length = common(found(lines, most) ?? found(lines, pool, 2))
  const requests = common(found(lines, most, 2))
  const field = requests === null ? 'context_len' : 'Maximum concurrency'
  return {
    ...(tokens && { kvTokens: tokens }),
    ...(length !== null && { fullLength: { value: length, field } }),
    ...(requests !== null && { fullRequests: { value: requests, field } }),
  }
}

const isSglang = (content: string): boolean => pool.test(content) && !size.test(content)

/** The start of a vLLM or SGLang server, as its log tells it: how many tokens the KV cache holds. */
export const serverLog: Input = {
  tool: 'vLLM / SGLang (server log)',
  lenient: true,
  notes: [],
  marks: [],
  detect: text(/GPU KV cache size: [\d,]+ tokens|# GPU blocks: \d+|\bmax_total_num_tokens=\d+, .*?\bcontext_len=\d+/),
  read: (document, from) => {
    if (document.kind !== 'text') return { runs: [], problems: [] }
    const content = document.text
    const parallel = setting(content, 'tensor_parallel_size', 'tp_size')
    const snapshot: Snapshot = {
      ...from,
      at: '',
      tool: 'serverLog',
      engine: isSglang(content) ? 'SGLang' : 'vLLM',
      model: setting(content, 'served_model_name', 'model', 'model_path'),
      labels: parallel === null ? {} : { tp: parallel },
      time: null,
      started: null,
      gauges: gaugesOf(content),
      counters: {},
      reasons: {},
      times: {},
    }
    return { runs: [], snapshots: Object.keys(snapshot.gauges).length > 0 ? [snapshot] : [], problems: [] }
  },
  command: null,
}
