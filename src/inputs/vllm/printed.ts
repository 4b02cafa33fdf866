import { plainLines } from '../../records/text.ts'
import { withoutSeparators, type RawRecord } from '../../records/pick.ts'

/**
 * What `vllm bench serve` prints, in all its versions (vLLM benchmarks/serve.py, benchmark_serving.py), and the column
 * names of vLLM's own comparison tables, by the keys of its result files.
 */
const labels: ReadonlyMap<string, string> = new Map([
  ['successful requests', 'completed'],
  ['failed requests', 'failed'],
  ['maximum request concurrency', 'max_concurrency'],
  ['request rate configured (rps)', 'request_rate'],
  ['benchmark duration (s)', 'duration'],
  ['total input tokens', 'total_input_tokens'],
  ['total generated tokens', 'total_output_tokens'],
  ['request throughput (req/s)', 'request_throughput'],
  ['request goodput (req/s)', 'request_goodput'],
  ['input token throughput (tok/s)', 'input_throughput'],
  ['output token throughput (tok/s)', 'output_throughput'],
  ['total token throughput (tok/s)', 'total_token_throughput'],
  ['peak output token throughput (tok/s)', 'max_output_tokens_per_s'],
  ['peak concurrent requests', 'max_concurrent_requests'],
  ['rtfx (inverse real-time factor)', 'rtfx'],
  ['# of req.', 'completed'],
  ['# of max concurrency.', 'max_concurrency'],
  ['tput (req/s)', 'request_throughput'],
  ['output tput (tok/s)', 'output_throughput'],
  ['total token tput (tok/s)', 'total_token_throughput'],
])

const latency = /^(mean|median|std|p\d{1,2}(?:\.\d{1,4})?) (ttft|tpot|itl|e2el) ?\(ms\)$/

const longestLabel = 80

/** The result key that a printed label stands for; null for any other text. */
export const keyOfLabel = (text: string): string | null => {
  if (text.length > longestLabel) return null
  const label = text.toLowerCase().replaceAll(/\s+/g, ' ').replace(/:$/, '').trim()
  const match = latency.exec(label)
  return match ? `${match[1]}_${match[2]}_ms` : (labels.get(label) ?? null)
}

/** Labels that only SGLang's client prints in a block of the same heading. */
const isSglangLabel = (text: string): boolean =>
  /^(backend|max request concurrency|traffic request rate|total input (text|vision) tokens|total generated tokens \(retokenized\)|\S+ e2e latency \(ms\))$/i.test(
    text.slice(0, longestLabel).trim(),
  )

/** One result as it was printed: its values by result key, and the label that each was printed under. */
export interface PrintedResult {
  /** The line of the heading, from 1. */
  readonly line: number
  /** What was printed since the result before. */
  readonly before: string
  readonly record: RawRecord
  readonly names: Readonly<Record<string, string>>
  /** SGLang's client prints the same heading over other values. */
  readonly sglang: boolean
}

const heading = '= Serving Benchmark Result ='
const longestBlock = 20_000
const longestPrefix = 300

/** What stands before the heading on its line: nothing, or what a collector of logs puts before every line. */
const prefixBefore = (text: string, at: number): string =>
  (plainLines(text.slice(Math.max(0, at - longestPrefix), at)).at(-1) ?? '').replace(/=+$/, '').trim()

/** The label of a line that may begin with what a collector of logs put there: the longest end that is one. */
const labelOf = (text: string, prefixed: boolean): string => {
  const words = text.trim().split(/\s+/)
  if (!prefixed || words.length > 30) return words.join(' ')
  const ends = words.map((_, start) => words.slice(start).join(' '))
  return ends.find((end) => keyOfLabel(end) !== null || isSglangLabel(end)) ?? ''
}

const readLines = (lines: readonly string[], prefixed: boolean): Pick<PrintedResult, 'record' | 'names' | 'sglang'> => {
  const record: Record<string, string> = {}
  const names: Record<string, string> = {}
  let sglang = false
  for (const line of lines) {
    const colon = line.lastIndexOf(':')
    if (colon === -1 || line.length > longestPrefix + 200) continue
    const label = labelOf(line.slice(0, colon), prefixed)
    const value = withoutSeparators(line.slice(colon + 1).trim())
    const key = keyOfLabel(label)
    sglang ||= isSglangLabel(label)
    if (key === null || value === '' || key in record) continue
    record[key] = value
    names[key] = label
  }
  return { record, names, sglang }
}

/** The lines of a block: up to a closing line of signs alone, however the line begins. */
const linesOf = (text: string): readonly string[] => {
  const lines = plainLines(text)
  const end = lines.findIndex((line, index) => index > 0 && line.length < 600 && /={10,}\s*$/.test(line))
  return end === -1 ? lines : lines.slice(0, end)
}

const countLines = (text: string): number => {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

export const hasPrintedResult = (text: string): boolean => text.includes(heading)

/** Every result that was printed into a text, in order. Linear in its length. */
export const printedResults = (text: string): readonly PrintedResult[] => {
  const blocks: PrintedResult[] = []
  let line = 1
  let end = 0
  for (let at = text.indexOf(heading); at !== -1;) {
    const before = text.slice(end, at)
    const from = at + heading.length
    const next = text.indexOf(heading, from)
    const body = text.slice(from, Math.min(next === -1 ? text.length : next, from + longestBlock))
    line += countLines(before)
    blocks.push({ line, before, ...readLines(linesOf(body), prefixBefore(text, at) !== '') })
    end = at
    at = next
  }
  return blocks
}

/** A printed text inside an object, and the plain values beside it and above it. */
interface WrappedText {
  readonly text: string
  readonly beside: RawRecord
}

const deepest = 6

const isObject = (value: unknown): value is RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && !hasPrintedResult(value))

const within = (value: unknown, beside: RawRecord, depth: number): readonly WrappedText[] => {
  if (typeof value === 'string') return hasPrintedResult(value) ? [{ text: value, beside }] : []
  if (depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((member) => within(member, beside, depth + 1))
  if (!isObject(value)) return []
  const plain = Object.fromEntries(Object.entries(value).filter(([, member]) => isPlain(member)))
  const all = { ...beside, ...plain }
  return Object.values(value).flatMap((member) => within(member, all, depth + 1))
}

/** Looked for before anything is put together: objects of other tools are large. */
const holds = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return hasPrintedResult(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return false
  if (Array.isArray(value)) return typeof value[0] !== 'number' && value.some((member) => holds(member, depth + 1))
  return Object.values(value).some((member) => holds(member, depth + 1))
}

/** Every printed result that an object holds in one of its strings. */
export const wrappedTexts = (value: RawRecord): readonly WrappedText[] => (holds(value, 0) ? within(value, {}, 0) : [])
