import type { Language } from '../../i18n/language.ts'
import type { Mix, Report } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { lengthsText, seriesOf, seriesRef } from '../speech.ts'
import { className, layoutName, mixName, plannedClasses } from './mix-words.ts'

type MixLayout = Mix['layouts'][number]

/** A layout on which every class was measured. */
export interface Answered {
  readonly layout: MixLayout
  readonly limit: NonNullable<MixLayout['limit']>
  /** Its place in the report. */
  readonly ref: string
}

const estimated = { nature: 'estimated' } as const

/** What the plan asks for: the classes, their lengths and shares. */
export const classTable = (report: Report, mix: Mix, language: Language): Block => {
  const ref = `mixes/${report.mixes.indexOf(mix)}/layouts/0/classes`
  const classes = plannedClasses(report, mix)
  const total = classes.reduce((sum, { weight }) => sum + weight, 0)
  const rows = classes.map((asked, i): readonly Cell[] => [
    cell(className(asked, language), { header: true }),
    cell(lengthsText({ ...asked, kind: 'nominal' }, language)),
    cell(language.value(asked.weight / total, 'share'), {
      nature: 'given',
      ...(mix.layouts.length > 0 && { ref: `${ref}/${i}/requests` }),
    }),
  ])
  return table(
    language.say('mix.classes', { name: mixName(report, mix, language) }),
    [
      left(language.say('column.mix.class')),
      left(language.say('column.workload')),
      right(language.say('column.mix.weight')),
    ],
    rows,
  )
}

const limitRow = (report: Report, mix: Mix, { layout, limit, ref }: Answered, language: Language): readonly Cell[] => {
  const rate = language.value(limit.throughput, 'rate')
  const governing = layout.classes.findIndex(({ governs }) => governs)
  return [
    cell(layoutName(report, layout, language), { header: true }),
    cell(limit.censored ? language.say('sensitivity.atLeast', { value: rate }) : rate, {
      ref: `${ref}/limit/throughput`,
      ...estimated,
    }),
    cell(language.value(limit.concurrency, 'number'), { ref: `${ref}/limit/concurrency`, ...estimated }),
    cell(language.value(limit.latency, 'seconds'), { ref: `${ref}/limit/latency`, ...estimated }),
    cell(className(plannedClasses(report, mix)[governing], language)),
    cell(language.value(layout.headroom?.arrivalRate, 'rate'), { ref: `${ref}/headroom/arrivalRate`, ...estimated }),
  ]
}

/** The joint limit of each layout that can be estimated. */
export const limitTable = (report: Report, mix: Mix, answered: readonly Answered[], language: Language): Block =>
  table(
    language.say('mix.table', { name: mixName(report, mix, language) }),
    [
      left(language.say('column.layout')),
      right(language.say('column.mix.throughput')),
      right(language.say('column.mix.concurrency')),
      right(language.say('column.mix.latency')),
      left(language.say('column.mix.governing')),
      right(language.say('column.mix.headroom')),
    ],
    answered.map((one) => limitRow(report, mix, one, language)),
    {
      notes: [
        language.say('mix.note', { overflow: report.plan.overflow }),
        ...(answered.some(({ limit }) => limit.censored) ? [language.say('mix.censored')] : []),
      ],
    },
  )

const shareRows = (
  report: Report,
  mix: Mix,
  { layout, ref }: Answered,
  language: Language,
): readonly (readonly Cell[])[] =>
  layout.classes.map((one, i) => {
    const series = seriesOf(report, one.series ?? '')
    const own = `${seriesRef(report, series)}/capacity`
    const at = `${ref}/classes/${i}`
    return [
      cell(layoutName(report, layout, language), { header: true }),
      cell(className(plannedClasses(report, mix)[i], language)),
      cell(language.value(one.requests, 'share'), { ref: `${at}/requests` }),
      cell(language.value(series.capacity.maxConcurrency, 'count'), { ref: `${own}/maxConcurrency` }),
      cell(language.value(series.capacity.throughput, 'rate'), { ref: `${own}/throughput` }),
      cell(language.value(one.machine, 'share'), { ref: `${at}/machine`, ...estimated }),
      cell(language.value(one.inFlight, 'number'), { ref: `${at}/inFlight`, ...estimated }),
    ]
  })

/** What each class brings and takes, layout by layout. */
export const shareTable = (report: Report, mix: Mix, answered: readonly Answered[], language: Language): Block =>
  table(
    language.say('mix.shares', { name: mixName(report, mix, language) }),
    [
      left(language.say('column.layout')),
      left(language.say('column.mix.class')),
      right(language.say('column.mix.weight')),
      right(language.say('column.mix.own')),
      right(language.say('column.mix.ownRate')),
      right(language.say('column.mix.machine')),
      right(language.say('column.mix.inFlight')),
    ],
    answered.flatMap((one) => shareRows(report, mix, one, language)),
    { dense: true },
  )
