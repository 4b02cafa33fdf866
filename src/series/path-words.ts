/**
 * What names of files and folders, and labels, say of repeats: words that mean "the same once more", and dates, which no
 * configuration is named by.
 */
const repeatWords =
  /^(?:run|rep|repeat|repetition|replicate|trial|iter|iteration|attempt|round|seed|pass|try|take|rerun|retry|again|redo|copy|first|second|third|fourth|last|st|nd|rd|th|day|week|date|time|timestamp)s?$/i

/** True for a word, without its number, by which people number repeats: `run`, `rep`, `seed`. */
export const isRepeatWord = (word: string): boolean => repeatWords.test(word)

const clock = String.raw`(?:[T_\- ]?(?:[01]\d|2[0-3])[-_:.h]?[0-5]\d(?:[-_:.m]?[0-5]\d)?(?:\.\d+)?)?(?:Z|[+-]\d{4})?`
const year = String.raw`20\d\d`
const month = String.raw`(?:0[1-9]|1[0-2])`
const day = String.raw`(?:0[1-9]|[12]\d|3[01])`
const names = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const alone = (source: string): string => String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`

/** 2026-09-01, 20260901_101500, 2026-09-01T10:15Z, 250914-101530, 1 Sep 2026, Sep-01, seconds or milliseconds since 1970. */
const dates = new RegExp(
  [
    alone(`${year}[-_.]?${month}[-_.]?${day}${clock}`),
    alone(String.raw`\d\d${month}${day}[-_]\d{4,6}`),
    alone(String.raw`(?:${year}[-_ ])?(?:${names})[a-z]*[-_ ]?\d{1,2}(?:[-_ ]?${year})?`),
    alone(String.raw`\d{1,2}[-_ ]?(?:${names})[a-z]*(?:[-_ ]?${year})?`),
    alone(String.raw`1[5-9]\d{8}(?:\d{3})?(?:\.\d+)?`),
  ].join('|'),
  'giu',
)

/** A text without the dates in it. */
export const withoutDates = (text: string): string => text.replaceAll(dates, ' ')

/** True for a label that names nothing but a repeat: `run-3`, `rep 2`, `seed=7`, a date. */
export const isRepeatName = (text: string): boolean => {
  const words = withoutDates(text)
    .split(/[\s_=.:#()-]+|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== '')
  return words.every((word, i) => isRepeatWord(word) || (/^\d+$/.test(word) && isRepeatWord(words[i - 1] ?? '')))
}

/** A word of a path, with its number where it has one: `deploy-a`, `gmu090`, `fp8`, `16.0qps`, `01`. */
export interface PathWord {
  /** The word without its value, the same in all paths that state another: `deploy#`, `gmu#`, `fp#`, `#qps`, `#`. */
  readonly key: string
  /** The number, letter or switch that goes with it; empty for a word alone. */
  readonly value: string
  readonly text: string
  /** It names a folder and not a file. */
  readonly folder: boolean
  /** Which part of the path it stands in. */
  readonly part: number
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu
const piece = /\p{L}[\p{L}_]*=[^-_/,\s]+|[\p{L}\p{N}]+(?:\.\p{N}[\p{L}\p{N}]*)*/gu
const valuePattern = /^(?:\d+(?:\.\d+)*|\p{L}|true|false|on|off|none|yes|no|enabled|disabled|inf|infinity|unlimited)$/iu
const wordPattern = /^\p{L}{2,}$/u

/** `deploy` `a` and `conc` `16` belong together: a word, and the number, letter or switch behind it. */
const joined = (part: string): readonly (readonly [string, string | null])[] => {
  const pieces = withoutDates(part.replaceAll(uuid, ' ')).match(piece) ?? []
  return pieces.flatMap((one, i): readonly (readonly [string, string | null])[] => {
    const before = pieces[i - 1]
    const isValue = (at: number): boolean =>
      at > 0 &&
      valuePattern.test(pieces[at] ?? '') &&
      wordPattern.test(pieces[at - 1] ?? '') &&
      !valuePattern.test(pieces[at - 1] ?? '')
    if (isValue(i) && before !== undefined) return []
    return [[one, isValue(i + 1) ? pieces[i + 1]! : null]]
  })
}

/** One for several: `users` is `user`. */
const singular = (stem: string): string => stem.replace(/(?<=\p{L}{3})s$/u, '')

const wordOf = ([name, own]: readonly [string, string | null], folder: boolean, part: number): PathWord => {
  const text = own === null ? name : `${name}-${own}`
  const place = { text, folder, part }
  const lower = name.toLowerCase()
  if (own !== null) return { key: `${singular(lower)}#`, value: own.toLowerCase(), ...place }
  const setting = /^(.+)=(.+)$/.exec(lower)
  if (setting) return { key: `${setting[1]}#`, value: setting[2]!, ...place }
  const unlimited = /^(\p{L}*?)inf(?:inity)?(\p{L}*)$/u.exec(lower)
  if (unlimited && /^(?:|q|r|rate|qps|rps|rr|reqrate|req)$/.test(`${unlimited[1]}${unlimited[2]}`))
    return { key: `${unlimited[1]}#${unlimited[2]}`, value: 'inf', ...place }
  if (/^\d+(?:\.\d+){2,}$/.test(lower)) return { key: 'version#', value: lower, ...place }
  const numbers = lower.match(/\d+(?:\.\d+)*/g) ?? []
  const key = singular(lower.replaceAll(/\d+(?:\.\d+)*/g, '#'))
  return { key, value: numbers.join(' '), ...place }
}

/** The words of a path without its ending, dates and identifiers; a bare number is told by which of them it is. */
export const wordsOf = (path: string): readonly PathWord[] => {
  const parts = path.replace(/\.\p{L}[\p{L}\p{N}]*$/u, '').split('/')
  const ending = /\.(\p{L}[\p{L}\p{N}]*)$/u.exec(path)?.[1]?.toLowerCase()
  const words = parts.flatMap((part, i) => joined(part).map((one) => wordOf(one, i < parts.length - 1, i)))
  const last = { folder: false, part: parts.length - 1 }
  return ending === undefined ? words : [...words, { key: `.${ending}`, value: '', text: ending, ...last }]
}

/**
 * When a word in which paths differ sets runs apart. always: it names a configuration; sweeps: where a level has several of
 * its values, or several levels share one (a folder), or two of its values have several levels each (files of one folder,
 * among which an odd one is no configuration yet); overlap: only where a level has several of its values, as it may name
 * runs or loads; never: it names repeats, or the load itself.
 */
export type Telling = 'always' | 'sweeps' | 'overlap' | 'never'

/** Precision, quantisation, speculation, engine, split of prefill and decode, caches, kernels, and plain words for a set-up. */
const configuration =
  /^(?:(?:mx|nv)?fp|bf|int|w#a|awq|gptq|gguf|bnb|nf|marlin|quark|(?:un)?quant\w*|i?q#_|eagle|mtp|medusa|ngram|draft\w*|(?:no)?spec\w*|lookahead|vllm|sglang|sgl|trt(?:llm)?|tensorrt|tgi|lmdeploy|llamacpp|ollama|mindie|dynamo|v|(?:dis)?agg\w*|pd|prefix\w*|apc|(?:no)?cache\w*|kv\w*|chunk\w*|eager|(?:cuda)?graph\w*|compile\w*|torch\w*|lora\w*|moe|offload\w*|lmcache|mooncake|nixl|flash\w*|fa|triton|aiter|xformers|ep|dpa\w*|config|cfg|conf|variant|setup|server|deploy\w*|system|model|engine|ver|version|build|image|baseline|tuned|patch)(?![\p{L}])/u

/** The load under its usual names. */
const load = /^(?:c|conc|concurrency|max_concurrency|mc|#?qps|#?rps|rate|rr|request_rate|req_rate)#?$/

/** Words that number or name runs, say how long one was, or how heavy its load: no configuration by themselves. */
const labels =
  /^(?:exp|experiment|job|task|test|case|step|stage|level|phase|point|slurm|id|no|num|idx|index|part|sample|bench|benchmark|result|output|out|log|data|raw|json|report|sweep|load|set|np|num_prompt|prompt|req|request|user|client|dur|duration|second|sec|min|minute|n|warmup|timeout|total|low|mid|medium|high|light|heavy|peak|idle|burst|saturated|saturation|stress|single|one|two|four|eight|ten|normal|max)#?$/

const identifier = /^(?=.*\d)(?=.*[a-f])[\da-f]{7,}$/i

/** True for words that name a configuration, whatever else is known of the runs. */
export const isConfiguration = ({ key, value }: PathWord): boolean =>
  configuration.test(key) || /\d+\.\d+\.\d+/.test(value)

/** What the word alone says; numbers are judged by their values too. */
export const tellingOf = (word: PathWord): Telling => {
  const { key, text, value, folder } = word
  const stem = key.replaceAll('#', '')
  if (isRepeatWord(stem) || (load.test(key) && key.includes('#'))) return 'never'
  if (identifier.test(text)) return folder ? 'overlap' : 'never'
  if (isConfiguration(word)) return 'always'
  if (labels.test(key)) return folder ? 'overlap' : 'never'
  if (stem === '') return 'overlap'
  return folder && !/^\d/.test(value) ? 'always' : 'sweeps'
}

/** True for numbers that count runs: 1, 2, 3 …, the first of which may have none. */
export const isOrdinal = (values: ReadonlySet<string>, everywhere: boolean): boolean => {
  const numbers = [...values].map(Number).toSorted((a, b) => a - b)
  const [first = 0] = numbers
  return first <= (everywhere ? 1 : 2) && numbers.every((number, i) => number === first + i)
}

/** Numbers too long and too crooked for a setting: a process, a job. */
export const isNumberOfRun = (value: string): boolean => {
  const number = Number(value)
  return value.length >= 5 && number % 64 !== 0 && number % 100 !== 0
}
