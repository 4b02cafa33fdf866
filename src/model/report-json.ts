import pretty from 'json-stringify-pretty-compact'
import type { Report } from './report.ts'
import { sharedParts } from './shared-parts.ts'
import { grouped } from './trail-groups.ts'
import { groupsBehind, many } from './trail-lookup.ts'

const width = 120

const indented = (value: unknown, indent: string): string =>
  pretty(value, { maxLength: width - indent.length }).replaceAll('\n', `\n${indent}`)

/** A list with each member on one line. */
function* membersOf(list: readonly unknown[]): Generator<string> {
  for (const [i, member] of list.entries()) yield `    ${JSON.stringify(member)}${i === list.length - 1 ? '' : ','}`
}

function* large(report: object): Generator<string> {
  const parts = Object.entries(report)
  for (const [i, [key, part]] of parts.entries()) {
    const end = i === parts.length - 1 ? '' : ','
    if (Array.isArray(part) && part.length > 0) {
      yield `  ${JSON.stringify(key)}: [`
      yield* membersOf(part)
      yield `  ]${end}`
    } else yield `  ${JSON.stringify(key)}: ${indented(part, '  ')}${end}`
  }
}

/**
 * The report as JSON in pieces that end where a line does: short parts on one line each; from many numbers on each member
 * of a list on one, and what repeats once, in `shared` and `trailGroups`.
 */
export function* jsonLines(report: Report): Generator<string> {
  const { trails } = report
  const groups = groupsBehind(trails) ?? (Object.keys(trails).length > many ? grouped(trails) : null)
  if (!groups) yield pretty(report, { maxLength: width })
  else {
    yield '{'
    yield* large({ ...report, ...sharedParts(report.runs), ...groups })
    yield '}'
  }
}
