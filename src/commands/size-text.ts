import type { Language } from '../i18n/language.ts'
import type { Comparison, SizeResult } from '../model/size.ts'
import { demandLines } from './size-demand-text.ts'
import { layoutLines, line, tagged, type Line } from './size-layout-text.ts'

const comparisonLines = (comparison: Comparison, language: Language): readonly Line[] => {
  const [base, scaled] = comparison.throughputs
  const { gain, interval, speedup, efficiency, e2eChange, costPerRequest, replicas } = comparison
  const values = {
    base: base.text,
    scaled: scaled.text,
    few: comparison.gpus[0],
    many: comparison.gpus[1],
    gain,
    low: interval[0],
    high: interval[1],
    baseLow: base.value - base.rounding,
    baseHigh: base.value + base.rounding,
    scaledLow: scaled.value - scaled.rounding,
    scaledHigh: scaled.value + scaled.rounding,
    speedup,
    efficiency,
    change: e2eChange,
    cost: costPerRequest,
    more: costPerRequest - 1,
    count: replicas?.count,
    rate: replicas?.throughput,
  }
  const parts = ['gain', 'interval', 'efficiency', 'e2e', 'cost'] as const
  const copies = replicas
    ? [line(1, tagged(language.say('size.compare.replicas', values), replicas.nature, language))]
    : []
  return [
    line(0, language.say('size.compare.title', values)),
    ...parts.map((part) => line(1, language.say(`size.compare.${part}`, values))),
    ...copies,
  ]
}

/** What the reader must know of the answer, once. */
const noteLines = ({ layouts, demands, question }: SizeResult, language: Language): readonly Line[] => {
  const options = demands.flatMap(({ options: each }) => each)
  const timeless = question.intervals.length + question.thinkTimes.length === 0
  const notes = [
    options.some(({ copies }) => (copies ?? 0) > 1) ? (['size.note.copies'] as const) : [],
    options.length > 0 && question.shares.some(({ nature }) => nature === 'assumed')
      ? (['size.note.examples'] as const)
      : [],
    layouts.length > 0 && timeless ? (['size.note.interval'] as const) : [],
  ].flat()
  return notes.map((note) => line(0, language.say(note)))
}

const blocksOf = (result: SizeResult, language: Language): readonly (readonly Line[])[] => [
  result.comparison ? comparisonLines(result.comparison, language) : [],
  ...result.layouts.map((layout) => layoutLines(layout, result, language)),
  result.left.map(({ name, reason }) => line(0, language.say(`size.left.${reason}`, { name }))),
  ...result.demands.map((demand) => demandLines(demand, result, language)),
  noteLines(result, language),
]

/** The whole calculation, a line for each step, with the values put into the formulas. */
export const printSize = (result: SizeResult, language: Language, print: (text: string) => void): void => {
  const blocks = blocksOf(result, language).filter((lines) => lines.length > 0)
  for (const [i, lines] of blocks.entries()) {
    if (i > 0) print('')
    for (const { depth, text } of lines) print(`${'  '.repeat(depth)}${text}`)
  }
}
