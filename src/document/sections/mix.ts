import type { Language } from '../../i18n/language.ts'
import type { Mix, Report } from '../../model/report.ts'
import type { Block, Section } from '../block.ts'
import { body, note } from '../cells.ts'
import { mixSteps } from './mix-steps.ts'
import { classTable, limitTable, shareTable, type Answered } from './mix-tables.ts'
import { className, layoutName, mixName, plannedClasses } from './mix-words.ts'

/** Above this many layouts the plan of measurements names the first only. */
const confirmedAtMost = 3

const answeredOf = (report: Report, mix: Mix): readonly Answered[] =>
  mix.layouts.flatMap((layout, i) =>
    layout.limit ? [{ layout, limit: layout.limit, ref: `mixes/${report.mixes.indexOf(mix)}/layouts/${i}` }] : [],
  )

/** Layouts that lack a class, with the class and the reason. */
const incomplete = (report: Report, mix: Mix, language: Language): readonly Block[] => {
  const classes = plannedClasses(report, mix)
  const items = mix.layouts.flatMap((layout) => {
    const missing = layout.classes.flatMap((one, i) =>
      one.missing === null ? [] : language.say(`mix.missing.${one.missing}`, { name: className(classes[i], language) }),
    )
    if (missing.length === 0) return []
    const values = { layout: layoutName(report, layout, language), classes: language.list(missing) }
    return language.say('mix.incomplete', values)
  })
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

/** What to measure so that the estimate becomes a measurement. */
const confirmation = (report: Report, answered: readonly Answered[], language: Language): Block => {
  const plan = answered
    .slice(0, confirmedAtMost)
    .map(({ layout, limit }) =>
      language.say('mix.confirm.one', {
        layout: layoutName(report, layout, language),
        level: Math.max(1, Math.floor(limit.concurrency)),
        rate: layout.headroom?.arrivalRate ?? limit.throughput,
      }),
    )
  return note(language.say('mix.confirm', { plan: language.list(plan) }))
}

const blocksOf = (report: Report, mix: Mix, language: Language): readonly Block[] => {
  const answered = answeredOf(report, mix)
  const [first] = answered
  const results: readonly Block[] = first
    ? [
        limitTable(report, mix, answered, language),
        shareTable(report, mix, answered, language),
        mixSteps(report, mix, first, language),
        confirmation(report, answered, language),
      ]
    : []
  return [
    { kind: 'heading', id: mix.id, text: mixName(report, mix, language) },
    classTable(report, mix, language),
    ...results,
    ...(mix.layouts.length === 0 ? [body(language.say('mix.notMeasured'))] : []),
    ...incomplete(report, mix, language),
  ]
}

/** What each layout carries when requests of several lengths come together; no section unless the plan asks for one. */
export const mixes = (report: Report, language: Language): readonly Section[] => {
  if (report.mixes.length === 0) return []
  return [
    {
      id: 'mix',
      title: language.say('section.mix'),
      blocks: [
        body(language.say('mix.text')),
        body(language.say('mix.assumption')),
        ...report.mixes.flatMap((mix) => blocksOf(report, mix, language)),
      ],
    },
  ]
}
