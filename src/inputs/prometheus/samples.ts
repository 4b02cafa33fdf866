import { countedLines } from '../../records/text.ts'

/** One line of the text format: a name, labels and a value. */
export interface Sample {
  /** As written, without the bucket's bound. */
  readonly field: string
  /** Of vLLM and SGLang with the colon, also where an exporter made it `_`; without the `_total` of counters. */
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** May be infinite or NaN. */
  readonly value: number
  /** ISO instant. */
  readonly time: string | null
}

/** `name{label="value"} 1.5 1700000000000`; of an exemplar behind it nothing is read (prometheus.io, exposition formats). */
const sample =
  /^\s*([a-zA-Z_:][\w:]*)(?:[ \t]*(\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}))?[ \t]+(\S+)(?:[ \t]+(-?[\d.]+))?\s*(?:#.*)?$/

const label = /(?<!\w)([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"/g

const escapes: Readonly<Record<string, string>> = { n: '\n' }

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, (_, mark: string) => escapes[mark] ?? mark)

const labelsIn = (text: string): Sample['labels'] =>
  Object.fromEntries([...text.matchAll(label)].map(([, name, value]) => [name!, unescaped(value!)]))

/** A value as Prometheus and Go write it; null for what is no number. */
export const promNumber = (text: string): number | null => {
  if (/^nan$/i.test(text)) return Number.NaN
  const [, sign, infinite] = /^([+-]?)(inf(?:inity)?)$/i.exec(text) ?? []
  if (infinite) return sign === '-' ? -Infinity : Infinity
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : null
}

/** Milliseconds since 1970 in the text format of Prometheus, seconds in OpenMetrics. */
const instant = (text: string | undefined): string | null => {
  const written = Number(text)
  if (text === undefined || !(written > 1e8) || written > 1e14) return null
  return new Date(written > 1e11 ? written : written * 1000).toISOString()
}

const named = (field: string): string => field.replace(/^(vllm|sglang)_/, '$1:').replace(/_total$/, '')

const sampleIn = (line: string): readonly Sample[] => {
  const [, field, labels, written, time] = sample.exec(line) ?? []
  const value = promNumber(written ?? '')
  if (field === undefined || value === null) return []
  return [{ field, name: named(field), labels: labelsIn(labels ?? ''), value, time: instant(time) }]
}

/** Every sample of a text; comments and lines of anything else are passed over. */
export const samplesIn = (text: string): readonly Sample[] =>
  countedLines(text).flatMap((line) => (line.trimStart().startsWith('#') ? [] : sampleIn(line)))
