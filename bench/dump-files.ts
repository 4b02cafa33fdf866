import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, seededRandom } from '../simulator/random.ts'

const words = 'the server answers a request with tokens of a model, "quoted" \\ and\nbroken, 日本語 と é too'.split(' ')

/** Times of one request: to the first token, and of each further one. */
const timesOf = (random: Random, tokens: number, concurrency: number) => {
  const step = 0.008 + concurrency * 2e-4
  const length = Math.max(1, Math.round(tokens * (0.3 + 1.4 * random())))
  const own = (): number => random() + random() / 2 ** 32
  const gaps = Float64Array.from({ length }, () => step * (0.9 + 0.2 * own()) * (random() < 0.02 ? 1.8 : 1))
  return { ttft: 0.05 + concurrency * 0.002 * (0.5 + own()), gaps }
}

const statisticsOf = (name: string, values: Float64Array): string => {
  const sorted = values.toSorted()
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const std = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length)
  const at = (p: number): number => {
    const [place, below] = [(sorted.length - 1) * p, Math.floor((sorted.length - 1) * p)]
    return sorted[below]! + (sorted[Math.ceil(place)]! - sorted[below]!) * (place - below)
  }
  const told = { mean, median: at(0.5), std, p99: at(0.99) }
  return Object.entries(told)
    .map(([statistic, value]) => `"${statistic}_${name}_ms": ${1000 * value}`)
    .join(', ')
}

const joined = (lists: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0))
  lists.reduce((at, list) => (all.set(list, at), at + list.length), 0)
  return all
}

/** Writes a list of a member, some megabytes at a time. */
const writeList = <T>(file: number, key: string, values: readonly T[], textOf: (value: T) => string): void => {
  writeSync(file, `"${key}": [`)
  for (let from = 0; from < values.length; from += 1000)
    writeSync(
      file,
      `${from > 0 ? ', ' : ''}${values
        .slice(from, from + 1000)
        .map(textOf)
        .join(', ')}`,
    )
  writeSync(file, '], ')
}

/** What `vllm bench serve --save-detailed` writes, with Python's separators: a closed loop whose numbers agree. */
const writeDump = (path: string, requests: number, tokens: number, concurrency: number): void => {
  const random = seededRandom(concurrency + requests)
  const all = Array.from({ length: requests }, () => timesOf(random, tokens, concurrency))
  const slots = new Float64Array(concurrency)
  for (const { ttft, gaps } of all) {
    const free = slots.indexOf(slots.reduce((least, time) => Math.min(least, time), Infinity))
    slots[free] = gaps.reduce((sum, gap) => sum + gap, slots[free]! + ttft)
  }
  const duration = slots.reduce((most, time) => Math.max(most, time), 0)
  const output = all.reduce((sum, { gaps }) => sum + gaps.length + 1, 0)
  const file = openSync(path, 'w')
  const head = {
    date: '20260901-101500',
    synthetic: 'konkyo-bench',
    model_id: 'acme/model',
    num_prompts: requests,
    request_rate: 'inf',
    max_concurrency: concurrency,
    duration,
    completed: requests,
    failed: 0,
    total_input_tokens: 512 * requests,
    total_output_tokens: output,
    request_throughput: requests / duration,
    output_throughput: output / duration,
    total_token_throughput: (output + 512 * requests) / duration,
  }
  writeSync(file, `${JSON.stringify(head).slice(0, -1)}, `)
  writeList(file, 'input_lens', all, () => '512')
  writeList(file, 'output_lens', all, ({ gaps }) => String(gaps.length + 1))
  writeList(file, 'ttfts', all, ({ ttft }) => String(ttft))
  writeList(file, 'itls', all, ({ gaps }) => `[${gaps.join(', ')}]`)
  const said = (count: number): string =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ')
  writeList(file, 'generated_texts', all, ({ gaps }) => JSON.stringify(said(0.8 * gaps.length)))
  writeList(file, 'errors', all, () => '""')
  const statistics = [
    statisticsOf(
      'ttft',
      Float64Array.from(all, ({ ttft }) => ttft),
    ),
    statisticsOf('itl', joined(all.map(({ gaps }) => gaps))),
  ]
  writeSync(file, `${statistics.join(', ')}}`)
  closeSync(file)
}

/** So many files of so many requests of 256 tokens in the mean, one a level, twenty levels a folder. */
export const writeDumps = (folder: string, files: number, requests: number): string => {
  for (let i = 0; i < files; i += 1) {
    const place = join(folder, `round${Math.floor(i / 20)}_tp1`)
    mkdirSync(place, { recursive: true })
    const concurrency = Math.round(1.3 ** ((i % 20) + 1))
    writeDump(join(place, `c${concurrency}_${i % 20}.json`), requests, 256, concurrency)
  }
  return folder
}
