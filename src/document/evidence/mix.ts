import type { Language } from '../../i18n/language.ts'
import { byId } from '../../model/by-id.ts'
import type { Mix, Report, Series } from '../../model/report.ts'
import { mostServers } from '../../maths/sizing.ts'
import {
  type Block,
  body,
  bullets,
  type Cell,
  cell,
  filled,
  note,
  present,
  type Section,
  sectionOf,
  type Step,
  tableOf,
} from '../block.ts'
import { demandName } from '../demand-words.ts'
import { classText, layoutText, mixName, seriesOf, seriesRef } from '../speech.ts'
import { columnsIn, numberCell } from '../columns.ts'

type MixLayout = Mix['layouts'][number]
/** The class as the plan names it, by its place. */
const className = ({ plan, mixes }: Report, mix: Mix, index: number, language: Language): string => {
  const asked = plan.mixes[mixes.indexOf(mix)]?.classes[index]
  return asked ? classText(asked, language) : '—'
}

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

/** The joint limit of each layout that can be estimated. */
const limitTable = (report: Report, mix: Mix, answered: readonly Answered[], language: Language): Block => {
  const { left, right, number } = columnsIn<Answered>(report, language, ({ ref }) => ref)
  const throughput = ({ limit, ref }: Answered): Cell => {
    const value = language.value(limit.throughput, 'rate')
    const text = limit.censored ? language.say('sensitivity.atLeast', { value }) : value
    return cell(text, { ref: `${ref}/limit/throughput`, ...estimated })
  }
  const governing = ({ layout }: Answered): Cell =>
    cell(
      className(
        report,
        mix,
        layout.classes.findIndex(({ governs }) => governs),
        language,
      ),
    )
  const columns = [
    left('column.layout', ({ layout }) => cell(layoutName(report, layout, language), { header: true })),
    right('column.mix.throughput', throughput),
    number('column.mix.inFlight', 'limit/concurrency', 'number', () => estimated),
    number('column.mix.latency', 'limit/latency', 'seconds', () => estimated),
    left('column.mix.governing', governing),
    number('column.mix.headroom', 'headroom/arrivalRate', 'plannedRate', () => estimated),
  ]
  const notes = [
    language.say('mix.note', { overflow: report.plan.overflow }),
    answered.some(({ limit }) => limit.censored) && language.say('mix.censored'),
  ]
  return tableOf(language.say('mix.table', { name: mixName(report, mix, language) }), answered, columns, { notes })
}

type Share = Answered & { readonly index: number; readonly own: MixLayout['classes'][number] }

/** What each class brings and takes, layout by layout. */
const shareTable = (report: Report, mix: Mix, answered: readonly Answered[], language: Language): Block => {
  const { left, right, number } = columnsIn<Share>(report, language, ({ ref, index }) => `${ref}/classes/${index}`)
  const rows = answered.flatMap((one) => one.layout.classes.map((own, index): Share => ({ ...one, index, own })))
  const alone = (name: 'maxConcurrency' | 'throughput', kind: 'count' | 'rate') => (row: Share) => {
    const ref = `${seriesRef(report, seriesOf(report, row.own.series ?? ''))}/capacity/${name}`
    return numberCell(report, ref, kind, language)
  }
  return tableOf(
    language.say('mix.shares', { name: mixName(report, mix, language) }),
    rows,
    [
      left('column.layout', ({ layout }) => cell(layoutName(report, layout, language), { header: true })),
      left('column.mix.class', ({ index }) => cell(className(report, mix, index, language))),
      number('column.mix.weight', 'requests', 'share'),
      right('column.mix.own', alone('maxConcurrency', 'count')),
      right('column.mix.ownRate', alone('throughput', 'rate')),
      number('column.mix.machine', 'machine', 'share', () => estimated),
      number('column.mix.inFlight', 'inFlight', 'number', () => estimated),
    ],
    { dense: true },
  )
}

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
  const { throughput } = one.limit
  const step = (name: 'throughput' | 'concurrency', kind: 'workedRate' | 'number', formula: string): Step => ({
    label: language.say(`step.mix.${name}`),
    formula,
    result: numberCell(report, `${one.ref}/limit/${name}`, kind, language),
  })
  const [rates, loads] = (['throughput', 'concurrency'] as const).map((id) => termsOf(report, one, id, language))
  const steps = [
    step('throughput', 'workedRate', language.say('step.mix.throughput.formula', { terms: rates })),
    step('concurrency', 'number', language.say('step.mix.concurrency.formula', { throughput, terms: loads })),
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
  const { left, right, money, numberOf } = columnsIn<OfDemand>(report, language, ({ at }) => at)
  const rows = answeredOf(report, mix).flatMap((one) =>
    one.layout.sized.map((sized, i): OfDemand => ({ ...one, sized, at: `${one.ref}/sized/${i}` })),
  )
  const servers = report.plan.spare > 0 ? 'withSpare' : 'replicas'
  const count = numberOf(servers, 'count', () => estimated)
  const columns = [
    left('sheet.head.question', ({ sized }) =>
      cell(demandName(byId(report.demand, sized.demand)!, language), { header: true }),
    ),
    left('column.layout', ({ layout }) => cell(layoutName(report, layout, language))),
    right(servers === 'replicas' ? 'number.servers' : 'number.serversPlusOne', (row, i) =>
      row.sized.reason === null
        ? count(row, i)
        : cell(language.say(`sizing.left.${row.sized.reason}`, { most: mostServers })),
    ),
    ...(rows.some(({ sized }) => sized.cost !== null)
      ? [money('number.monthlyCost', 'cost/monthly', () => estimated)]
      : []),
  ]
  return filled(tableOf(language.say('mix.demand', { name: mixName(report, mix, language) }), rows, columns))
}

/** Layouts that lack a class, with the class and the reason. */
const incomplete = (report: Report, mix: Mix, language: Language): readonly Block[] => {
  const items = mix.layouts.flatMap((layout) => {
    const missing = layout.classes.flatMap((one, i) =>
      one.missing === null
        ? []
        : language.say(`mix.missing.${one.missing}`, { name: className(report, mix, i, language) }),
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
  return present<Block>([
    { kind: 'heading', id: mix.id, text: mixName(report, mix, language) },
    first && [
      limitTable(report, mix, answered, language),
      shareTable(report, mix, answered, language),
      mixSteps(report, mix, first, language),
      ...mixDemand(report, mix, language),
      confirmation(report, answered, language),
    ],
    mix.layouts.length === 0 && body(language.say('mix.notMeasured')),
    incomplete(report, mix, language),
  ])
}

/** What each layout carries when requests of several lengths come together; no section unless the plan asks for one. */
export const mixes = (report: Report, language: Language): readonly Section[] => {
  if (report.mixes.length === 0) return []
  return sectionOf('mix', language.say('section.mix'), [
    body(language.say('mix.text')),
    body(language.say('mix.assumption')),
    report.mixes.flatMap((mix) => blocksOf(report, mix, language)),
  ])
}
