import pretty from 'json-stringify-pretty-compact'
import type { Report } from './report.ts'
import { sharing } from './shared-parts.ts'
import type { GroupedTrails } from './trail-groups.ts'
import { groupsBehind, many } from './trail-lookup.ts'

const width = 120

const indented = (value: unknown): string => pretty(value, { maxLength: width - 2 }).replaceAll('\n', '\n  ')

/** A list with each member on one line. */
function* membersOf(list: readonly unknown[], told: (member: unknown) => unknown): Generator<string> {
  for (const [i, member] of list.entries())
    yield `    ${JSON.stringify(told(member))}${i === list.length - 1 ? '' : ','}`
}

const asItIs = (member: unknown): unknown => member

function* large(report: Report, groups: GroupedTrails): Generator<string> {
  const { shorter, shared } = sharing()
  const keys = [...Object.keys(report), 'shared', 'trailGroups']
  for (const [i, key] of keys.entries()) {
    const parts: Readonly<Record<string, unknown>> = {
      ...report,
      ...groups,
      shared: key === 'shared' ? shared() : null,
    }
    const [part, end] = [parts[key], i === keys.length - 1 ? '' : ',']
    if (Array.isArray(part) && part.length > 0) {
      yield `  ${JSON.stringify(key)}: [`
      yield* membersOf(part, key === 'runs' ? shorter : asItIs)
      yield `  ]${end}`
    } else yield `  ${JSON.stringify(key)}: ${indented(part)}${end}`
  }
}

/**
 * The report as JSON in pieces that end where a line does: short parts on one line each; from many numbers on each member
 * of a list on one, and what repeats once, in `shared` and `trailGroups`. Trails that a file had one by one stay so.
 */
export function* jsonLines(report: Report): Generator<string> {
  const { trails } = report
  const groups = groupsBehind(trails) ?? (Object.keys(trails).length > many ? { trails, trailGroups: [] } : null)
  if (!groups) yield pretty(report, { maxLength: width })
  else {
    yield '{'
    yield* large(report, groups)
    yield '}'
  }
}
