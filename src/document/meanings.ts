import type { Language } from '../i18n/language.ts'
import type { Series } from '../model/report.ts'
import type { Term } from '../model/documents.ts'
import { rateBases, rateBasis } from './rate-grounds.ts'
import { type Block, body, type Nature } from './block.ts'
import { inputOf } from '../inputs/index.ts'
import { type ToolNote, toolNotes } from '../model/metric.ts'
import type { Edition } from './edition.ts'

/** What a reader has to know of the numbers of the tools that made them. */
export const noteTexts = (
  made: readonly { readonly tool: string }[],
  { say, list }: Language,
  notes: readonly ToolNote[] = toolNotes,
): readonly string[] => {
  const tools = [...new Set(made.map(({ tool }) => tool))].map(inputOf)
  return notes.flatMap((note) => {
    const names = [...new Set(tools.flatMap((input) => (input?.notes.includes(note) ? [input.tool] : [])))]
    return names.length > 0 ? [say('definition.note', { tools: list(names), text: say(`toolNote.${note}`) })] : []
  })
}

const marks = ['measured', 'synthetic', 'given', 'assumed', 'estimated'] as const satisfies readonly Nature[]

/** The kinds of numbers in a part of a document, wherever they stand in it; drawings have no marks. */
const naturesIn = (value: unknown, key: string): readonly unknown[] => {
  if (key === 'nature') return [value]
  if (typeof value !== 'object' || value === null || key === 'drawing') return []
  return Object.entries(value).flatMap(([inner, one]) => naturesIn(one, inner))
}

/** What the marks beside numbers mean, as far as these parts have them. */
export const marksText = (parts: unknown, { say }: Language): readonly Block[] => {
  const used = new Set(naturesIn(parts, ''))
  const told = marks.filter((mark) => used.has(mark)).map((mark) => say(`assumptions.${mark}`))
  if (told.length === 0) return []
  return [body(say('assumptions.text', { marks: told.join(say('finding.separator')) }))]
}

const gravestOf = ({ capacity, accepted }: Series): readonly ('contradiction' | 'accepted' | 'harmless')[] => {
  const known = [
    ...(capacity.status === 'nonContiguous' ? (['contradiction'] as const) : []),
    ...(accepted.length > 0 ? (['accepted'] as const) : []),
  ]
  return known.length > 0 ? known : ['harmless']
}

/** What a grade means: of C, which of its reasons these series have. */
export const gradeMeaning = (grade: Series['grade'], series: readonly Series[], { say }: Language): string => {
  if (grade !== 'C') return say(`grade.${grade}`)
  const reasons = new Set(series.flatMap((one) => (one.grade === 'C' ? gravestOf(one) : [])))
  return [...reasons].map((reason) => say(`grade.C.${reason}`)).join(say('finding.separator'))
}

const bases = [...rateBases, 'unjudged'] as const

const basisOf = ({ headroom, basis }: Series): readonly (typeof bases)[number][] => {
  if (headroom === null) return []
  return [basis?.judged ? rateBasis(headroom) : 'unjudged']
}

/** What planning rates are here: of the ways there are, those that this report has. */
const planningRateText = ({ report: { series, decisions }, say }: Edition): string => {
  const isMixed = decisions.some(({ planningRate }) => planningRate?.from === 'mix')
  const used = new Set([...series.flatMap(basisOf), ...(isMixed ? ['mix' as const] : [])])
  const told = used.size === 0 ? rateBases : bases.filter((basis) => used.has(basis))
  const grounds = told.map((basis) => say(`planningRate.${basis}`)).join(say('planningRate.or'))
  return say('term.planningRate.meaning', { grounds })
}

/** A word of the glossary with its meaning. */
export const termItem = (edition: Edition, id: Term) => ({
  term: edition.say(`term.${id}.name`),
  text: id === 'planningRate' ? planningRateText(edition) : edition.say(`term.${id}.meaning`),
})
