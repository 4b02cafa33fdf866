import { questionText, recommendedText } from '../../document/decision-text.ts'
import { groundsIn, type GroundsOf } from '../../document/trail/leaves.ts'
import type { Quantity } from '../../document/trail/quantities.ts'
import type { Decision, Report } from '../../model/report.ts'
import { askedOrder } from './asked.ts'
import { type CellOf, type Graph, graphOf, type Node } from './graph.ts'
import { mostServers } from '../../maths/sizing.ts'
import {
  askedUsers,
  estimatedLayouts,
  mixPlaces,
  promised,
  promisedDigits,
  promisedOf,
  readingAt,
} from '../../model/served.ts'
import { formatOf, promisedFormula, significant } from './number-format.ts'
import { intervalPlace, timePlace } from './bounds.ts'
import { countOf, numberAt, serversOf } from './made.ts'
import { contextOf, fromText, madeText, nameOf, natureText, placeQuantity, unitOf } from './node-text.ts'
import { addressOf, firstRow, inSheet, quoted, type SheetCell, type SheetText, text } from './sheet.ts'
import type { Edition } from '../../document/edition.ts'

const heads = ['name', 'of', 'value', 'promised', 'unit', 'nature', 'made', 'from'] as const
const valueColumn = heads.indexOf('value')
const promisedColumn = heads.indexOf('promised')
/** Where it comes from, or what is to be said of it. */
const noteColumn = heads.indexOf('from')

/** A line of the sheet before it is one of many: a heading, a number with its formula, or another's number once more. */
type Line =
  | { readonly kind: 'section'; readonly text: string }
  | {
      readonly kind: 'node' | 'link'
      readonly node: Node
      /** What it is told as: the place of the node, or one that takes its number from there. */
      readonly place: string
      readonly look: 'asked' | 'result' | 'number'
    }

/** The recommended layout: of a mix as it serves that. */
const layoutPlace = (report: Report, decision: Decision): string =>
  decision.mix === null
    ? `series/${report.series.findIndex(({ id }) => id === decision.series)}`
    : mixPlaces(report, decision, decision.series).layout

/** What is told of a decision, as far as there is a number. */
const resultsOf = (report: Report, index: number): readonly string[] => {
  const decision = report.decisions[index]!
  const servers = [...new Set([serversOf(report, index), countOf(report, index)])]
  return [
    `decisions/${index}/planningRate/value`,
    `${layoutPlace(report, decision)}/headroom/utilization`,
    ...decision.users.map((_, row) => `decisions/${index}/users/${row}/users`),
    ...servers,
    `decisions/${index}/gpus`,
    `decisions/${index}/cost`,
  ].filter((place) => numberAt(report, place) !== null)
}

/** The mean time of a request at the planning rate of users who send on schedule; they must not send faster than that. */
const latencyOf = (report: Report, place: string): string | null => {
  const { decision, users } = readingAt(report, place) ?? {}
  if (!decision || users?.basis !== 'open') return null
  return timePlace(report, layoutPlace(report, decision), users.interval!)
}

/** Where the users stand who are asked about: where so many are carried, no fewer are stated. Null where nobody is asked about. */
const askedPlace = (report: Report, place: string): string | null => {
  const { decision, users } = readingAt(report, place) ?? {}
  if (!decision || !users || askedUsers(report, decision, users) === null) return null
  const demand = report.demand.findIndex(({ id }) => id === decision.demand)
  const { peakUsers, years } = report.demand[demand]!
  if (users.basis === 'registered') return `demand/${demand}/${years.length > 1 ? 'lastUsers' : 'users'}`
  return `demand/${demand}/${peakUsers === null ? 'users' : 'peakUsers'}`
}

/** Layouts of which mixes are estimated, and where they stand. */
const layoutsOf = (report: Report) =>
  report.mixes.flatMap((mix, i) =>
    estimatedLayouts(report, mix).map((layout) => ({
      layout: `mixes/${i}/layouts/${mix.layouts.indexOf(layout)}`,
      sized: layout.sized,
    })),
  )

/** What options of a demand come to. */
const optionPlaces = (report: Report): readonly string[] => {
  const single = report.sizing.flatMap(({ options }, i) => options.map((_, j) => `sizing/${i}/options/${j}`))
  const mixed = layoutsOf(report).flatMap(({ layout, sized }) => sized.map((_, k) => `${layout}/sized/${k}`))
  return [...single, ...mixed].flatMap((option) =>
    ['count', 'countGpus', 'cost/monthly', 'pool/rate'].map((name) => `${option}/${name}`),
  )
}

const ratePlaces = (report: Report): readonly string[] =>
  [...report.series.map((_, i) => `series/${i}`), ...layoutsOf(report).map(({ layout }) => layout)].map(
    (layout) => `${layout}/headroom/arrivalRate`,
  )

const isDecided = ({ decisions }: Report, index: number): boolean => decisions[index]!.planningRate !== null

const wantedOf = (report: Report): readonly string[] => {
  const results = report.decisions.flatMap((_, i) => (isDecided(report, i) ? resultsOf(report, i) : []))
  const latencies = results.flatMap((place) => latencyOf(report, place) ?? [])
  const askedAbout = results.flatMap((place) => askedPlace(report, place) ?? [])
  return [...results, ...latencies, ...askedAbout, ...optionPlaces(report), ...ratePlaces(report)].filter(
    (place) => numberAt(report, place) !== null,
  )
}

const orderOf = (line: Line): number => (line.kind === 'node' ? askedOrder(line.place) : 0)

/** Numbers of the question as the question has them, not as the answer comes to them. */
const inOrder = (lines: readonly Line[]): readonly Line[] => lines.toSorted((a, b) => orderOf(a) - orderOf(b))

const section = (title: string, lines: readonly Line[]): readonly Line[] =>
  lines.length > 0 ? [{ kind: 'section', text: title }, ...lines] : []

const linesOf = (edition: Edition, { nodes, placeOf }: Graph): readonly Line[] => {
  const { report } = edition
  const byPlace = new Map(nodes.map((node) => [node.place, node]))
  const shown = new Set<string>()
  const result = (place: string): Line => {
    const node = byPlace.get(placeOf(place))!
    const isFirst = node.kind === 'formula' && !shown.has(node.place)
    if (isFirst) shown.add(node.place)
    return { kind: isFirst ? 'node' : 'link', node, place, look: 'result' }
  }
  const answers = report.decisions.flatMap((decision, i): readonly Line[] => {
    const [question, layout] = [questionText(edition, decision), recommendedText(edition, decision)]
    const heading = edition.say('body.card', { question, layout })
    return [{ kind: 'section', text: heading }, ...(isDecided(report, i) ? resultsOf(report, i).map(result) : [])]
  })
  const rest = (kind: Node['kind'], look: 'asked' | 'number'): readonly Line[] =>
    nodes
      .filter((node) => node.kind === kind && !shown.has(node.place))
      .map((node) => ({ kind: 'node', node, place: node.place, look }))
  return [
    ...section(edition.say('sheet.section.asked'), inOrder(rest('asked', 'asked'))),
    ...answers,
    ...section(edition.say('sheet.section.steps'), rest('formula', 'number')),
    ...section(edition.say('sheet.section.values'), rest('value', 'number')),
  ]
}

const isPromise = (place: string, kind: Quantity['kind']): kind is keyof typeof promisedDigits =>
  kind === 'plannedRate' || (kind === 'users' && place.startsWith('decisions/'))

/** What cells of the sheet are written with. */
interface Writing extends Edition {
  readonly cellOf: CellOf
  readonly groundsOf: GroundsOf
}

const promiseCell = (
  { report, cellOf }: Writing,
  place: string,
  kind: Quantity['kind'],
  value: number,
  cell: string,
): SheetCell => {
  if (!isPromise(place, kind)) return text(null)
  const [digits, asked] = [promisedDigits[kind], askedPlace(report, place)]
  const shown =
    kind === 'users' ? promisedOf(value, asked === null ? null : numberAt(report, asked)) : promised(value, digits)
  const rounded = promisedFormula(cell, digits)
  const formula = asked === null ? rounded : `MAX(${rounded},IF(${cell}>=${cellOf(asked)},${cellOf(asked)},0))`
  const format = kind === 'users' ? formatOf(kind, shown) : significant(shown, digits)
  return { value: shown, look: 'result', formula, format }
}

/** Users who would ask again before their answer came; said as soon as it is so. */
const reachCell = ({ report, cellOf, say }: Writing, place: string): SheetCell | null => {
  const users = readingAt(report, place)?.users
  const latency = latencyOf(report, place)
  if (!users || latency === null) return null
  const [said, lost] = [say('body.users.unreachable'), say('sheet.note.lost')]
  const interval = cellOf(intervalPlace(report, users.interval!))
  return {
    value: users.reachable ? '' : said,
    look: 'warning',
    formula: `IFERROR(IF(${cellOf(latency)}<=${interval},"",${quoted(said)}),${quoted(lost)})`,
  }
}

/** Why no servers are counted; said as soon as it is so. */
const uncountedCell = ({ cellOf, say }: Writing, { holds }: Node): SheetCell | null => {
  if (holds.length === 0) return null
  const said = holds.reduceRight((rest, { why, write }) => {
    const reason = say(`decision.why.${why}`, { most: mostServers })
    return `IF(${write(cellOf)},${rest},${quoted(reason)})`
  }, '""')
  return { value: '', look: 'warning', formula: `IFERROR(${said},${quoted(say('sheet.note.lost'))})` }
}

/** What a number is called; the seconds that users were asked about are those of their cell. */
const nameCell = (writing: Writing, place: string): SheetCell => {
  const { report, cellOf } = writing
  const name = nameOf(writing, place)
  const users = readingAt(report, place)?.users
  if (!users || users.basis === 'registered') return text(name)
  const { interval, thinkTime } = users
  const asked =
    interval === null
      ? `plan/thinkTimes/${report.plan.thinkTimes.indexOf(thinkTime!)}`
      : intervalPlace(report, interval)
  const seconds = writing.value(interval ?? thinkTime, 'seconds')
  const [before = '', after] = name.split(seconds)
  if (after === undefined) return text(name)
  const unit = seconds.replace(/^[\d.,]+/, '')
  return { ...text(name), formula: `${quoted(before)}&${cellOf(asked)}&${quoted(unit + after)}` }
}

/** A number of the sheet in its row; `own` is its formula, and `at` its cell. */
const numberCells = (
  writing: Writing,
  { kind: line, node, place, look }: Exclude<Line, { kind: 'section' }>,
  own: string | null,
  at: string,
): readonly SheetCell[] => {
  const { report } = writing
  const { kind } = placeQuantity(report, place)
  const format = formatOf(kind, node.value)
  return [
    nameCell(writing, place),
    text(contextOf(writing, place)),
    { value: node.value, look, format, ...(own === null ? {} : { formula: own }) },
    look === 'result' ? promiseCell(writing, place, kind, node.value, at) : text(null),
    text(unitOf(writing, place, kind)),
    text(natureText(writing, node, place)),
    text(line === 'link' ? `= ${own}` : madeText(writing, node, writing.cellOf)),
    reachCell(writing, place) ??
      uncountedCell(writing, node) ??
      text(fromText(writing, node, place, writing.groundsOf)),
  ]
}

export interface Calculation {
  readonly sheet: SheetText
  /** The cell that has the number of a place, as other sheets name it; null where none has. */
  readonly cellOf: (place: string) => string | null
  /** The cell that says why servers at a place are not counted, empty where they are; null where nothing may keep them from it. */
  readonly uncounted: (place: string) => string | null
  /** A formula of the users at a place as they are stated, which gives none where they would ask before they have an answer. */
  readonly usersOf: (place: string) => string | null
}

/** The question in cells that can be changed, and the answer worked out from them. `measured` finds numbers of runs. */
export const calculationSheet = (
  edition: Edition,
  above: Pick<SheetText, 'banner' | 'title'>,
  measured: (place: string) => string | null,
): Calculation => {
  const { report } = edition
  const graph = graphOf(report, wantedOf(report))
  const lines = linesOf(edition, graph)
  const sheet = {
    ...above,
    name: edition.say('sheet.calculation'),
    notes: [edition.say('sheet.note.change'), edition.say('sheet.note.lost')],
    heads: heads.map((head) => edition.say(`sheet.head.${head}`)),
  }
  const cellAt = (index: number, column = valueColumn): string => addressOf(firstRow(sheet) - 1 + index, column)
  const places = new Map(
    lines.flatMap((line, i) => (line.kind === 'node' ? [[line.node.place, cellAt(i)] as const] : [])),
  )
  const cellOf: CellOf = (place) => {
    const settled = graph.placeOf(place)
    return places.get(settled) ?? measured(settled) ?? String(numberAt(report, settled))
  }
  const writing = { ...edition, cellOf, groundsOf: groundsIn(report) }
  const rowOf = (line: Line, index: number): readonly SheetCell[] => {
    if (line.kind === 'section') return heads.map((_, i) => ({ value: i === 0 ? line.text : null, look: 'section' }))
    const { place, formula } = line.node
    const own = line.kind === 'link' ? cellOf(place) : (measured(place) ?? formula?.(cellOf) ?? null)
    return numberCells(writing, line, own, cellAt(index))
  }
  const found = (place: string): string | null => {
    const cell = places.get(graph.placeOf(place))
    return cell === undefined ? null : inSheet(sheet, cell)
  }
  return {
    sheet: { ...sheet, rows: lines.map(rowOf) },
    cellOf: found,
    uncounted: (place) => {
      const index = lines.findIndex((line) => line.kind === 'node' && line.node.place === graph.placeOf(place))
      const line = lines[index]
      return line?.kind === 'node' && line.node.holds.length > 0 ? inSheet(sheet, cellAt(index, noteColumn)) : null
    },
    usersOf: (place) => {
      const index = lines.findIndex((line) => line.kind !== 'section' && line.place === place)
      if (index < 0) return null
      const [stated, note] = [promisedColumn, noteColumn].map((column) => inSheet(sheet, cellAt(index, column)))
      return reachCell(writing, place) === null ? stated! : `IF(${note}="",${stated},NA())`
    },
  }
}
