import type { Baseline } from '../../model/baseline.ts'
import { type Document, fileNameOf } from '../../model/source.ts'
import { has } from '../../records/detect.ts'
import { asPicked, type Picked, pickNumber, ratio } from '../../records/pick.ts'
import { asText, type RawRecord } from '../../records/values.ts'
import { countedLines } from '../../records/text.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { baselineOf, once, scaled } from './timing.ts'

/** Seconds in one of the unit, as Go writes durations: `1m13.9s`, `61.1ms`, `830µs`. */
const units: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ns: 1e-9,
}

const piece = /(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|μs|ns)/gu
const duration = new RegExp(`^(?:${piece.source})+$`, 'u')

/** Seconds of a Go duration; null for any other text. */
export const goSeconds = (written: string): number | null =>
  duration.test(written.trim())
    ? [...written.matchAll(piece)].reduce((sum, [, number, unit]) => sum + Number(number) * units[unit!]!, 0)
    : null

/** What one answer says of itself, by the names of the API; seconds and tokens. */
interface Answer {
  readonly at: string
  readonly model: string | null
  readonly date: string | null
  readonly load: Picked | null
  readonly prompt: Picked | null
  readonly generation: Picked | null
  readonly total: Picked | null
  readonly promptTokens: Picked | null
  readonly outputTokens: Picked | null
}

/** An answer by the words under which it is printed, which are the keys of the API. */
const answerOf = (
  at: string,
  { model = null, date = null }: Partial<Pick<Answer, 'model' | 'date'>>,
  seconds: (words: string) => Picked | null,
  count: (words: string) => Picked | null,
): Answer => ({
  at,
  model,
  date,
  load: seconds('load duration'),
  prompt: seconds('prompt eval duration'),
  generation: seconds('eval duration'),
  total: seconds('total duration'),
  promptTokens: count('prompt eval count'),
  outputTokens: count('eval count'),
})

/** The final object of /api/generate and /api/chat, in nanoseconds. A prompt that was cached has no count on some versions. */
const answerIn = (record: RawRecord, at: string): Answer => {
  const count = (words: string): Picked | null => pickNumber(record, words.replaceAll(' ', '_'))
  const told = { model: asText(record['model']), date: asText(record['created_at']) }
  return answerOf(at, told, (words) => scaled(count(words), 1e-9), count)
}

const label =
  /^\W*(total duration|load duration|prompt eval count|prompt eval duration|eval count|eval duration): +(\S+)/

interface Said {
  readonly line: number
  readonly name: string
  readonly value: string
}

const saidIn = (content: string): readonly Said[] =>
  countedLines(content).flatMap((line, index) => {
    const [, name, value] = label.exec(line) ?? []
    return name && value ? [{ line: index + 1, name, value }] : []
  })

/** Each block begins with its total, and times the answer. */
const blocksOf = (said: readonly Said[]): readonly (readonly Said[])[] => {
  const starts = said.flatMap(({ name }, index) => (name === 'total duration' ? [index] : []))
  return starts
    .map((start, i) => said.slice(start, starts[i + 1]))
    .filter((block) => block.some(({ name }) => name === 'eval duration'))
}

const printedAnswer = (block: readonly Said[], at: string, model: string | null): Answer => {
  const find = (name: string): string => block.find((one) => one.name === name)?.value ?? ''
  const seconds = (name: string): Picked | null => asPicked(goSeconds(find(name)), name)
  return answerOf(at, { model }, seconds, (name) => asPicked(find(name), name))
}

/** The command above the answer names the model, where the terminal was kept. */
const modelIn = (content: string): string | null => /\bollama run (?:--\S+ )*([\w./:-]+)/.exec(content)?.[1] ?? null

const answersOf = (document: Document): readonly Answer[] => {
  if (document.kind === 'object') return [answerIn(document.value, document.at)]
  if (document.kind !== 'text') return []
  const blocks = blocksOf(saidIn(document.text))
  const model = modelIn(document.text)
  return blocks.map((block) => printedAnswer(block, blocks.length === 1 ? '' : `line:${block[0]!.line}`, model))
}

/** What people call their file tells more than nothing. */
const stemOf = (path: string): string => fileNameOf(path).replace(/\.[^.]*$/, '')

const toBaseline = (answer: Answer, from: Provenance): Baseline =>
  baselineOf(
    from,
    {
      load: once(answer.load),
      prompt: once(answer.prompt),
      generation: once(answer.generation),
      total: once(answer.total),
      promptRate: once(ratio(answer.promptTokens, answer.prompt)),
      generationRate: once(ratio(answer.outputTokens, answer.generation)),
    },
    {
      at: answer.at,
      tool: 'ollama',
      model: answer.model,
      engine: 'Ollama',
      name: answer.model === null ? stemOf(from.path) : null,
      tokens: { prompt: answer.promptTokens?.value ?? null, output: answer.outputTokens?.value ?? null, depth: null },
      date: answer.date,
    },
  )

/** Long logs are not taken apart to find nothing. */
const isPrinted = (content: string): boolean =>
  content.includes('total duration') && blocksOf(saidIn(content)).length > 0

const read = (document: Document, from: Provenance): Reading => {
  const answers = answersOf(document).filter(({ generation }) => generation !== null)
  return { runs: [], baselines: answers.map((answer) => toBaseline(answer, from)), problems: [] }
}

/** `ollama run --verbose`, and the last object of its API. */
export const ollama: Input = {
  tool: 'Ollama',
  notes: ['oneStream', 'serverSide'],
  marks: [
    'total_duration',
    'load_duration',
    'prompt_eval_count',
    'prompt_eval_duration',
    'eval_count',
    'eval_duration',
  ],
  detect: (document) =>
    has('total_duration', 'eval_count', 'eval_duration')(document) ||
    (document.kind === 'text' && isPrinted(document.text)),
  read,
  command: null,
}
