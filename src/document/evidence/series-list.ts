import type { Language } from '../../i18n/language.ts'
import type { Series } from '../../model/report.ts'
import { listed } from '../shown.ts'
import { whereText } from '../speech.ts'

export interface Place {
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
  const shown = listed(
    places.map((one) => placeText(one, language)),
    atMost,
    letters,
  )
  const more = places.length - shown.length
  return [...shown, ...(more > 0 ? [language.say('finding.more', { count: more })] : [])].join(
    language.say('finding.separator'),
  )
}
