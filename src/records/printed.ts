import type { Document } from '../model/source.ts'
import { plainLines } from './text.ts'
import { isRecord, type RawRecord, withoutSeparators } from './values.ts'

/** One result as it was printed: its values by result key, and the label that each was printed under. */
export interface PrintedResult {
  /** The line of the heading, from 1. */
  readonly line: number
  /** What was printed since the result before. */
  readonly before: string
  readonly record: RawRecord
  readonly names: Readonly<Record<string, string>>
}

/** The key that a printed label stands for; null for any other text. */
type KeyOf = (label: string) => string | null

const heading = '= Serving Benchmark Result ='
const longestBlock = 20_000
const longestPrefix = 300

/** What stands before the heading on its line: nothing, or what a collector of logs puts before every line. */
const prefixBefore = (text: string, at: number): string =>
  (plainLines(text.slice(Math.max(0, at - longestPrefix), at)).at(-1) ?? '').replace(/=+$/, '').trim()

/** The label of a line that may begin with what a collector of logs put there: the longest end that is one. */
const labelOf = (text: string, prefixed: boolean, keyOf: KeyOf): string => {
  const words = text.trim().split(/\s+/)
  if (!prefixed || words.length > 30) return words.join(' ')
  const ends = words.map((_, start) => words.slice(start).join(' '))
  return ends.find((end) => keyOf(end) !== null) ?? ''
}

const readLines = (
  lines: readonly string[],
  prefixed: boolean,
  keyOf: KeyOf,
): Pick<PrintedResult, 'record' | 'names'> => {
  const record: Record<string, string> = {}
  const names: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.lastIndexOf(':')
    if (colon === -1 || line.length > longestPrefix + 200) continue
    const label = labelOf(line.slice(0, colon), prefixed, keyOf)
    const value = withoutSeparators(line.slice(colon + 1).trim())
    const key = keyOf(label)
    if (key === null || value === '' || key in record) continue
    record[key] = value
    names[key] = label
  }
  return { record, names }
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
export const printedResults = (text: string, keyOf: KeyOf): readonly PrintedResult[] => {
  const blocks: PrintedResult[] = []
  let line = 1
  let end = 0
  for (let at = text.indexOf(heading); at !== -1;) {
    const before = text.slice(end, at)
    const from = at + heading.length
    const next = text.indexOf(heading, from)
    const body = text.slice(from, Math.min(next === -1 ? text.length : next, from + longestBlock))
    line += countLines(before)
    blocks.push({ line, before, ...readLines(linesOf(body), prefixBefore(text, at) !== '', keyOf) })
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

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && !hasPrintedResult(value))

const within = (value: unknown, beside: RawRecord, depth: number): readonly WrappedText[] => {
  if (typeof value === 'string') return hasPrintedResult(value) ? [{ text: value, beside }] : []
  if (depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((member) => within(member, beside, depth + 1))
  if (!isRecord(value)) return []
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
const wrappedTexts = (value: RawRecord): readonly WrappedText[] => (holds(value, 0) ? within(value, {}, 0) : [])

/** A printed result, its place in the file, and the plain values beside the text that holds it. */
export interface PrintedEntry {
  readonly at: string
  readonly block: PrintedResult
  readonly beside: RawRecord
}

const textEntries = (text: string, at: string, beside: RawRecord, keyOf: KeyOf): readonly PrintedEntry[] => {
  const blocks = printedResults(text, keyOf)
  return blocks.map((block) => {
    const line = `line:${block.line}`
    return { at: blocks.length === 1 ? at : at === '' ? line : `${at}/${line}`, block, beside }
  })
}

const wrapped = (value: RawRecord, at: string, keyOf: KeyOf): readonly PrintedEntry[] => {
  const texts = wrappedTexts(value)
  return texts.flatMap(({ text, beside }, index) =>
    textEntries(text, texts.length === 1 ? at : `${at}/${index}`, beside, keyOf),
  )
}

/** Every printed result of a text, or of the texts inside an object. */
export const printedEntries = (document: Document, keyOf: KeyOf): readonly PrintedEntry[] => {
  if (document.kind === 'text') return textEntries(document.text, '', {}, keyOf)
  return document.kind === 'object' ? wrapped(document.value, document.at, keyOf) : []
}
