import type { Language } from '../i18n/language.ts'
import { answerTimeAt } from '../sizing/loads.ts'
import type { LayoutSize, Load, Reading, SizeQuestion, SizeResult, Stated } from '../model/size.ts'
import { mostCopies } from '../sizing/options.ts'

/** A line, moved in. */
export const line = (depth: number, text: string): string => `${'  '.repeat(depth)}${text}`

/** `text [given]`. */
export const tagged = (text: string, nature: Stated['nature'], { say }: Language): string =>
  say('size.tagged', { text, nature: say(`size.nature.${nature}`) })

export const layoutName = ({ name }: LayoutSize, { say }: Language): string => name ?? say('size.typed')

/** What a report says against a layout's limit, or what the limit is assumed of; of results alone, as typed numbers say it once. */
export const doubtTexts = ({ name, judged, doubts, served }: LayoutSize, { say }: Language): readonly string[] => [
  ...(judged || name === null ? [] : [say('size.doubt.unjudged')]),
  ...doubts.map((doubt) => say(`size.doubt.${doubt}`)),
  ...(served ? [say('size.doubt.served', { input: served.inputTokens, output: served.outputTokens })] : []),
]

/** `81.3 % (Poisson)`. */
export const loadLabel = ({ model, share }: Pick<Load, 'model' | 'share'>, { say }: Language): string =>
  say(`size.label.${model}`, { share })

const basisLines = (layout: LayoutSize, language: Language): readonly string[] => {
  const { throughput, concurrency, gpus, latency, judged } = layout
  const values = {
    throughput: throughput.value,
    tokens: layout.tokenThroughput,
    length: layout.lengths.outputTokens?.value,
    concurrency: concurrency?.value,
    latency: latency?.value,
  }
  const typedAs = layout.tokenThroughput === null ? 'size.layout.throughput' : 'size.layout.throughput.tokens'
  const parts = [
    tagged(language.say(typedAs, values), throughput.nature, language),
    ...(concurrency ? [tagged(language.say('size.layout.concurrency', values), concurrency.nature, language)] : []),
    ...(gpus ? [tagged(language.say('unit.gpus', { gpus: gpus.value }), gpus.nature, language)] : []),
  ]
  const unjudged = tagged(language.say('size.layout.unjudged'), 'assumed', language)
  return [
    line(1, language.list(parts)),
    ...(latency
      ? [
          line(
            1,
            tagged(
              language.say(concurrency ? 'size.layout.latency' : 'size.layout.latency.measured', values),
              latency.nature,
              language,
            ),
          ),
        ]
      : []),
    ...(judged ? [] : [line(1, unjudged)]),
    ...doubtTexts({ ...layout, judged: true }, language).map((text) => line(1, text)),
  ]
}

const natureOf = ({ model, share }: Load, { shares }: SizeQuestion): Stated['nature'] | null => {
  if (model === 'full') return null
  return shares.find(({ value }) => model === 'fixed' && value === share)?.nature ?? 'derived'
}

/** What is planned with, and shares, are told in arrivals alone where the limit is one of arrivals. */
const loadId = (model: Load['model'], { concurrency }: LayoutSize, { bursts }: SizeQuestion) => {
  if (model === 'planned' && bursts) return 'size.load.planned.bursty'
  if (concurrency === null && (model === 'full' || model === 'fixed' || model === 'reported'))
    return `size.load.${model}.offered` as const
  return `size.load.${model}` as const
}

const loadLine = (load: Load, layout: LayoutSize, question: SizeQuestion, language: Language): string => {
  const { model, share, inFlight, arrivalRate: rate } = load
  const { bursts } = question
  const text = language.say(loadId(model, layout, question), {
    share,
    planned: language.say(layout.judged ? 'size.planned.report' : 'size.planned.assumed'),
    inFlight,
    rate,
    minute: rate * 60,
    concurrency: layout.concurrency?.value,
    throughput: layout.throughput.value,
    latency: layout.latency?.value,
    overflow: question.overflow.value,
    burstiness: bursts?.burstiness,
    variation: bursts?.dailyVariation,
    wait: question.wait,
  })
  const nature = natureOf(load, question)
  return line(2, nature === null ? text : tagged(text, nature, language))
}

const rowLine = (reading: Reading, row: Reading['rows'][number], layout: LayoutSize, language: Language): string => {
  const { kind, seconds } = reading
  const text = language.say(`size.row.${kind as Exclude<typeof kind, 'cycle'>}`, {
    label: loadLabel(row, language),
    share: row.share,
    rate: row.arrivalRate,
    exact: row.exact,
    users: row.users,
    seconds,
    concurrency: layout.concurrency?.value,
    latency: answerTimeAt(layout, seconds, row),
  })
  return line(2, text)
}

/** The whole cycle gives the counts of the schedule, so one line says what is different. */
const readingLines = (reading: Reading, layout: LayoutSize, language: Language): readonly string[] => {
  const { kind, seconds, possible, rows } = reading
  const title = kind === 'cycle' && !possible ? 'cycle.impossible' : kind
  const head = line(1, language.say(`size.reading.${title}`, { seconds, latency: layout.latency?.value }))
  if (kind === 'cycle') return [head]
  return [head, ...rows.map((row) => rowLine(reading, row, layout, language))]
}

/** One layout: its limit, the mean loads it may carry, and the users that means by every reading. */
export const layoutLines = (layout: LayoutSize, { question }: SizeResult, language: Language): readonly string[] => [
  layoutName(layout, language),
  ...basisLines(layout, language),
  line(1, language.say('size.loads')),
  ...layout.loads.map((load) => loadLine(load, layout, question, language)),
  ...layout.readings.flatMap((reading) => readingLines(reading, layout, language)),
]

/** Layouts that cannot be sized, and why. */
export const leftLines = ({ left }: SizeResult, { say }: Language): readonly string[] => [
  ...new Set(left.map(({ name, reason }) => say(`size.left.${reason}`, { name: name ?? say('size.typed') }))),
]

/** What stands for servers that are not counted. */
export const tooManyLines = ({ demands }: SizeResult, { say }: Language): readonly string[] =>
  demands.some(({ options }) => options.some(({ copies }) => copies === null))
    ? [say('size.short.tooMany', { most: mostCopies })]
    : []

/** What is taken of limits that nobody judged: typed ones, and those of results. */
export const unjudgedLines = ({ layouts }: SizeResult, { say }: Language): readonly string[] => {
  const sources = layouts.filter(({ judged }) => !judged).map(({ name }) => name === null)
  return [...new Set(sources)].map((isTyped) =>
    say(isTyped ? 'size.short.unjudged.typed' : 'size.short.unjudged.results'),
  )
}
