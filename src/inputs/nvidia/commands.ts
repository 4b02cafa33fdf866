import { blank, type Command, lengthsOf, option, type Order, pairsOf, valueOr } from '../../records/command.ts'

type Words = Command['words']

/** What both say alike. */
const profile =
  (tool: string, dataset: Words, load: Words): Words =>
  (order) => [
    tool,
    'profile',
    ...option('--model', valueOr(order.model, 'MODEL')),
    ...option('--url', blank('BASE_URL')),
    ...option('--endpoint-type', valueOr(order.backend, 'ENDPOINT_TYPE')),
    '--streaming',
    ...(order.tokenizer === null ? [] : option('--tokenizer', valueOr(order.tokenizer, 'TOKENIZER'))),
    ...dataset(order),
    ...load(order),
    ...option('--request-count', String(order.requests)),
    ...option('--warmup-request-count', String(order.warmups)),
    ...option('--random-seed', String(order.seed)),
  ]

const ignoringEnd = option('--extra-inputs', 'ignore_eos:true')

/** Synthetic prompts, by the names that a tool has for their lengths and those of answers. */
const synthetic = (order: Order, inputName: string, outputName: string): readonly string[] => {
  const { input, output } = lengthsOf(order)
  return [...option(inputName, input), ...option(outputName, output), ...ignoringEnd]
}

/** Pairs of lengths with their percentages (AIPerf, sequence length distributions). */
const together = ({ mix }: Order): readonly string[] => [
  ...option('--sequence-distribution', pairsOf(mix)),
  ...ignoringEnd,
]

/** `aiperf profile` (AIPerf, cli options of profile); it writes its statistics and percentiles whatever is asked. */
export const aiperfCommand: Command = {
  mixes: true,
  words: profile(
    'aiperf',
    /** Lengths by their shares; public data sets by name, own files by a placeholder; else lengths of synthetic prompts. */
    (order) => {
      if (order.mix.length > 0) return together(order)
      return order.dataset === null
        ? synthetic(order, '--isl', '--osl')
        : option('--public-dataset', valueOr(order.dataset, 'DATASET'))
    },
    ({ load: { concurrency, requestRate, burstiness } }) => [
      ...(concurrency === null ? [] : ['--concurrency', String(concurrency)]),
      ...(requestRate === 'inf'
        ? []
        : [
            ...option('--request-rate', String(requestRate)),
            ...option('--request-rate-mode', burstiness === 'inf' ? 'constant' : 'poisson'),
          ]),
    ],
  ),
}

/** `genai-perf profile`; it writes its percentiles whatever is asked, and no ITL. */
export const genaiPerfCommand: Command = {
  words: profile(
    'genai-perf',
    (order) => synthetic(order, '--synthetic-input-tokens-mean', '--output-tokens-mean'),
    ({ load: { concurrency, requestRate } }) =>
      requestRate === 'inf'
        ? ['--concurrency', String(concurrency ?? blank('CONCURRENCY'))]
        : ['--request-rate', String(requestRate)],
  ),
}
