import type { Language } from '../../i18n/language.ts'
import type { Mix, Report, Series } from '../../model/report.ts'
import { layoutText, lengthsText, localText, seriesOf } from '../speech.ts'

type MixLayout = Mix['layouts'][number]
export type PlannedClass = Report['plan']['mixes'][number]['classes'][number]

/** The classes as the plan names them. */
export const plannedClasses = ({ plan, mixes }: Report, mix: Mix): readonly PlannedClass[] =>
  plan.mixes[mixes.indexOf(mix)]?.classes ?? []

export const mixName = ({ mixes }: Report, mix: Mix, language: Language): string =>
  localText(mix.name, language) ?? language.say('mix.name', { number: mixes.indexOf(mix) + 1 })

/** `chat`, or `256 / 256` for a class without a name. */
export const className = (asked: PlannedClass | undefined, language: Language): string =>
  asked ? (asked.name ?? lengthsText({ ...asked, kind: 'nominal' }, language)) : '—'

/** The layout, and the model where the report has several. */
export const layoutName = (report: Report, { series }: MixLayout, language: Language): string => {
  const one: Series = seriesOf(report, series)
  const name = layoutText(one, language)
  const models = new Set(report.series.map(({ model }) => model))
  if (models.size < 2) return name
  return language.say('mix.name.model', { name, model: one.model ?? language.say('model.unknown') })
}
