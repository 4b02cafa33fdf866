import type { PathWord } from './path-words.ts'
import { isRepeatWord } from './repeat-names.ts'

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
