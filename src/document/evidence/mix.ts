import type { Language } from '../../i18n/language.ts'
import { byId } from '../../model/by-id.ts'
import type { Mix, Report, Series } from '../../model/report.ts'
import { mostServers } from '../../maths/sizing.ts'
import {
  type Block,
  body,
  type Cell,
  cell,
  left,
  note,
  right,
  type Section,
  type Step,
  table,
  tableOf,
  bullets,
} from '../block.ts'
import { demandName } from '../demand-words.ts'
import { layoutText, lengthsText, localText, moneyColumn, seriesOf, seriesRef } from '../speech.ts'

type MixLayout = Mix['layouts'][number]
type PlannedClass = Report['plan']['mixes'][number]['classes'][number]

/** The classes as the plan names them. */
const plannedClasses = ({ plan, mixes }: Report, mix: Mix): readonly PlannedClass[] =>
  plan.mixes[mixes.indexOf(mix)]?.classes ?? []

export const mixName = ({ mixes }: Report, mix: Mix, language: Language): string =>
  localText(mix.name, language) ?? language.say('mix.name', { number: mixes.indexOf(mix) + 1 })

/** `chat`, or `256 / 256` for a class without a name. */
const className = (asked: PlannedClass | undefined, language: Language): string =>
  asked ? (asked.name ?? lengthsText({ ...asked, kind: 'nominal' }, language)) : '—'

/** The layout, and the model where the report has several. */
export const layoutName = (report: Report, { series }: MixLayout, language: Language): string => {
  const one: Series = seriesOf(report, series)
  const name = layoutText(one, language)
  const models = new Set(report.series.map(({ model }) => model))
  if (models.size < 2) return name
  return language.say('mix.name.model', { name, model: one.model ?? language.say('model.unknown') })
}

/** A layout on which every class was measured. */
export interface Answered {
  readonly layout: MixLayout
  readonly limit: NonNullable<MixLayout['limit']>
  /** Its place in the report. */
  readonly ref: string
}

const estimated = { nature: 'estimated' } as const

/** What the plan asks for: the classes, their lengths and shares. */
const classTable = (report: Report, mix: Mix, language: Language): Block => {
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

/** The joint limit of each layout that can be estimated. */
const limitTable = (report: Report, mix: Mix, answered: readonly Answered[], language: Language): Block => {
  const throughput = ({ limit, ref }: Answered): Cell => {
    const value = language.value(limit.throughput, 'rate')
    const text = limit.censored ? language.say('sensitivity.atLeast', { value }) : value
    return cell(text, { ref: `${ref}/limit/throughput`, ...estimated })
  }
  const number = (value: number | null | undefined, kind: 'number' | 'seconds' | 'plannedRate', ref: string): Cell =>
    cell(language.value(value, kind), { ref, ...estimated })
  const governing = ({ layout }: Answered): Cell =>
    cell(className(plannedClasses(report, mix)[layout.classes.findIndex(({ governs }) => governs)], language))
  return tableOf<Answered>(
    language.say('mix.table', { name: mixName(report, mix, language) }),
    answered,
    [
      [left(language.say('column.layout')), (one) => cell(layoutName(report, one.layout, language), { header: true })],
      [right(language.say('column.mix.throughput')), throughput],
      [
        right(language.say('column.mix.inFlight')),
        ({ limit, ref }) => number(limit.concurrency, 'number', `${ref}/limit/concurrency`),
      ],
      [
        right(language.say('column.mix.latency')),
        ({ limit, ref }) => number(limit.latency, 'seconds', `${ref}/limit/latency`),
      ],
      [left(language.say('column.mix.governing')), governing],
      [
        right(language.say('column.mix.headroom')),
        ({ layout, ref }) => number(layout.headroom?.arrivalRate, 'plannedRate', `${ref}/headroom/arrivalRate`),
      ],
    ],
    {
      notes: [
        language.say('mix.note', { overflow: report.plan.overflow }),
        ...(answered.some(({ limit }) => limit.censored) ? [language.say('mix.censored')] : []),
      ],
    },
  )
}

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
const shareTable = (report: Report, mix: Mix, answered: readonly Answered[], language: Language): Block =>
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

const termsOf = (report: Report, { layout }: Answered, id: 'throughput' | 'concurrency', language: Language) =>
  layout.classes
    .map(({ series, requests }) => {
      const { capacity } = seriesOf(report, series ?? '')
      const values = { share: requests, throughput: capacity.throughput }
      return id === 'throughput'
        ? language.say('step.mix.throughput.term', values)
        : language.say('step.mix.concurrency.term', { ...values, level: capacity.maxConcurrency })
    })
    .join(' + ')

/** The arithmetic of one layout with the values put in: the others follow the same way. */
const mixSteps = (report: Report, mix: Mix, one: Answered, language: Language): Block => {
  const steps: readonly Step[] = [
    {
      label: language.say('step.mix.throughput'),
      formula: language.say('step.mix.throughput.formula', { terms: termsOf(report, one, 'throughput', language) }),
      result: cell(language.value(one.limit.throughput, 'workedRate'), { ref: `${one.ref}/limit/throughput` }),
    },
    {
      label: language.say('step.mix.concurrency'),
      formula: language.say('step.mix.concurrency.formula', {
        throughput: one.limit.throughput,
        terms: termsOf(report, one, 'concurrency', language),
      }),
      result: cell(language.value(one.limit.concurrency, 'number'), { ref: `${one.ref}/limit/concurrency` }),
    },
  ]
  const values = { name: mixName(report, mix, language), layout: layoutName(report, one.layout, language) }
  return { kind: 'steps', caption: language.say('mix.steps', values), steps }
}

/** Above this many layouts the plan of measurements names the first only. */
const confirmedAtMost = 3

const answeredOf = (report: Report, mix: Mix): readonly Answered[] =>
  mix.layouts.flatMap((layout, i) =>
    layout.limit ? [{ layout, limit: layout.limit, ref: `mixes/${report.mixes.indexOf(mix)}/layouts/${i}` }] : [],
  )

type OfDemand = Answered & { readonly sized: MixLayout['sized'][number]; readonly at: string }

/** Servers that each demand takes on each layout, and what they cost; nothing where no demand says how many requests there are. */
export const mixDemand = (report: Report, mix: Mix, language: Language): readonly Block[] => {
  const rows = answeredOf(report, mix).flatMap((one) =>
    one.layout.sized.map((sized, i): OfDemand => ({ ...one, sized, at: `${one.ref}/sized/${i}` })),
  )
  if (rows.length === 0) return []
  const servers = report.plan.spare > 0 ? 'withSpare' : 'replicas'
  const number = ({ sized, at }: OfDemand): Cell =>
    sized.reason === null
      ? cell(language.value(sized[servers], 'count'), { ref: `${at}/${servers}`, ...estimated })
      : cell(language.say(`sizing.left.${sized.reason}`, { most: mostServers }))
  const cost = ({ sized, at }: OfDemand): Cell =>
    cell(language.value(sized.cost?.monthly ?? null, 'money'), { ref: `${at}/cost/monthly`, ...estimated })
  const costs = rows.some(({ sized }) => sized.cost !== null)
  return [
    tableOf<OfDemand>(language.say('mix.demand', { name: mixName(report, mix, language) }), rows, [
      [
        left(language.say('sheet.head.question')),
        ({ sized }) => cell(demandName(byId(report.demand, sized.demand)!, language), { header: true }),
      ],
      [left(language.say('column.layout')), ({ layout }) => cell(layoutName(report, layout, language))],
      [right(language.say(servers === 'replicas' ? 'number.servers' : 'number.serversPlusOne')), number],
      ...(costs ? [[right(moneyColumn(report, language.say('number.monthlyCost'), language)), cost] as const] : []),
    ]),
  ]
}

/** Layouts that lack a class, with the class and the reason. */
const incomplete = (report: Report, mix: Mix, language: Language): readonly Block[] => {
  const classes = plannedClasses(report, mix)
  const items = mix.layouts.flatMap((layout) => {
    const missing = layout.classes.flatMap((one, i) =>
      one.missing === null ? [] : language.say(`mix.missing.${one.missing}`, { name: className(classes[i], language) }),
    )
    if (missing.length === 0) return []
    const values = { layout: layoutName(report, layout, language), classes: language.list(missing) }
    return language.say('mix.incomplete', values)
  })
  return bullets(items)
}

/** What to measure so that the estimate becomes a measurement. */
const confirmation = (report: Report, answered: readonly Answered[], language: Language): Block => {
  const plan = answered
    .slice(0, confirmedAtMost)
    .map(({ layout, limit }) =>
      language.say('mix.confirm.one', {
        layout: layoutName(report, layout, language),
        level: Math.max(1, Math.floor(limit.concurrency)),
        rate: layout.headroom?.arrivalRate ?? limit.throughput,
      }),
    )
  return note(language.say('mix.confirm', { plan: language.list(plan) }))
}

const blocksOf = (report: Report, mix: Mix, language: Language): readonly Block[] => {
  const answered = answeredOf(report, mix)
  const [first] = answered
  const results: readonly Block[] = first
    ? [
        limitTable(report, mix, answered, language),
        shareTable(report, mix, answered, language),
        mixSteps(report, mix, first, language),
        ...mixDemand(report, mix, language),
        confirmation(report, answered, language),
      ]
    : []
  return [
    { kind: 'heading', id: mix.id, text: mixName(report, mix, language) },
    classTable(report, mix, language),
    ...results,
    ...(mix.layouts.length === 0 ? [body(language.say('mix.notMeasured'))] : []),
    ...incomplete(report, mix, language),
  ]
}

/** What each layout carries when requests of several lengths come together; no section unless the plan asks for one. */
export const mixes = (report: Report, language: Language): readonly Section[] => {
  if (report.mixes.length === 0) return []
  return [
    {
      id: 'mix',
      title: language.say('section.mix'),
      blocks: [
        body(language.say('mix.text')),
        body(language.say('mix.assumption')),
        ...report.mixes.flatMap((mix) => blocksOf(report, mix, language)),
      ],
    },
  ]
}
