import { inputOf } from '../../inputs/index.ts'
import type { Language } from '../../i18n/language.ts'
import { byId } from '../../model/by-id.ts'
import type { Refusal, Report, Scaling } from '../../model/report.ts'
import { type Block, body, type Cell, cell, left, note, present, right, type Row, table, rowOf } from '../block.ts'
import { briefWorkload, layoutOf, seriesOf, workloadText } from '../speech.ts'
import { headsOf } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** The layouts of a pair. */
const sidesOf = (edition: Edition, { base, scaled }: Pick<Scaling, 'base' | 'scaled'>) => ({
  base: layoutOf(edition, base),
  scaled: layoutOf(edition, scaled),
})

/** What more GPUs gain, one sentence a pair. */
export const scalingSentence = (edition: Edition, scaling: Scaling): string | null => {
  const { report } = edition
  const equal = scaling.atEqualConcurrency
  if (!equal) return null
  const values = {
    workload: workloadText(seriesOf(report, scaling.base).workload, edition),
    ...sidesOf(edition, scaling),
    concurrency: equal.concurrency,
    gain: equal.gain,
    low: equal.interval[0],
    high: equal.interval[1],
    change: equal.e2eChange,
    efficiency: equal.efficiency,
  }
  const wide = equal.interval[1] - equal.interval[0] > 0.002
  return edition.say(wide ? 'scaling.sentence.interval' : 'scaling.sentence', values)
}

type Equal = NonNullable<Scaling['atEqualConcurrency']>
type Own = NonNullable<Scaling['atOwnLimit']>

/** An interval without a width to be seen is none of the measurement. */
const rangeCell = (interval: readonly [number, number], ref: string, { value, say }: Language): Cell => {
  const [low, high] = interval.map((end) => value(end, 'points'))
  return low === high ? cell(say('scaling.roundingAlone')) : cell(say('range', { low, high }), { ref })
}

const hasRepeats = (report: Report, scaling: Scaling): boolean =>
  [scaling.base, scaling.scaled].some((id) => seriesOf(report, id).points.some(({ runs }) => runs.length > 1))

const ratios = (one: Equal | Own, ref: string, language: Language): readonly Cell[] => [
  cell(
    language.say('pair', {
      a: language.value(one.throughputs[0], 'rate'),
      b: language.value(one.throughputs[1], 'rate'),
    }),
    { ref: `${ref}/throughputs` },
  ),
  cell(language.value(one.gain, 'points'), { ref: `${ref}/gain` }),
  rangeCell(one.interval, `${ref}/interval`, language),
  cell(language.value(one.efficiency, 'percent'), { ref: `${ref}/efficiency` }),
  cell(language.value(one.costPerRequest - 1, 'points'), { ref: `${ref}/costPerRequest` }),
]

const rowsOf = (edition: Edition, scaling: Scaling): readonly Row[] => {
  const { report } = edition
  const ref = `scaling/${report.scaling.indexOf(scaling)}`
  const who = edition.say('scaling.pair', sidesOf(edition, scaling))
  const { atEqualConcurrency: equal, atOwnLimit: own } = scaling
  const row = (text: string, one: Equal | Own, name: string): readonly Cell[] =>
    rowOf(who, text, ...ratios(one, `${ref}/${name}`, edition))
  return [
    ...(equal ? [row(edition.say('scaling.equal', { level: equal.concurrency }), equal, 'atEqualConcurrency')] : []),
    ...(own ? [row(edition.say('scaling.own', { a: own.levels[0], b: own.levels[1] }), own, 'atOwnLimit')] : []),
  ]
}

const notesOf = ({ report, say }: Edition, scaling: Scaling): readonly string[] => {
  const { atEqualConcurrency: equal, atOwnLimit: own } = scaling
  return present([
    equal?.withinSla === null && say('scaling.unjudged'),
    equal?.withinSla === false && say('scaling.outsideSla'),
    equal && say(`scaling.e2e.${equal.e2eFrom}`, { change: equal.e2eChange }),
    own?.censored.includes(true) && say('scaling.censored'),
    !hasRepeats(report, scaling) && say('scaling.withoutRepeats'),
  ])
}

/** Differences that have a name of their own; any other is a setting, by its key. */
const differing = {
  inputTokens: 'scaling.served.inputTokens',
  outputTokens: 'scaling.served.outputTokens',
  axis: 'fair.load',
  gpu: 'fact.gpu',
  engine: 'fact.engine',
  tool: 'condition.tool',
} as const

const isNamed = (key: string): key is keyof typeof differing => key in differing

const sideText = (key: string, value: string | null, { say }: Language): string => {
  if (value === null) return say('notRecorded')
  if (key === 'axis') return say(`counterparts.load.${value === 'concurrency' ? 'closed' : 'open'}`)
  return key === 'tool' ? (inputOf(value)?.tool ?? value) : value
}

const differenceText = ({ key, base, scaled }: Refusal['differences'][number], language: Language): string =>
  language.say('scaling.difference', {
    key: isNamed(key) ? language.say(differing[key]) : key,
    base: sideText(key, base, language),
    scaled: sideText(key, scaled, language),
  })

const refusedText = (edition: Edition, refusal: Refusal): string => {
  const text = edition.say('scaling.refused', {
    ...sidesOf(edition, refusal),
    differences: edition.list(refusal.differences.map((one) => differenceText(one, edition))),
  })
  if (!refusal.tokens) return text
  const { levels, throughputs, gain } = refusal.tokens
  const sides = { a: levels[0], b: levels[1], base: throughputs[0], scaled: throughputs[1] }
  return edition.say('scaling.hint', { text, ...sides, gain })
}

const linesOf = (edition: Edition, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [edition.say('scaling.refusals'), ...lines] : []

/** Pairs that nothing may be said of, with what differs, each with its workload where there are several: silence would look like an oversight. */
export const refusalLines = (edition: Edition): readonly string[] => {
  const { refusals, workloads, series } = edition.report
  const lines = refusals.map((refusal) => {
    const text = refusedText(edition, refusal)
    const { workloadId } = byId(series, refusal.base)!
    const question = briefWorkload(edition, byId(workloads, workloadId)!)
    return workloads.length > 1 ? edition.say('body.condition', { question, text }) : text
  })
  return linesOf(edition, lines)
}

/** More pairs than this are left to report.json. */
const refusedAtMost = 100

const refusedList = (edition: Edition, refused: readonly Refusal[]): readonly Block[] => {
  const told = refused.slice(0, refusedAtMost).map((one) => refusedText(edition, one))
  const [head, ...items] = linesOf(edition, told)
  const more = refused.length - refusedAtMost
  const rest = more > 0 ? [note(edition.say('scaling.refusals.more', { count: more }))] : []
  return head === undefined ? [] : [body(head), { kind: 'list', items }, ...rest]
}

/** What more GPUs gain in this workload: equal concurrency, each one's own limit, and replicas as an assumption. */
export const scalingBlocks = (
  edition: Edition,
  pairs: readonly Scaling[],
  refused: readonly Refusal[],
): readonly Block[] => {
  const rows = pairs.flatMap((scaling) => rowsOf(edition, scaling))
  if (rows.length === 0) return refusedList(edition, refused)
  const numbers = [
    'chart.axis.throughput',
    'column.gain',
    'column.interval',
    'number.efficiency',
    'column.cost',
  ] as const
  const columns = [
    ...headsOf(left, ['column.comparison', 'column.condition'], edition),
    ...headsOf(right, numbers, edition),
  ]
  const sentences = pairs.flatMap((scaling) => scalingSentence(edition, scaling) ?? [])
  return [
    ...sentences.map(body),
    table(edition.say('scaling.table'), columns, rows, { dense: true }),
    { kind: 'list', items: [...new Set(pairs.flatMap((scaling) => notesOf(edition, scaling)))] },
    ...refusedList(edition, refused),
  ]
}
