import { readJson, type JsonOutcome } from './json.ts'

export interface JsonValue {
  readonly value: unknown
  readonly start: number
  readonly end: number
}

/** A value that starts at `start` and goes wrong at `at`, either against the grammar or because it stops there. */
export interface JsonFailure {
  readonly start: number
  readonly at: number
  readonly truncated: boolean
}

export interface JsonSequence {
  readonly values: readonly JsonValue[]
  readonly failures: readonly JsonFailure[]
}

/** How an object begins, or a list of objects, lists or texts; log lines such as "[rank0]: …" do not begin so. */
const opening = String.raw`(?=\{\s*["}]|\[\s*[[{"\]])`

const matchEnd = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match ? match.index + match[0].length : -1
}

/** Further on the same line, or at the start of a later one; only unindented ones once something was broken. */
const nextOpening = (text: string, from: number, unbroken: boolean): number => {
  if (!unbroken) return matchEnd(new RegExp(`^${opening}`, 'gm'), text, from)
  const here = matchEnd(new RegExp(`[ \\t\\r,]*${opening}`, 'y'), text, from)
  return here === -1 ? matchEnd(new RegExp(`^[ \\t]*${opening}`, 'gm'), text, from) : here
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

const readStrict = (text: string): JsonOutcome | null => {
  try {
    return { ok: true, value: JSON.parse(text), end: text.length }
  } catch {
    return null
  }
}

const readLine = (text: string, start: number): JsonOutcome => {
  const line = text.slice(start, lineEnd(text, start))
  const outcome = readStrict(line) ?? readJson(line)
  return outcome.ok ? { ...outcome, end: start + outcome.end } : { ...outcome, at: start + outcome.at }
}

/** An object that runs into the first line of the next record was cut, however the text goes on. */
const ranIntoNext = (text: string, start: number, at: number): boolean =>
  text[start] === '{' && (/^\r?\n\{/.test(text.slice(at, at + 3)) || (text[at] === '{' && text[at - 1] === '\n'))

/**
 * Finds the JSON values of a text: a whole file, JSON Lines, objects one after another, log lines between them.
 * What a broken value covered is searched again only line by line, so the effort stays linear.
 */
const search = (text: string): JsonSequence => {
  const values: JsonValue[] = []
  const failures: JsonFailure[] = []
  let from = 0
  let covered = 0
  for (;;) {
    const start = nextOpening(text, from, failures.length === 0)
    if (start === -1) return { values, failures }
    const line = readLine(text, start)
    const outcome = line.ok || start < covered ? line : readJson(text, start)
    from = outcome.ok ? outcome.end : lineEnd(text, start) + 1
    if (outcome.ok) values.push({ value: outcome.value, start, end: outcome.end })
    else if (start >= covered) {
      const truncated = outcome.truncated || ranIntoNext(text, start, outcome.at)
      failures.push({ start, at: outcome.at, truncated })
      covered = outcome.at
    }
  }
}

/** The JSON values of a text in order, by the quickest way that fits; without any, the text is something else. */
export const findJson = (text: string): JsonSequence => {
  const whole = /^\s*[[{]/.test(text) ? readStrict(text) : null
  return whole?.ok ? { values: [{ value: whole.value, start: 0, end: whole.end }], failures: [] } : search(text)
}

/** True when the text sets out as JSON, so that a failure in it is a defect and not a coincidence. */
export const opensAsJson = (text: string): boolean => new RegExp(`^\\s*${opening}`).test(text)
