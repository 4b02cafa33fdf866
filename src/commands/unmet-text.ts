import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** Parts of the plan that met nothing, with what there is to meet: a line each. */
export const unmetLines = ({ unmet }: Report, language: Language): readonly string[] =>
  unmet.map(({ part, at, text, choices, more }) => {
    const there = more > 0 ? [...choices, '…'] : choices
    return language.say(`terminal.unmet.${part}`, { at, text, choices: language.list(there) || '—' })
  })
