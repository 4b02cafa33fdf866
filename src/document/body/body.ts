import { type Section, sectionOf } from '../block.ts'
import { duels } from '../duels.ts'
import { singleStream } from '../single-stream.ts'
import { assumptions } from './assumptions.ts'
import { conclusion } from './conclusion.ts'
import { cost } from './cost.ts'
import { measurements } from './measurements.ts'
import { nonFunctional } from './non-functional.ts'
import { operation } from './operation.ts'
import { options } from './options.ts'
import { risks } from './risks.ts'
import { scope } from './scope.ts'
import { users } from './users.ts'
import { results } from './results.ts'
import { terms } from '../../model/documents.ts'
import { termItem } from '../meanings.ts'
import type { Edition } from '../edition.ts'

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
