import type { Language } from '../i18n/language.ts'
import type { Comparison, Employees, LayoutSize, Option, Rule, SizeResult, SizedDemand, Stated } from '../model/size.ts'
import { answerTime } from '../sizing/loads.ts'
import { mostCopies } from '../sizing/options.ts'
import { layoutLines, layoutName, line, loadLabel, tagged, leftLines } from './size-layout-text.ts'

/** `1.2 × 1.8`: growth, and what the peak day has of it. */
const factorsOf = ({ growth, peakDay }: SizedDemand): readonly number[] => [
  growth.value,
  ...(peakDay ? [peakDay.value] : []),
]

const product = (factors: readonly number[], { value }: Language): string =>
  factors.map((factor) => value(factor, 'number')).join(' × ')

/** `600`, or `600 × 1.5` when it grows, or is that of a peak day. */
const peopleOf = (demand: SizedDemand, language: Language): string => {
  const factors = factorsOf(demand).filter((factor) => factor !== 1)
  return [language.value(demand.users, 'count'), ...(factors.length > 0 ? [product(factors, language)] : [])].join(
    ' × ',
  )
}

/** What is asked for in requests/s, worked out. */
export const titleOf = (demand: SizedDemand, language: Language): string => {
  const { kind, users, seconds, arrivalRate: rate, employees } = demand
  const id = employees?.peak ? ('employees.peak' as const) : kind
  return language.say(`size.demand.${id}`, {
    users,
    seconds,
    rate,
    minute: rate === null ? null : rate * 60,
    people: kind === 'employees' ? employees?.people.value : peopleOf(demand, language),
    active: employees?.activeShare.value,
    perDay: employees?.requestsPerDay.value,
    busyHour: employees?.busyHourShare.value,
    peak: employees?.peak?.value,
    growth: product(factorsOf(demand), language),
    tokens: demand.tokenRate,
  })
}

type Part = keyof Employees | 'rate' | 'years' | 'peakDay'

const employeeParts = ({ growth, peak, ...parts }: Employees): Partial<Record<Part, Stated>> => ({
  ...parts,
  ...(peak ? { peak } : {}),
  ...growth,
})

/** Who says each part of a demand. Nobody says the growth of a demand that was typed as it is. */
const partsLine = ({ employees, growth, peakDay }: SizedDemand, language: Language): readonly string[] => {
  const stated = {
    ...(employees ? employeeParts(employees) : {}),
    ...(employees || growth.value !== 1 ? { growth } : {}),
    ...(peakDay ? { peakDay } : {}),
  }
  const parts = Object.entries(stated).map(([name, { value, nature }]) =>
    tagged(language.say(`size.part.${name as Part}`, { value }), nature, language),
  )
  return parts.length > 0 ? [line(1, language.list(parts))] : []
}

/** The arrivals of a normal day, where servers are sized for a peak day and the rate is of the demand alone. */
const normalLine = (
  { normalRate: rate, normalTokenRate: tokens }: SizedDemand,
  language: Language,
): readonly string[] => {
  if (tokens !== null) return [line(1, language.say('size.normalDay.tokens', { tokens }))]
  if (rate === null) return []
  return [line(1, tagged(language.say('size.normalDay', { rate, minute: rate * 60 }), 'derived', language))]
}

/** Why a demand leaves a layout out. */
export const whyUnsized = ({ kind }: Pick<SizedDemand, 'kind'>) => {
  if (kind === 'open') return 'tooSlow'
  if (kind === 'closed') return 'noLatency'
  return kind === 'inFlight' ? 'noConcurrency' : 'unsized'
}

const howOf = ({ kind, tokenRate }: SizedDemand) => {
  if (tokenRate !== null) return 'tokens'
  return kind === 'closed' || kind === 'inFlight' ? kind : 'rate'
}

const optionTitle = (option: Option, layout: LayoutSize, demand: SizedDemand, language: Language): string =>
  language.say(`size.option.${howOf(demand)}`, {
    layout: layoutName(layout, language),
    people: peopleOf(demand, language),
    seconds: demand.seconds,
    rate: option.arrivalRate,
    tokens: demand.tokenRate,
    length: option.length?.value,
    nature: option.length && language.say(`size.nature.${option.length.nature}`),
    latency: answerTime(layout, demand.seconds),
    throughput: layout.throughput.value,
    concurrency: layout.concurrency?.value,
    utilization: option.utilization,
    status: language.say(`size.status.${option.status}`),
  })

const ruleLine = (rule: Rule, layout: LayoutSize, language: Language): string => {
  const { need, each, copies, interval, atRandom: random } = rule
  const label = loadLabel(rule, language)
  if (random !== null) {
    const values = { label, need, copies, random, concurrency: layout.concurrency?.value }
    return line(2, language.say('size.rule.pooled', values))
  }
  const values = { label, need, each, ratio: need / each, copies, interval }
  return line(2, language.say(interval === null ? 'size.rule' : 'size.rule.interval', values))
}

const costText = ({ copies, spare, price, cost }: Option, language: Language): readonly string[] => {
  if (!price || copies === null) return []
  const money = (amount: number | null) => `${language.value(amount, 'count')} ${price.unit ?? ''}`.trim()
  const text = language.say(price.monthly ? 'size.answer.cost.monthly' : 'size.answer.cost', {
    all: copies + spare,
    price: money(price.amount),
    cost: money(cost),
  })
  const noted = price.note === null ? text : language.say('size.answer.note', { cost: text, note: price.note })
  return [tagged(noted, 'given', language)]
}

/** The load of each server on a normal day; users who wait, and requests in flight, are so many times fewer as well. */
const normalLoad = ({ copies, spare, utilization }: Option, { peakDay }: SizedDemand, { say }: Language) =>
  peakDay && copies !== null
    ? [say('size.answer.normalDay', { load: utilization / peakDay.value / (copies + spare) })]
    : []

const answerLine = (option: Option, demand: SizedDemand, language: Language): string => {
  const { copies, spare, gpus } = option
  if (copies === null) return line(2, language.say('size.answer.none', { most: mostCopies }))
  const parts = [
    language.say('size.answer.copies', { copies }),
    ...(spare > 0 ? [language.say('size.answer.spare', { all: copies + spare })] : []),
    ...(gpus === null ? [] : [language.say('unit.gpus', { gpus })]),
    ...costText(option, language),
    ...normalLoad(option, demand, language),
  ]
  return line(2, language.list(parts))
}

/** What a balancer by the fewest in flight saves, or why it is not counted on; nothing where none was asked for; one server is no pool. */
export const poolText = ({ pool, copies }: Pick<Option, 'pool' | 'copies'>, { say }: Language): string | null => {
  if (!pool || copies === null || pool.atRandom === null) return null
  if (pool.unproven && pool.atRandom > 1) return say(`pool.unproven.${pool.unproven}`)
  const saved = pool.atRandom - copies
  return say(saved > 0 ? 'pool.saves' : 'pool.same', { saved, random: pool.atRandom })
}

const poolLine = (option: Option, language: Language): readonly string[] => {
  const text = poolText(option, language)
  return text === null ? [] : [line(2, text)]
}

const orderLine = ({ options }: SizedDemand, { say }: Language): readonly string[] => {
  if (options.length < 2) return []
  const priced = options.every(({ cost }) => cost !== null)
  return [line(1, say(priced ? 'size.order.cost' : 'size.order.gpus'))]
}

/** One demand, and what it takes on every layout, with the division of every rule. */
const demandLines = (demand: SizedDemand, { layouts }: SizeResult, language: Language): readonly string[] => [
  titleOf(demand, language),
  ...partsLine(demand, language),
  ...normalLine(demand, language),
  ...orderLine(demand, language),
  ...demand.options.flatMap((option) => {
    const layout = layouts.find(({ id }) => id === option.layout)
    if (!layout) return []
    return [
      line(1, optionTitle(option, layout, demand, language)),
      ...option.rules.map((rule) => ruleLine(rule, layout, language)),
      answerLine(option, demand, language),
      ...poolLine(option, language),
    ]
  }),
  ...layouts
    .filter(({ id }) => demand.unsized.includes(id))
    .map((layout) =>
      line(1, language.say(`size.option.${whyUnsized(demand)}`, { layout: layoutName(layout, language) })),
    ),
]

const comparisonLines = (comparison: Comparison, language: Language): readonly string[] => {
  const { gain, speedup, efficiency, replicas } = comparison
  const [base, scaled] = comparison.throughputs
  const [few, many] = comparison.gpus
  const [low, high] = comparison.interval
  const values = {
    base: base.text,
    scaled: scaled.text,
    few,
    many,
    gain,
    low,
    high,
    baseLow: base.value - base.rounding,
    baseHigh: base.value + base.rounding,
    scaledLow: scaled.value - scaled.rounding,
    scaledHigh: scaled.value + scaled.rounding,
    speedup,
    efficiency,
    change: comparison.e2eChange,
    cost: comparison.costPerRequest,
    more: comparison.costPerRequest - 1,
    count: replicas?.count,
    rate: replicas?.throughput,
  }
  const parts = ['gain', 'interval', 'efficiency', 'e2e', 'cost'] as const
  const copies = replicas
    ? [line(1, tagged(language.say('size.compare.replicas', values), replicas.nature, language))]
    : []
  return [
    language.say('size.compare.title', values),
    ...parts.map((part) => line(1, language.say(`size.compare.${part}`, values))),
    ...copies,
  ]
}

/** How requests are taken to be sent to several servers, and who says so. */
const balancerNote = ({ balancer: { value, nature } }: SizeResult['question'], language: Language): string =>
  tagged(language.say(value === 'pooled' ? 'size.note.pooled' : 'size.note.copies'), nature, language)

/** What the reader must know of the answer, once. */
const noteLines = ({ layouts, demands, question }: SizeResult, language: Language): readonly string[] => {
  const options = demands.flatMap(({ options: each }) => each)
  const timeless = question.intervals.length + question.thinkTimes.length === 0
  const exemplary = options.length > 0 && question.shares.some(({ nature }) => nature === 'assumed')
  return [
    ...(options.some(({ copies }) => (copies ?? 0) > 1) ? [balancerNote(question, language)] : []),
    ...(exemplary ? [language.say('size.note.examples')] : []),
    ...(layouts.length > 0 && timeless ? [language.say('size.note.interval')] : []),
  ]
}

const blocksOf = (result: SizeResult, language: Language): readonly (readonly string[])[] => [
  result.comparison ? comparisonLines(result.comparison, language) : [],
  ...result.layouts.map((layout) => layoutLines(layout, result, language)),
  leftLines(result, language),
  ...result.demands.map((demand) => demandLines(demand, result, language)),
  noteLines(result, language),
]

/** The whole calculation, a line for each step, with the values put into the formulas. */
export const sizeLines = (result: SizeResult, language: Language): readonly string[] =>
  blocksOf(result, language)
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
