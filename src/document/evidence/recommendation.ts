import type { Language } from '../../i18n/language.ts'
import type { Recommendation, Report, Scaling, Workload } from '../../model/report.ts'
import { resultNature } from '../nature.ts'
import { groupBy } from '../../model/group-by.ts'
import {
  type Block,
  body,
  bullets,
  cell,
  type Cell,
  filled,
  left,
  type Nature,
  present,
  right,
  table,
  type Table,
  tableOf,
  rowOf,
} from '../block.ts'
import { layoutOf, seriesOf, workloadText } from '../speech.ts'
import { byId } from '../../model/by-id.ts'
import { columnsIn, headsOf, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** What the sentences about one recommendation may name. */
type Spoken = ReturnType<typeof recommendationValues>

const evidence = ({ rules }: Recommendation, id: string, name: string): number | null =>
  rules.find((rule) => rule.id === id)?.values[name] ?? null

const limitOf = (report: Report, id: string | null): number | null =>
  id === null ? null : seriesOf(report, id).capacity.maxConcurrency

const gpusOf = (report: Report, id: string | null): number | null =>
  id === null ? null : seriesOf(report, id).layout.gpus

/** Names, levels and throughputs of one recommendation; null for what it has not. */
const recommendationValues = (edition: Edition, recommendation: Recommendation) => {
  const { report } = edition
  const { base, larger, copies, measured } = recommendation
  const name = (id: string | null): string | null => (id === null ? null : layoutOf(edition, id))
  return {
    base: name(base ?? larger),
    larger: name(larger ?? base),
    baseLimit: limitOf(report, base),
    largerLimit: limitOf(report, larger),
    gpus: gpusOf(report, base ?? larger),
    baseLowest: evidence(recommendation, 'R1', 'level'),
    baseKv: evidence(recommendation, 'R2', 'base'),
    largerKv: evidence(recommendation, 'R2', 'larger'),
    minGpus: evidence(recommendation, 'R0', 'minGpus'),
    count: copies?.count ?? null,
    each: copies?.each ?? null,
    allowance: copies?.allowance ?? null,
    copies: copies?.throughput ?? null,
    remaining: copies?.remaining ?? null,
    measured: measured?.throughput ?? null,
  }
}

const tones = { fires: 'info', silent: 'plain', open: 'unknown' } as const

/** Each rule of the choice with its result and its evidence, in the order in which they decide. */
const ruleTable = (edition: Edition, { rules }: Recommendation, values: Spoken): Table => {
  const columnOf = columnsIn<Recommendation['rules'][number]>(edition)
  return tableOf(
    edition.say('recommend.rules'),
    rules,
    [
      columnOf.named('column.rule', ({ id }) => edition.say(`rule.${id}` as 'rule.R0')),
      columnOf.center('column.rule.state', ({ state }) =>
        cell(edition.say(`rule.state.${state}`), { tone: tones[state] }),
      ),
      columnOf.left('column.rule.evidence', ({ id, reason }) =>
        edition.say(`rule.${id}.${reason}` as 'rule.R0.served', values),
      ),
    ],
    { notes: [edition.say('recommend.rules.note')], dense: true },
  )
}

type Equal = NonNullable<Scaling['atEqualConcurrency']>

/** What is recommended, or why nothing can be, in one sentence. */
const recommendationSentence = (edition: Edition, recommendation: Recommendation): string =>
  edition.say(
    `recommend.${recommendation.reason}` as 'recommend.R3.copiesMore',
    recommendationValues(edition, recommendation),
  )

/** Above this many, each is said in the section of its workload alone. */
const linesAtMost = 12

/** What one more GPU brings: a line for each pair, and one for all workloads of which the same is said. */
export const recommendationLines = (edition: Edition): readonly string[] => {
  const told = edition.report.recommendations.map((one) => ({
    workload: workloadText(byId(edition.report.workloads, one.workload)!, edition),
    text: recommendationSentence(edition, one),
  }))
  const lines = [...groupBy(told, ({ text }) => text)].map(([text, all]) => {
    const workload = edition.list([...new Set(all.map((one) => one.workload))])
    return edition.say('recommend.line', { workload, text })
  })
  return lines.length > linesAtMost ? [...lines.slice(0, linesAtMost), edition.say('recommend.more')] : lines
}

const gains = ({ report, say }: Edition, recommendation: Recommendation, values: Spoken): readonly string[] => {
  const { copies, scaling, rules } = recommendation
  const pair = report.scaling.find(({ id }) => id === scaling)
  const equal: Equal | null = pair?.atEqualConcurrency ?? null
  const spare = rules.some(({ id, state }) => id === 'R4' && state === 'fires')
  const more = equal && {
    ...values,
    concurrency: equal.concurrency,
    change: equal.e2eChange,
    gain: equal.gain,
    cost: equal.costPerRequest - 1,
  }
  return present([
    more && say('recommend.largerGain', more),
    copies && say(copies.judged ? 'recommend.copiesGain' : 'recommend.copiesGain.unjudged', values),
    spare && say('recommend.spare', values),
  ])
}

const intervalCell = ([low, high]: readonly [number | null, number | null], ref: string, { say, value }: Language) =>
  cell(
    high === null
      ? say('recommend.atLeast', { low })
      : say('range', { low: value(low, 'rate'), high: value(high, 'rate') }),
    { ref },
  )

const rows = (edition: Edition, recommendation: Recommendation, ref: string, values: Spoken) => {
  const { copies, measured, larger, base } = recommendation
  const row = (text: string, place: string, nature: Nature, interval: Cell): readonly Cell[] =>
    rowOf(text, numberCell(edition, `${ref}/${place}`, 'rate', { nature }), interval)
  const within = (name: 'measured' | 'copies', one: NonNullable<typeof measured | typeof copies>): Cell =>
    intervalCell(one.interval, `${ref}/${name}/interval`, edition)
  const nature = copies?.judged ? 'estimated' : 'assumed'
  return present<readonly Cell[]>([
    measured && [
      row(
        String(values['larger'] ?? values['base']),
        'measured/throughput',
        resultNature(seriesOf(edition.report, (larger ?? base)!)),
        within('measured', measured),
      ),
    ],
    copies && [
      row(edition.say('recommend.row.copies', values), 'copies/throughput', nature, within('copies', copies)),
      row(edition.say('recommend.row.remaining'), 'copies/remaining', nature, cell('—')),
    ],
  ])
}

const measures = (edition: Edition, { toMeasure }: Recommendation): readonly Block[] => {
  const items = toMeasure.map(({ what, series, level }) =>
    edition.say(`measure.${what}`, { layout: series === null ? '' : layoutOf(edition, series), level }),
  )
  return items.length > 0 ? [body(edition.say('recommend.measure')), ...bullets(items)] : []
}

const blocksOf = (edition: Edition, recommendation: Recommendation): readonly Block[] => {
  const ref = `recommendations/${edition.report.recommendations.indexOf(recommendation)}`
  const values = recommendationValues(edition, recommendation)
  const told = rows(edition, recommendation, ref, values)
  const kind = [recommendation.copies, recommendation.measured].some((one) => one?.judged === false) ? '.unjudged' : ''
  const columns = [
    left(edition.say('column.layout')),
    ...headsOf(right, ['chart.axis.throughput', 'column.interval'], edition),
  ]
  const notes = [edition.say(`recommend.table.note${kind}`)]
  return [
    body(recommendationSentence(edition, recommendation)),
    ...bullets(gains(edition, recommendation, values)),
    ...filled(table(edition.say(`recommend.table${kind}`), columns, told, { notes })),
    ...filled(ruleTable(edition, recommendation, values)),
    ...measures(edition, recommendation),
  ]
}

/** Which layout to choose in a workload, what the choice rests on, and what remains to be measured. */
export const recommendationBlocks = (edition: Edition, workload: Workload): readonly Block[] =>
  edition.report.recommendations.filter((one) => one.workload === workload.id).flatMap((one) => blocksOf(edition, one))
