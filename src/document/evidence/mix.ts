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
import { mixGain } from '../../planning/proposals.ts'
import { estimatedLayouts } from '../../model/served.ts'
import { demandName } from '../demand-words.ts'
import { classText, layoutText, mixName, seriesOf, seriesRef, workloadName } from '../speech.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

type MixLayout = Mix['layouts'][number]
/** The class as the plan names it, by its place. */
const className = (edition: Edition, mix: Mix, index: number): string => {
  const { plan, mixes } = edition.report
  const asked = plan.mixes[mixes.indexOf(mix)]?.classes[index]
  return asked ? classText(asked, edition) : '—'
}

/** The layout, and the model where the report has several. */
export const layoutName = (edition: Edition, { series }: MixLayout): string => {
  const one: Series = seriesOf(edition.report, series)
  const name = layoutText(one, edition)
  const models = new Set(edition.report.series.map(({ model }) => model))
  if (models.size < 2) return name
  return edition.say('mix.name.model', { name, model: one.model ?? edition.say('model.unknown') })
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
const limitTable = (edition: Edition, mix: Mix, answered: readonly Answered[]): Block => {
  const { named, left, right, number } = columnsIn<Answered>(edition, ({ ref }) => ref)
  const throughput = ({ limit, ref }: Answered): Cell => {
    const value = edition.value(limit.throughput, 'rate')
    const text = limit.censored ? edition.say('sensitivity.atLeast', { value }) : value
    return cell(text, { ref: `${ref}/limit/throughput`, ...estimated })
  }
  const governing = ({ layout: { classes } }: Answered): string =>
    className(
      edition,
      mix,
      classes.findIndex(({ governs }) => governs),
    )
  const columns = [
    named('column.layout', ({ layout }) => layoutName(edition, layout)),
    right('column.mix.throughput', throughput),
    number('column.mix.inFlight', 'limit/concurrency', 'number', () => estimated),
    number('column.mix.latency', 'limit/latency', 'seconds', () => estimated),
    left('column.mix.governing', governing),
    number('column.mix.headroom', 'headroom/arrivalRate', 'plannedRate', () => estimated),
  ]
  const notes = [
    edition.say('mix.note', { overflow: edition.report.plan.overflow }),
    answered.some(({ limit }) => limit.censored) && edition.say('mix.censored'),
  ]
  return tableOf(edition.say('mix.table', { name: mixName(edition, mix) }), answered, columns, { notes })
}

type Share = Answered & { readonly index: number; readonly own: MixLayout['classes'][number] }

/** What each class brings and takes, layout by layout. */
const shareTable = (edition: Edition, mix: Mix, answered: readonly Answered[]): Block => {
  const { report } = edition
  const { named, left, right, number } = columnsIn<Share>(edition, ({ ref, index }) => `${ref}/classes/${index}`)
  const rows = answered.flatMap((one) => one.layout.classes.map((own, index): Share => ({ ...one, index, own })))
  const alone = (name: 'maxConcurrency' | 'throughput', kind: 'count' | 'rate') => (row: Share) => {
    const ref = `${seriesRef(report, seriesOf(report, row.own.series ?? ''))}/capacity/${name}`
    return numberCell(edition, ref, kind)
  }
  return tableOf(
    edition.say('mix.shares', { name: mixName(edition, mix) }),
    rows,
    [
      named('column.layout', ({ layout }) => layoutName(edition, layout)),
      left('column.mix.class', ({ index }) => className(edition, mix, index)),
      number('column.mix.weight', 'requests', 'share'),
      right('column.mix.own', alone('maxConcurrency', 'count')),
      right('column.mix.ownRate', alone('throughput', 'rate')),
      number('formula.mixMachine.name', 'machine', 'share', () => estimated),
      number('column.mix.inFlight', 'inFlight', 'number', () => estimated),
    ],
    { dense: true },
  )
}

const termsOf = ({ report, say }: Edition, { layout }: Answered, id: 'throughput' | 'concurrency') =>
  layout.classes
    .map(({ series, requests }) => {
      const { capacity } = seriesOf(report, series ?? '')
      const values = { share: requests, throughput: capacity.throughput }
      return id === 'throughput'
        ? say('step.mix.throughput.term', values)
        : say('step.mix.concurrency.term', { ...values, level: capacity.maxConcurrency })
    })
    .join(' + ')

/** The arithmetic of one layout with the values put in: the others follow the same way. */
const mixSteps = (edition: Edition, mix: Mix, one: Answered): Block => {
  const { throughput } = one.limit
  const step = (name: 'throughput' | 'concurrency', kind: 'workedRate' | 'number', formula: string): Step => ({
    label: edition.say(`step.mix.${name}`),
    formula,
    result: numberCell(edition, `${one.ref}/limit/${name}`, kind),
  })
  const [rates, loads] = (['throughput', 'concurrency'] as const).map((id) => termsOf(edition, one, id))
  const steps = [
    step('throughput', 'workedRate', edition.say('step.mix.throughput.formula', { terms: rates })),
    step('concurrency', 'number', edition.say('step.mix.concurrency.formula', { throughput, terms: loads })),
  ]
  const values = { name: mixName(edition, mix), layout: layoutName(edition, one.layout) }
  return { kind: 'steps', caption: edition.say('mix.steps', values), steps }
}

/** Above this many layouts the plan of measurements names the first only. */
const confirmedAtMost = 3

const answeredOf = (report: Report, mix: Mix): readonly Answered[] =>
  mix.layouts.flatMap((layout, i) =>
    layout.limit ? [{ layout, limit: layout.limit, ref: `mixes/${report.mixes.indexOf(mix)}/layouts/${i}` }] : [],
  )

type OfDemand = Answered & { readonly sized: MixLayout['sized'][number]; readonly at: string }

/** Of these, the ones that the mix is planned with: those for which the estimate stands. */
const plannedWith = ({ report }: Edition, mix: Mix, answered: readonly Answered[]): readonly Answered[] => {
  const layouts = estimatedLayouts(report, mix)
  return answered.filter(({ layout }) => layouts.includes(layout))
}

/** Servers that each demand takes on each layout that a mix is only estimated of, and what they cost; nothing where nobody gave one. */
export const mixDemand = (edition: Edition, mix: Mix): readonly Block[] => {
  const { report } = edition
  const { named, left, right, money, numberOf } = columnsIn<OfDemand>(edition, ({ at }) => at)
  const rows = plannedWith(edition, mix, answeredOf(report, mix)).flatMap((one) =>
    one.layout.sized.map((sized, i): OfDemand => ({ ...one, sized, at: `${one.ref}/sized/${i}` })),
  )
  const servers = report.plan.spare > 0 ? 'withSpare' : 'replicas'
  const count = numberOf(servers, 'count', () => estimated)
  const columns = [
    named('sheet.head.question', ({ sized }) => demandName(byId(report.demand, sized.demand)!, edition)),
    left('column.layout', ({ layout }) => layoutName(edition, layout)),
    right(servers === 'replicas' ? 'number.servers' : 'number.serversPlusOne', (row, i) =>
      row.sized.reason === null
        ? count(row, i)
        : cell(edition.say(`sizing.left.${row.sized.reason}`, { most: mostServers })),
    ),
    ...(rows.some(({ sized }) => sized.cost !== null)
      ? [money('number.monthlyCost', 'cost/monthly', () => estimated)]
      : []),
  ]
  return filled(tableOf(edition.say('mix.demand', { name: mixName(edition, mix) }), rows, columns))
}

/** Layouts that lack a class, with the class and the reason. */
const incomplete = (edition: Edition, mix: Mix): readonly Block[] => {
  const items = mix.layouts.flatMap((layout) => {
    const missing = layout.classes.flatMap((one, i) =>
      one.missing === null ? [] : edition.say(`mix.missing.${one.missing}`, { name: className(edition, mix, i) }),
    )
    if (missing.length === 0) return []
    const values = { layout: layoutName(edition, layout), classes: edition.list(missing) }
    return edition.say('mix.incomplete', values)
  })
  return bullets(items)
}

/** What to measure so that the estimate becomes a measurement. */
const confirmation = (edition: Edition, mix: Mix, answered: readonly Answered[]): Block => {
  const plan = answered
    .slice(0, confirmedAtMost)
    .map(({ layout, limit }) =>
      edition.say('mix.confirm.one', {
        layout: layoutName(edition, layout),
        level: Math.max(1, Math.floor(limit.concurrency)),
        rate: layout.headroom ? mixGain(edition.report, mix, layout).rate : limit.throughput,
      }),
    )
  return note(edition.say('mix.confirm', { plan: edition.list(plan) }))
}

/** That the mix was measured as such, and what its estimate is then; nothing where it was not. */
const measurement = (edition: Edition, { measured }: Mix, answered: number, planned: number): readonly Block[] => {
  if (measured.length === 0) return []
  const workloads = measured.map((id) => workloadName(edition, byId(edition.report.workloads, id)!))
  const estimate = planned > 0 ? 'mix.measured.others' : 'mix.measured.replaced'
  return present<Block>([
    body(edition.say('mix.measured', { workloads: edition.items(workloads) })),
    answered > 0 && body(edition.say(estimate)),
  ])
}

const blocksOf = (edition: Edition, mix: Mix): readonly Block[] => {
  const answered = answeredOf(edition.report, mix)
  const planned = plannedWith(edition, mix, answered)
  const [first] = answered
  return present<Block>([
    { kind: 'heading', id: mix.id, text: mixName(edition, mix) },
    ...measurement(edition, mix, answered.length, planned.length),
    first && [
      limitTable(edition, mix, answered),
      shareTable(edition, mix, answered),
      mixSteps(edition, mix, first),
      ...mixDemand(edition, mix),
    ],
    planned.length > 0 && confirmation(edition, mix, planned),
    mix.layouts.length === 0 && mix.measured.length === 0 && body(edition.say('mix.notMeasured')),
    incomplete(edition, mix),
  ])
}

/** What each layout carries when requests of several lengths come together; no section unless the plan asks for one. */
export const mixes = (edition: Edition): readonly Section[] => {
  if (edition.report.mixes.length === 0) return []
  return sectionOf('mix', edition.say('section.mix'), [
    body(edition.say('mix.text')),
    body(edition.say('mix.assumption')),
    edition.report.mixes.flatMap((mix) => blocksOf(edition, mix)),
  ])
}
