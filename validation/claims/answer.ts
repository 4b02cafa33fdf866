import { isDeepStrictEqual } from 'node:util'
import { limitName } from '../../src/document/speech.ts'
import { decidingId } from '../../src/model/of-series.ts'
import { itemsOf, type Listening, type Said } from './listening.ts'
import { reasonFaults, rowsIn, unless, whyFaults, type Faults } from './reasons.ts'
import { lacks, type Row, type Table } from './table.ts'

type Rule = (values: Said['values'], table: Table, listening: Listening) => Faults

const after = (row: Row | undefined, table: Table): readonly Row[] =>
  row ? table.rows.slice(table.rows.indexOf(row) + 1) : []

const before = (row: Row | undefined, table: Table): readonly Row[] =>
  row ? table.rows.slice(0, table.rows.indexOf(row)) : table.rows

const contradicts = (table: Table): boolean =>
  after(table.failing, table).some(({ counts, verdict }) => counts && verdict === 'pass')

const nothingAbove = ({ rows, run }: Table): boolean => rows.at(-1) === run.at(-1)

/** The status of each series, drawn anew from the rows. */
const statusRules = {
  bracketed: (table) => table.run.length > 0 && table.failing !== undefined && !contradicts(table),
  rightCensored: (table) => table.run.length > 0 && !table.failing && nothingAbove(table),
  'rightCensored.unused': (table) => table.run.length > 0 && !table.failing && !nothingAbove(table),
  leftCensored: ({ rows, passing }) => rows[0]?.verdict === 'fail' && !passing,
  nonContiguous: contradicts,
  noData: (table) => table.run.length === 0 && table.rows[0]?.verdict !== 'fail' && !contradicts(table),
} as const satisfies Readonly<Record<string, (table: Table) => boolean>>

const statusRule =
  (name: keyof typeof statusRules): Rule =>
  (values, table, listening) => [
    ...unless(statusRules[name](table), `status ${name}`),
    ...('failing' in values && String(values['failing']).includes('⟪')
      ? at('failing', table.failing)(values, table, listening)
      : []),
  ]

const at =
  (name: string, row: Row | undefined): Rule =>
  (values, table, listening) => {
    const [told] = rowsIn(values[name], table, listening)
    const named = table.rows.filter(({ level }) => level === row?.level)
    if (row === undefined) return []
    return unless(told !== undefined && named.includes(told), `${name} is ${told?.level}, not ${row.level}`)
  }

const levels =
  (names: readonly ('max' | 'failing' | 'passing' | 'lowest')[]): Rule =>
  (values, table, listening) =>
    names.flatMap((name) => {
      const row = { max: table.limit, failing: table.failing, passing: table.passing, lowest: table.rows[0] }[name]
      return [...unless(row !== undefined, `there is no ${name}`), ...at(name, row)(values, table, listening)]
    })

const why: Rule = ({ why: text }, table, listening) => whyFaults(text, table.failing, table, listening)

const holds =
  (rule: (table: Table) => boolean, fault: string): Rule =>
  (_, table) =>
    unless(rule(table), fault)

const all =
  (...rules: readonly Rule[]): Rule =>
  (values, table, listening) =>
    rules.flatMap((rule) => rule(values, table, listening))

/** Rows that are told as unjudged: these and no others. */
const reasons =
  (expected: (table: Table) => readonly Row[]): Rule =>
  ({ reasons: text }, table, listening) => {
    const { faults, told } = reasonFaults(text, table, listening)
    const wanted = expected(table)
    const same = told.length === wanted.length && wanted.every((row) => told.includes(row))
    return [
      ...faults,
      ...unless(same, `told ${told.map(({ level }) => level)}, not ${wanted.map(({ level }) => level)}`),
    ]
  }

const unjudged = (rows: readonly Row[]): readonly Row[] => rows.filter(({ verdict }) => verdict === 'unknown')

/** What leaves no limit where levels below it are open: the pass that does not count, or else the first fail. */
const endOf = ({ passing, failing }: Table): Row | undefined => passing ?? failing

const openBelow = (table: Table): readonly Row[] => unjudged(before(endOf(table), table))

const lowerOpen: Rule = (_, { walked }) =>
  unless(walked[0]?.verdict === 'unknown', 'the lowest level that counts has a verdict')

const confidence =
  (expected: 'confirmed' | 'point' | 'marginal'): Rule =>
  (_, { limit }) => {
    const own = Object.values(limit?.point.judgements ?? {}).map((one) => one.confidence)
    const least = own.includes('marginal')
      ? 'marginal'
      : own.every((one) => one === 'confirmed')
        ? 'confirmed'
        : 'point'
    return unless(limit !== undefined && expected === least, `the pass at the limit is ${least}`)
  }

const failUnsure = holds(({ failing }) => failing?.point.standing === 'undecided', 'the fail is sure')

const found =
  (audit: string): Rule =>
  (_, { report, series }) =>
    unless(
      report.findings.some(({ id, series: about }) => id === audit && about === series.id),
      `${audit} found nothing`,
    )

/** Names of the limits that another statistic decided where their own was not recorded, and of those statistics. */
const byOthers: Rule = ({ limits, others }, { rows }) => {
  const decided = rows.flatMap((row) =>
    Object.entries(row.point.judgements).filter(([id, one]) => row.counts && one.statistic !== null && lacks(row, id)),
  )
  const wanted = [
    new Set(decided.map(([id]) => limitName(id))),
    new Set(decided.map(([id, one]) => limitName(decidingId(id, one)))),
  ]
  const told = [limits, others].map((text) => new Set(itemsOf(text)))
  return unless(isDeepStrictEqual(told, wanted), `decided by ${[...told[1]!].join()}, not ${[...wanted[1]!].join()}`)
}

const silent: Rule = () => []

/** What each sentence claims of the table. A sentence without a rule is a fault. */
const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    Object.keys(statusRules).flatMap((name) => {
      const rule = statusRule(name as keyof typeof statusRules)
      return [
        [`status.${name}`, rule],
        [`figure.status.${name}`, rule],
      ]
    }),
  ),
  'answer.bracketed': all(statusRule('bracketed'), levels(['max', 'failing']), why),
  'answer.rightCensored': all(
    levels(['max']),
    holds(({ rows }) => rows.every(({ counts, verdict }) => counts && verdict === 'pass'), 'not every level passes'),
  ),
  'answer.rightCensored.judged': all(
    levels(['max']),
    holds(({ rows }) => rows.every(({ verdict }) => verdict !== 'fail'), 'a level fails'),
    holds(({ rows }) => rows.some(({ verdict }) => verdict === 'unknown'), 'every level is judged'),
    holds(nothingAbove, 'the test did not end there'),
  ),
  'answer.rightCensored.unused': all(statusRule('rightCensored.unused'), levels(['max'])),
  'answer.leftCensored': all(statusRule('leftCensored'), levels(['lowest']), why),
  'answer.nonContiguous': all(statusRule('nonContiguous'), levels(['max', 'failing', 'passing']), why),
  'answer.contradiction': all(
    statusRule('nonContiguous'),
    holds(({ run }) => run.length === 0, 'levels below pass'),
    levels(['failing', 'passing']),
    why,
  ),
  'answer.noData': all(
    holds(({ counted }) => counted.every(({ verdict }) => verdict === 'unknown'), 'a level is judged'),
    reasons(({ rows }) => unjudged(rows)),
  ),
  'answer.noData.failing': all(
    holds(({ passing }) => !passing, 'a level passes'),
    levels(['failing']),
    reasons((table) => openBelow(table)),
    holds((table) => before(table.failing, table).length > 0, 'there are no lower loads'),
    holds(
      (table) => unjudged(before(table.failing, table)).length === before(table.failing, table).length,
      'a lower level is judged',
    ),
    why,
  ),
  'answer.noData.passing': all(
    holds(({ failing }) => !failing, 'a level fails'),
    lowerOpen,
    levels(['passing']),
    reasons(openBelow),
  ),
  'answer.noData.both': all(lowerOpen, levels(['passing', 'failing']), reasons(openBelow), why),
  'answer.gap': all(
    holds(({ run }) => run.length > 0, 'there is no run of passes'),
    reasons(({ walked, run }) => walked.slice(run.length, run.length + 1)),
  ),
  'answer.excluded': reasons((table) => {
    const noData = table.run.length === 0 && statusRules.noData(table)
    const told = noData ? openBelow(table) : table.walked.slice(table.run.length, table.run.length + 1)
    const open = table.rows.filter((row) => !row.counts || row.verdict === 'unknown')
    return open.filter((row) => !(table.run.length + Number(noData) > 0 && told.includes(row)))
  }),
  'answer.confidence.confirmed': confidence('confirmed'),
  'answer.confidence.point': confidence('point'),
  'answer.confidence.marginal': confidence('marginal'),
  'answer.bothUnsure': all(confidence('point'), failUnsure),
  'answer.failUnsure': failUnsure,
  'answer.notPooled': holds(({ rows }) => rows.some(({ point }) => point.merged === 'notPooled'), 'all were pooled'),
  'answer.binding.lost': all(
    holds(
      ({ failing }) =>
        Object.values(failing?.point.judgements ?? {}).every(
          (one) => one.verdict !== 'fail' || one.reason === 'failures',
        ),
      'a metric is over its limit',
    ),
  ),
  'answer.accepted': ({ audits }, { report, series }) =>
    unless(
      report.findings.some(
        ({ id, series: about, accepted }) => accepted && about === series.id && String(audits).includes(id),
      ),
      'nothing was accepted',
    ),
  'answer.lengthsServed': silent,
  'answer.stream.lumps': found('V14'),
  'answer.stream.chunked': found('V14'),
  'answer.stream.firstTokenInGaps': found('V14'),
  'answer.byOthers': byOthers,
  'answer.tokensNotCounted': found('V17'),
  'headroom.why': ({ told }, table, listening) => answerFaults(listening.heard(told), table, listening),
  'headroom.judged': ({ limit }, table) => unless(limit === table.limit?.level, `headroom from ${limit}`),
  'headroom.unjudged': ({ limit }, { rows }) =>
    unless(
      rows.every(({ verdict }) => verdict === 'unknown') && rows.some(({ level }) => level === limit),
      'a level is judged',
    ),
}

const inScope = /^(?:answer|status|figure\.status|headroom)\./

/** Claims of sentences about one series that its table contradicts. */
export const answerFaults = (said: readonly Said[], table: Table, listening: Listening): Faults =>
  said
    .filter(({ id }) => inScope.test(id))
    .flatMap(({ id, values }) => {
      const rule = rules[id]
      return (rule ? rule(values, table, listening) : ['no rule']).map((fault) => `${id}: ${fault}`)
    })
