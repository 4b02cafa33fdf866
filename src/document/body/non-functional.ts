import type { Language } from '../../i18n/language.ts'
import { byId } from '../../model/by-id.ts'
import type { Decision, Demand, Mix, Report, Series } from '../../model/report.ts'
import { carriedBy } from '../../model/of-series.ts'
import { askedOf, mixLayoutOf, promisedUsers, workingServers, shownUsers } from '../../model/served.ts'
import { cell, note, present, type Section, sectionOf, tableOf } from '../block.ts'
import { seriesOf } from '../speech.ts'
import { questionColumn } from '../decision-table.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** Levels of the grades, by their lower ends: share of answers in time; capacity over need; share of the machine in use. */
const timely = [0.6, 0.8, 0.9, 0.95, 0.99]
const spare = [1.2, 1.5, 2, 3, 10]
const busy = [0.8, 0.5, 0.2]

/** The highest level whose end is reached, 0 below the first. */
const levelOf = (value: number, ends: readonly number[]): number => ends.filter((end) => value >= end - 1e-9).length

interface Row {
  readonly item: 'B.1.1' | 'B.1.2' | 'B.2.1' | 'B.2.3' | 'B.3.1'
  readonly text: string
  readonly level: number | null
}

/** The share of requests that the service level holds in time: of its limits the one that allows most to be late. */
const timelyShare = ({ plan }: Report): number | null => {
  const shares = plan.sla.limits.map(({ statistic }) => Number(statistic.replace(/^p/, '')) / 100)
  return shares.length > 0 && shares.every((share) => share > 0 && share < 1) ? Math.min(...shares) : null
}

/** A load that is asked for; of a list that grows with the year that it is of. */
const askedText = (demand: Demand | undefined, rate: number, { say, value }: Language): string =>
  demand && demand.lastUsers !== null
    ? say('body.nfr.rate.grown', { rate, year: demand.years.length - 1 })
    : say('body.nfr.rate', { rate: value(rate, demand?.kind === 'arrivals' ? 'given' : 'rate') })

/** The load that is asked for; where nobody told it, that it is not given and what can be served. */
const workloadRow = (edition: Edition, decision: Decision): Row => {
  const { report } = edition
  const servers = workingServers(report, decision)
  const demand = report.demand.find(({ id }) => id === decision.demand)
  const found = askedOf(report, decision)
  const asked = found?.normalRate ?? found?.arrivalRate ?? null
  if (asked !== null) return { item: 'B.1.1', text: askedText(demand, asked, edition), level: 1 }
  const people = shownUsers(report, decision)
  const seconds = people?.interval ?? people?.thinkTime
  const rate = decision.planningRate!.value * servers
  const text = people?.reachable
    ? edition.say('body.nfr.capacity', {
        rate,
        users: edition.say(`decision.users.${people.basis}`, {
          users: promisedUsers(report, decision, people),
          seconds,
        }),
      })
    : edition.say('body.nfr.capacity.rate', { rate })
  return { item: 'B.1.1', text, level: null }
}

/** Requests/s of all classes of a mix that one server carries, by what it carries of each alone: the machine's time is shared. */
const carriedTogether = (report: Report, { classes }: Mix['layouts'][number]): number =>
  1 / classes.reduce((time, one) => time + one.requests / carriedBy(seriesOf(report, one.series!)), 0)

/** Requests/s that one server carries, and whether that is the highest load tested: it may carry more. */
export const carriedIn = (report: Report, decision: Decision, { basis, headroom, capacity }: Series) => {
  const layout = mixLayoutOf(report, decision)
  const joint = layout?.limit
  if (joint) return { carried: Math.min(joint.throughput, carriedTogether(report, layout)), isOpen: joint.censored }
  const carried = basis && Math.max(carriedBy({ basis, headroom }), decision.planningRate!.value)
  return { carried, isOpen: capacity.status === 'rightCensored' && carried === basis?.throughput }
}

/** What the answer says of the items of the non-functional grades of IPA (2018), as far as it says anything. */
const rowsOf = (edition: Edition, decision: Decision): readonly Row[] => {
  const { report } = edition
  const { planningRate } = decision
  if (planningRate === null || decision.series === null) return []
  const series = seriesOf(report, decision.series)
  const share = timelyShare(report)
  const { carried, isOpen } = carriedIn(report, decision, series)
  const demand = byId(report.demand, decision.demand)
  const asked = askedOf(report, decision)?.arrivalRate ?? planningRate.value
  const ratio = carried && (workingServers(report, decision) * carried) / asked
  const open = isOpen ? '.open' : ''
  const grows = demand?.kind === 'employees'
  const growth = grows ? (report.plan.demand.employees?.growth ?? null) : null
  return present<Row>([
    workloadRow(edition, decision),
    growth !== null && { item: 'B.1.2', text: edition.say('body.nfr.growth', { growth: growth.value }), level: null },
    share !== null && {
      item: 'B.2.1',
      text: edition.say('body.nfr.timely', { percent: 100 * share }),
      level: levelOf(share, timely),
    },
    ratio !== null && [
      { item: 'B.2.3', text: edition.say(`body.nfr.spare${open}`, { ratio }), level: levelOf(ratio, spare) },
      {
        item: 'B.3.1',
        text: edition.say(`body.nfr.busy${open}`, { share: 1 / ratio }),
        level: 3 - levelOf(1 / ratio, busy.toReversed()),
      },
    ],
  ])
}

/** `1.43× (level 1)`; several questions of one item stand below each other. */
const answerText = ({ text, level }: Row, { say }: Language): string =>
  level === null ? text : say('body.nfr.level', { text, level })

/** The answer in the terms of the grades; nothing where nothing is recommended. */
export const nonFunctional = (edition: Edition): readonly Section[] => {
  const answered = edition.report.decisions
    .map((decision) => ({ decision, rows: rowsOf(edition, decision) }))
    .filter(({ rows }) => rows.length > 0)
  if (answered.length === 0) return []
  const columnOf = columnsIn<(typeof answered)[number]>(edition)
  const items = [...new Set(answered.flatMap(({ rows }) => rows.map(({ item }) => item)))].toSorted()
  const columns = [
    questionColumn(edition),
    ...items.map((item) =>
      columnOf.left(`body.nfr.${item}`, ({ rows }) => {
        const row = rows.find((one) => one.item === item)
        return cell(row ? answerText(row, edition) : '—')
      }),
    ),
  ]
  return sectionOf('non-functional', edition.say('body.section.nfr'), [
    tableOf(edition.say('body.nfr.table'), answered, columns, { dense: true }),
    note(edition.say('body.nfr.caution')),
  ])
}
