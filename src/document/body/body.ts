import type { Language } from '../../i18n/language.ts'
import { terms } from '../../model/documents.ts'
import { type Proposal, mixOf } from '../../planning/proposal.ts'
import { allProposals } from '../../planning/proposals.ts'
import { type Section, body, bullets, sectionOf, tableOf } from '../block.ts'
import { columnsIn } from '../columns.ts'
import { duels } from '../duels.ts'
import type { Edition } from '../edition.ts'
import { demandTable, loadTable, placedCosts } from '../evidence/cost-tables.ts'
import { costInputs, costLimits } from '../evidence/cost.ts'
import { mixDemand } from '../evidence/mix.ts'
import { firstFigure } from '../figures.ts'
import { termItem } from '../meanings.ts'
import { singleStream } from '../single-stream.ts'
import { levelText, runPlace, timeText } from '../speech.ts'
import { assumptions } from './assumptions.ts'
import { conclusion } from './conclusion.ts'
import { nonFunctional } from './non-functional.ts'
import { operation } from './operation.ts'
import { options } from './options.ts'
import { results } from './results.ts'
import { risks } from './risks.ts'
import { scope } from './scope.ts'
import { users } from './users.ts'

/** What the layouts cost a month by the prices that were given; no section without any. */
const cost = (edition: Edition): readonly Section[] => {
  const { report } = edition
  const { cost: asked } = report.plan
  if (!asked) return []
  const tables = report.demand.flatMap((demand) => {
    const placed = placedCosts(report, demand.id)
    return placed.length > 0 ? [demandTable(edition, demand, placed)] : []
  })
  const loads = report.costs.length > 0 ? loadTable(edition, report.costs) : body(edition.say('cost.none'))
  return sectionOf('cost', edition.say('section.cost'), [
    body(edition.say('cost.text')),
    tables.length > 0 ? tables : loads,
    report.mixes.flatMap((mix) => mixDemand(edition, mix)),
    firstFigure(edition, 'costByUsers'),
    costInputs(edition, asked),
    bullets(costLimits(edition)),
  ])
}

/** So many are told, the most telling first; the rest is counted. */
const proposalsAtMost = 8

const loadText = ({ load: { concurrency, requestRate } }: Proposal, language: Language): string => {
  if (requestRate !== 'inf') return language.say('body.load.rate', { rate: requestRate })
  return levelText('concurrency', concurrency, language)
}

/** What is still to be measured, the most telling first; nothing where nothing is open. */
export const measurements = (edition: Edition): readonly Section[] => {
  const all = allProposals(edition.report)
  if (all.length === 0) return []
  const shown = all.slice(0, proposalsAtMost)
  const isRandom = shown.some(({ gains }) => gains[0]!.kind === 'openLoop')
  const notes = [isRandom && edition.say('body.measurements.random')]
  const seconds = shown.reduce((sum, one) => sum + (one.seconds ?? 0), 0)
  const amounts = { all: all.length, count: shown.length, time: timeText(seconds, edition) }
  const { named, left, right, headed } = columnsIn<Proposal>(edition)
  const columns = [
    headed('#', (_, i) => String(i + 1)),
    named('column.layout', (one) => runPlace(edition, one.series, mixOf(one))),
    left('column.run.load', (one) => loadText(one, edition)),
    left('body.column.purpose', (one) => edition.say(`body.gain.${one.gains[0]!.kind}`)),
    right('column.completed', (one) => edition.value(one.requests * one.times, 'count')),
    right('body.column.time', (one) => (one.seconds === null ? '—' : timeText(one.seconds, edition))),
  ]
  return sectionOf('measurements', edition.say('body.section.measurements'), [
    body(edition.say(shown.length < all.length ? 'body.measurements.first' : 'body.measurements.all', amounts)),
    tableOf(edition.say('body.measurements.table'), shown, columns, { notes, dense: true }),
  ])
}

/** Every text of a block, wherever it stands in it. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A word, or the short one in its brackets: `TP` of `TP2`. */
const isSaid = (name: string, text: string): boolean => {
  const [, whole = name, short] = /^(.*?)\s*[((](\w+)[))]$/.exec(name) ?? []
  return text.includes(whole) || (short !== undefined && new RegExp(`\\b${short}\\d*\\b`).test(text))
}

/** The words that these sections use, and no others. */
export const glossary = (edition: Edition, sections: readonly Section[]): readonly Section[] => {
  const blocks = sections.flatMap((section) =>
    section.blocks.map((block) => (block.kind === 'figure' ? block.caption : block)),
  )
  const said = textsIn(blocks).join('\n').toLowerCase()
  const used = terms.filter((id) => isSaid(edition.say(`term.${id}.name`).toLowerCase(), said))
  const items = used.map((id) => termItem(edition, id))
  return sectionOf('glossary', edition.say('section.glossary'), [items.length > 0 && { kind: 'definitions', items }])
}

/** What a customer signs: the answer on one page, then what it rests on, in the order in which it is asked about. */
export const bodyOf = (edition: Edition): readonly Section[] => {
  const first = [conclusion(edition), scope(edition)]
  const others = [
    ...options(edition),
    ...results(edition),
    ...(edition.report.series.length === 0 ? [...singleStream(edition), ...duels(edition)] : []),
    ...users(edition),
    ...cost(edition),
    ...risks(edition),
    ...operation(edition),
    ...measurements(edition),
    ...nonFunctional(edition),
  ]
  const sections = [...first, assumptions(edition, [...first, ...others]), ...others]
  return [...sections, ...glossary(edition, sections)]
}
