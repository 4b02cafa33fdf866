import type { Language } from '../i18n/language.ts'
import { inputOf } from '../inputs/index.ts'
import { toolNotes } from '../model/metric.ts'

/** What a reader has to know of the numbers of the tools that made them. */
export const noteTexts = (made: readonly { readonly tool: string }[], language: Language): readonly string[] => {
  const tools = [...new Set(made.map(({ tool }) => tool))].map(inputOf)
  return toolNotes.flatMap((note) => {
    const names = [...new Set(tools.flatMap((input) => (input?.notes.includes(note) ? [input.tool] : [])))]
    return names.length > 0
      ? [language.say('definition.note', { tools: language.list(names), text: language.say(`toolNote.${note}`) })]
      : []
  })
}
