import type { Language } from '../i18n/language.ts'
import type { Series } from '../model/report.ts'

type Grade = Series['grade']

const gravestOf = ({ capacity, accepted }: Series): readonly ('contradiction' | 'accepted' | 'harmless')[] => {
  const known = [
    ...(capacity.status === 'nonContiguous' ? (['contradiction'] as const) : []),
    ...(accepted.length > 0 ? (['accepted'] as const) : []),
  ]
  return known.length > 0 ? known : ['harmless']
}

/** What a grade means: of C, which of its reasons these series have. */
export const gradeMeaning = (grade: Grade, series: readonly Series[], language: Language): string => {
  if (grade !== 'C') return language.say(`grade.${grade}`)
  const reasons = new Set(series.flatMap((one) => (one.grade === 'C' ? gravestOf(one) : [])))
  return [...reasons].map((reason) => language.say(`grade.C.${reason}`)).join(language.say('finding.separator'))
}
