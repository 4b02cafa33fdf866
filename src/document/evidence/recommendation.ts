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
} from '../block.ts'
import { layoutText, seriesOf, workloadText } from '../speech.ts'
import { byId } from '../../model/by-id.ts'
import { columnsIn, headsOf, numberCell } from '../columns.ts'

/** What the sentences about one recommendation may name. */
type Spoken = ReturnType<typeof recommendationValues>

const evidence = ({ rules }: Recommendation, id: string, name: string): number | null =>
  rules.find((rule) => rule.id === id)?.values[name] ?? null

const limitOf = (report: Report, id: string | null): number | null =>
  id === null ? null : seriesOf(report, id).capacity.maxConcurrency

const gpusOf = (report: Report, id: string | null): number | null =>
  id === null ? null : seriesOf(report, id).layout.gpus

/** Names, levels and throughputs of one recommendation; null for what it has not. */
const recommendationValues = (report: Report, recommendation: Recommendation, language: Language) => {
  const { base, larger, copies, measured } = recommendation
  const name = (id: string | null): string | null => (id === null ? null : layoutText(seriesOf(report, id), language))
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
const ruleTable = (report: Report, { rules }: Recommendation, values: Spoken, language: Language): Table => {
  const columnOf = columnsIn<Recommendation['rules'][number]>(report, language)
  return tableOf(
    language.say('recommend.rules'),
    rules,
    [
      columnOf.left('column.rule', ({ id }) => cell(language.say(`rule.${id}` as 'rule.R0'), { header: true })),
      columnOf.center('column.rule.state', ({ state }) =>
        cell(language.say(`rule.state.${state}`), { tone: tones[state] }),
      ),
      columnOf.left('column.rule.evidence', ({ id, reason }) =>
        cell(language.say(`rule.${id}.${reason}` as 'rule.R0.served', values)),
      ),
    ],
    { notes: [language.say('recommend.rules.note')], dense: true },
  )
}

type Equal = NonNullable<Scaling['atEqualConcurrency']>

/** What is recommended, or why nothing can be, in one sentence. */
const recommendationSentence = (report: Report, recommendation: Recommendation, language: Language): string =>
  language.say(
    `recommend.${recommendation.reason}` as 'recommend.R3.copiesMore',
    recommendationValues(report, recommendation, language),
  )

/** Above this many, each is said in the section of its workload alone. */
const linesAtMost = 12

/** What one more GPU brings: a line for each pair, and one for all workloads of which the same is said. */
export const recommendationLines = (report: Report, language: Language): readonly string[] => {
  const told = report.recommendations.map((one) => ({
    workload: workloadText(byId(report.workloads, one.workload)!, language),
    text: recommendationSentence(report, one, language),
  }))
  const lines = [...groupBy(told, ({ text }) => text)].map(([text, all]) => {
    const workload = language.list([...new Set(all.map((one) => one.workload))])
    return language.say('recommend.line', { workload, text })
  })
  return lines.length > linesAtMost ? [...lines.slice(0, linesAtMost), language.say('recommend.more')] : lines
}

const gains = (
  report: Report,
  recommendation: Recommendation,
  values: Spoken,
  language: Language,
): readonly string[] => {
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
    more && language.say('recommend.largerGain', more),
    copies && language.say(copies.judged ? 'recommend.copiesGain' : 'recommend.copiesGain.unjudged', values),
    spare && language.say('recommend.spare', values),
  ])
}

const intervalCell = ([low, high]: readonly [number | null, number | null], ref: string, language: Language) =>
  cell(
    high === null
      ? language.say('recommend.atLeast', { low })
      : language.say('range', { low: language.value(low, 'rate'), high: language.value(high, 'rate') }),
    { ref },
  )

const rows = (report: Report, recommendation: Recommendation, ref: string, values: Spoken, language: Language) => {
  const { copies, measured, larger, base } = recommendation
  const row = (text: string, place: string, nature: Nature, interval: Cell): readonly Cell[] => [
    cell(text, { header: true }),
    numberCell(report, `${ref}/${place}`, 'rate', language, { nature }),
    interval,
  ]
  const within = (name: 'measured' | 'copies', one: NonNullable<typeof measured | typeof copies>): Cell =>
    intervalCell(one.interval, `${ref}/${name}/interval`, language)
  const nature = copies?.judged ? 'estimated' : 'assumed'
  return present<readonly Cell[]>([
    measured && [
      row(
        String(values['larger'] ?? values['base']),
        'measured/throughput',
        resultNature(seriesOf(report, (larger ?? base)!)),
        within('measured', measured),
      ),
    ],
    copies && [
      row(language.say('recommend.row.copies', values), 'copies/throughput', nature, within('copies', copies)),
      row(language.say('recommend.row.remaining'), 'copies/remaining', nature, cell('—')),
    ],
  ])
}

const measures = (report: Report, { toMeasure }: Recommendation, language: Language): readonly Block[] => {
  const items = toMeasure.map(({ what, series, level }) =>
    language.say(`measure.${what}`, {
      layout: series === null ? '' : layoutText(seriesOf(report, series), language),
      level,
    }),
  )
  return items.length > 0 ? [body(language.say('recommend.measure')), ...bullets(items)] : []
}

const blocksOf = (report: Report, recommendation: Recommendation, language: Language): readonly Block[] => {
  const ref = `recommendations/${report.recommendations.indexOf(recommendation)}`
  const values = recommendationValues(report, recommendation, language)
  const told = rows(report, recommendation, ref, values, language)
  const kind = [recommendation.copies, recommendation.measured].some((one) => one?.judged === false) ? '.unjudged' : ''
  const columns = [
    left(language.say('column.layout')),
    ...headsOf(right, ['chart.axis.throughput', 'column.interval'], language),
  ]
  const notes = [language.say(`recommend.table.note${kind}`)]
  return [
    body(recommendationSentence(report, recommendation, language)),
    ...bullets(gains(report, recommendation, values, language)),
    ...filled(table(language.say(`recommend.table${kind}`), columns, told, { notes })),
    ...filled(ruleTable(report, recommendation, values, language)),
    ...measures(report, recommendation, language),
  ]
}

/** Which layout to choose in a workload, what the choice rests on, and what remains to be measured. */
export const recommendationBlocks = (report: Report, workload: Workload, language: Language): readonly Block[] =>
  report.recommendations.filter((one) => one.workload === workload.id).flatMap((one) => blocksOf(report, one, language))
