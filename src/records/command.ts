import type { Series } from '../model/report.ts'

/**
 * A name out of a file that may stand in a command: no control or format characters and no line ends, which would make a
 * terminal show another command than the one that is copied.
 */
export const isShowable = (text: string): boolean =>
  text.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(text)

/** What a person has to fill in. */
export const blank = (name: string): string => `<${name}>`

/** A value out of a file, or the blank where there is none that may be shown in a command. */
export const valueOr = (value: string | number | null, name: string): string =>
  value !== null && isShowable(String(value)) ? String(value) : blank(name)

/** An option with its value; a value that looks like an option is bound to it. */
export const option = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value]

/** Tokens of a prompt and of an answer as they are asked for; means that were only measured are left to the person. */
export const lengthsOf = ({ workload: { kind, inputTokens, outputTokens } }: Pick<Series, 'workload'>) => {
  const asked = (tokens: number | null, name: string): string => valueOr(kind === 'nominal' ? tokens : null, name)
  return { input: asked(inputTokens, 'INPUT_LEN'), output: asked(outputTokens, 'OUTPUT_LEN') }
}

/** Requests of one length among others, as a part of all. */
export interface Share {
  readonly share: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Its percentage, of so many digits that those of thirds add up to 100 as tools count. */
export const percentOf = ({ share }: Share): number => Number((100 * share).toPrecision(9))

/** Lengths by their percentages: `256,256:80;2048,2048:20`. */
export const pairsOf = (mix: readonly Share[]): string =>
  mix.map((one) => `${one.inputTokens},${one.outputTokens}:${percentOf(one)}`).join(';')

/** One more run of a series, as it is to be made. Null is what nothing states, for the person to fill in. */
export interface Order {
  /** The name by which the server knows the model. */
  readonly model: string | null
  readonly tokenizer: string | null
  readonly backend: string | null
  readonly dataset: string | null
  readonly layout: Series['layout']
  /** Tokens of a request, where `kind` is nominal; otherwise means that were measured. */
  readonly workload: Series['workload']
  /** Lengths that are sent together in place of that; none where one is sent. */
  readonly mix: readonly Share[]
  readonly load: {
    readonly concurrency: number | null
    readonly requestRate: number | 'inf'
    readonly burstiness: number | 'inf'
  }
  readonly requests: number
  readonly warmups: number
  readonly seed: number
  /** Percentiles that the statistics have to have, in percent. */
  readonly percentiles: readonly number[]
  /** What all runs so far state alike, to be stated again. */
  readonly settings: Readonly<Record<string, string>>
  /** The prefix cache, by the key under which it is stated. */
  readonly prefixCache: { readonly key: string; readonly value: string | null }
}

/** How a tool is run again. */
export interface Command {
  /** The words of its command line; what nothing states is a <PLACEHOLDER>. */
  readonly words: (order: Order) => readonly string[]
  /** The option without which it writes no statistics of all metrics, where it has one. */
  readonly metrics?: string
  /** The option without which it writes no such percentiles (in percent), where it has one. */
  readonly percentiles?: (percentiles: readonly number[]) => string
  /** It sends requests of several lengths in one run. */
  readonly mixes?: true
  /** It cannot be told how many requests to warm up with. */
  readonly cold?: true
}
