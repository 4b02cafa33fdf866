import type { Answer } from '../comparing/comparison.ts'
import type { Language } from '../i18n/language.ts'

/** `worse`; `undecided (within noise)`. */
export const outcomeText = ({ outcome, reason }: Pick<Answer, 'outcome' | 'reason'>, language: Language): string => {
  const told = language.say(`compare.outcome.${outcome}`)
  return reason === null
    ? told
    : language.say('compare.because', { outcome: told, reason: language.say(`compare.reason.${reason}`) })
}
