import { isSglangLabel, keyOfLabel } from './labels.ts'
import { withoutSeparators, type RawRecord } from './pick.ts'

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

const escapes = new RegExp(String.raw`\u001b\[[0-9;?]*[A-Za-z]`, 'g')

/** Text without the codes that colour a terminal; a bar that overwrites itself is several lines. */
export const plainLines = (text: string): readonly string[] => text.replaceAll(escapes, '').split(/[\r\n]+/)

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
