import type { Language } from '../../i18n/language.ts'
import { limitName } from '../speech.ts'
import { placeIn } from '../sections/sources.ts'
import type { Origin } from './origin.ts'

/** The field a number was read from, and what was done to its unit. */
export const fieldText = ({ field, how, stated, conversion }: Origin, language: Language): string => {
  if (field === null) return language.say('origin.unnamed')
  if (how === 'arrays') return language.say('origin.arrays', { field })
  if (how === 'counted') return language.say('origin.counted', { limit: limitName(field) })
  if (stated !== null) return language.say('origin.stated', { origin: language.say(`origin.${stated}`), field })
  return language.say(conversion === 'ms' ? 'origin.field.ms' : 'origin.field', { field })
}

/** File and place of a number. */
export const fileText = ({ path, at }: Origin, language: Language): string => placeIn(path, at, language)

/** The same in brief: the id that the table of sources lists, and the name of the file without its folders. */
export const briefFileText = ({ source, path, at }: Origin, language: Language): string =>
  placeIn(`${source} ${path.slice(path.lastIndexOf('/') + 1)}`, at, language)
