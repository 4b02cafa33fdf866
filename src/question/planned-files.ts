import type { Locale } from '../i18n/locale.ts'
import type { Format } from '../model/documents.ts'
import { parseFormats, parseLocales } from './choice.ts'
import type { LocatedPlan } from './located-plan.ts'

/** A path as a plan writes it, and where. */
export interface PlannedPath {
  readonly path: string
  /** Place in the plan and the key, for messages. */
  readonly where: string
  readonly key: string
}

/** What a plan says of files: what is read, and where the documents go, as what. Null where it says nothing. */
export interface PlannedFiles {
  readonly inputs: readonly PlannedPath[]
  readonly out: PlannedPath | null
  readonly formats: readonly Format[] | null
  readonly locales: readonly Locale[] | null
}

export const noFiles: PlannedFiles = { inputs: [], out: null, formats: null, locales: null }

export const plannedFiles = ({ values, where }: LocatedPlan): PlannedFiles => {
  const { inputs = [], out, formats, lang } = values
  const listed =
    typeof inputs === 'string'
      ? [{ path: inputs, where: where('inputs'), key: 'inputs' }]
      : inputs.map((path, i) => ({ path, where: where('inputs', i), key: 'inputs' }))
  return {
    inputs: listed,
    out: out === undefined ? null : { path: out, where: where('out'), key: 'out' },
    formats: formats === undefined ? null : parseFormats(formats, where('formats')),
    locales: lang === undefined ? null : parseLocales(lang, where('lang')),
  }
}
