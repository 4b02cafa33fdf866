import pretty from 'json-stringify-pretty-compact'
import type { Report } from './report.ts'

const width = 120

/** Members of one part from which on it is written member by member: no text can hold tens of thousands of runs. */
const many = 10_000

const indented = (value: unknown, indent: string): string =>
  pretty(value, { maxLength: width - indent.length }).replaceAll('\n', `\n${indent}`)

/** Texts that belong on lines of their own, each but the last with a comma behind it. */
function* listed(texts: Iterable<string>): Generator<string> {
  let last: string | null = null
  for (const text of texts) {
    if (last !== null) yield `${last},`
    last = text
  }
  if (last !== null) yield last
}

function* membersOf(value: object): Generator<string> {
  const isList = Array.isArray(value)
  for (const [key, member] of Object.entries(value)) {
    const text = indented(member, '    ')
    yield isList ? `    ${text}` : `    ${JSON.stringify(key)}: ${text}`
  }
}

function* large(report: Report): Generator<string> {
  const parts = Object.entries(report)
  for (const [i, [key, part]] of parts.entries()) {
    const end = i === parts.length - 1 ? '' : ','
    const [open, close] = Array.isArray(part) ? '[]' : '{}'
    if (typeof part === 'object' && part !== null && Object.keys(part).length > many) {
      yield `  ${JSON.stringify(key)}: ${open}`
      yield* listed(membersOf(part))
      yield `  ${close}${end}`
    } else yield `  ${JSON.stringify(key)}: ${indented(part, '  ')}${end}`
  }
}

/** The report as JSON, short parts on one line each, in pieces that end where a line does. */
export function* jsonLines(report: Report): Generator<string> {
  if (Object.keys(report.trails).length <= many) yield pretty(report, { maxLength: width })
  else {
    yield '{'
    yield* large(report)
    yield '}'
  }
}
