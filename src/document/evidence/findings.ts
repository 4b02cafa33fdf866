import type { AuditReasonId } from '../../audits/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { Finding, Point, Series } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Block, body, cell, section, type Section, tableOf, type Tone } from '../block.ts'
import { levelsText, limitName, metricName, seriesOf, whereText } from '../speech.ts'
import { listed } from '../shown.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

interface Place {
  readonly series: Series
  /** Null where it is about the whole series. */
  readonly levels: string | null
}

const placeText = ({ series, levels }: Place, language: Language): string => {
  const name = whereText(series, language)
  return levels === null ? name : language.say('finding.place', { series: name, levels })
}

/** Series with their levels, the rest counted. */
export const seriesList = (
  places: readonly Place[],
  language: Language,
  atMost: number = 8,
  letters: number = 320,
): string => {
  const all = places.map((one) => placeText(one, language))
  return listed(all, atMost, 'finding.more', language, letters).join(language.say('finding.separator'))
}

const tones = { error: 'fail', warning: 'warning', info: 'info' } as const satisfies Record<Finding['severity'], Tone>

const pointOf = (series: Series, { level, run }: Finding): Point | undefined =>
  series.points.find((one) => one.level === level || (run !== null && one.runs.includes(run)))

/** The level that a finding is about; null for one of a whole series. */
export const levelOf = (edition: Edition, finding: Finding): string | null => {
  const series = edition.report.series.find(({ id }) => id === finding.series)
  const point = series && pointOf(series, finding)
  return point ? levelsText(series, [point], edition) : null
}

/** So many series are named, and fewer of long names, which a narrow column makes tall. */
const placesAtMost = 3
const lettersAtMost = 200

/** Where a group of equal findings holds: each series once, with its levels. */
export const placesOf = (edition: Edition, findings: readonly Finding[]): string => {
  const bySeries = groupBy(findings, (finding) => finding.series ?? '')
  const places = [...bySeries].map(([id, members]) => {
    const series = seriesOf(edition.report, id)
    const points = [...new Set(members.flatMap((one) => pointOf(series, one) ?? []))]
    return { series, levels: points.length === 0 ? null : levelsText(series, points, edition) }
  })
  return seriesList(places, edition, placesAtMost, lettersAtMost)
}

/** Values that are ids, as they are called. */
const spoken = ({ values }: Finding, { value, list, say }: Language): Finding['values'] => ({
  ...values,
  ...(typeof values['limit'] === 'string' && { limit: limitName(values['limit']) }),
  ...(typeof values['metric'] === 'string' && { metric: metricName(values['metric']) }),
  ...(typeof values['percentile'] === 'number' && { percentile: `p${value(100 * values['percentile'], 'number')}` }),
  ...(typeof values['missing'] === 'string' && {
    missing: list(values['missing'].split(' ').map((name) => say(`environment.${name}` as 'environment.gpu'))),
  }),
})

/** The sentence of one finding with its own numbers. */
export const findingText = (finding: Finding, language: Language): string =>
  language.say(`audit.${finding.id}.${finding.reason}` as `audit.${AuditReasonId}`, spoken(finding, language))

/** Checks that lacked what they need: what was sent or how long it took is not at fault, but that it was not told. */
const wanting: ReadonlySet<string> = new Set<AuditReasonId>([
  'V01.notRecorded',
  'V02.notCounted',
  'V03.notRun',
  'V04.notRecorded',
  'V05.notRun',
])

/** What to do about a finding. */
export const adviceText = ({ id, reason }: Finding, { say }: Language): string =>
  say(wanting.has(`${id}.${reason}`) ? 'finding.advice.wanting' : `audit.${id}.advice`)

/** Findings of which the same is said. */
type Alike = readonly [Finding, ...Finding[]]

const textOf = (edition: Edition, [first, ...others]: Alike): string => {
  const example = findingText(first, edition)
  const advice = edition.say('finding.advice', { advice: adviceText(first, edition) })
  if (others.length === 0) return [example, advice].join('\n')
  return [edition.say('finding.example', { count: others.length + 1, text: example }), advice].join('\n')
}

const findingsTable = (edition: Edition): Block => {
  const { report, say } = edition
  const { left, named, breakable } = columnsIn<Alike>(edition)
  const groups = groupBy(report.findings, ({ id, reason, severity, effect, accepted }) =>
    [id, reason, severity, effect, accepted].join(' '),
  )
  const columns = [
    left('column.severity', ([{ severity }]) => cell(say(`severity.${severity}`), { tone: tones[severity] })),
    named('column.audit', ([{ id }]) => `${id} ${say(`audit.${id}.title`)}`),
    breakable('column.finding', (all) =>
      cell(textOf(edition, all), { ref: `findings/${report.findings.indexOf(all[0])}` }),
    ),
    left('column.place', (all) => placesOf(edition, all)),
    left('column.effect', ([{ accepted, effect }]) => say(accepted ? 'effect.accepted' : `effect.${effect}`)),
  ]
  return tableOf(say('findings.table'), [...groups.values()], columns, { dense: true })
}

/** What is doubtful about the benchmark itself, and what that does to the answer. */
export const findings = (edition: Edition): Section => {
  const isAny = edition.report.findings.length > 0
  const text = body(edition.say(isAny ? 'findings.text' : 'findings.none'))
  return section('findings', edition.say('section.findings'), [text, isAny && findingsTable(edition)])
}
