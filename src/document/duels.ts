import type { Language } from '../i18n/language.ts'
import type { Duel, Report, SingleStream } from '../model/report.ts'
import { type Block, body, cell, note, type Section, sectionOf, tableOf } from './block.ts'
import { meanCell } from './single-stream.ts'
import { columnsIn } from './columns.ts'
import type { Edition } from './edition.ts'

/** Comparisons that the document shows; report.json has all. */
const shownAtMost = 12

type Compared = Duel['metrics'][number]

const isRate = (metric: string): boolean => metric.endsWith('Rate')

const testOf = (report: Report, id: string): SingleStream => report.singleStream.find((one) => one.id === id)!

const duelTable = (edition: Edition, duel: Duel): Block => {
  const { report } = edition
  const [a, b] = [testOf(report, duel.a), testOf(report, duel.b)]
  const ref = `duels/${report.duels.indexOf(duel)}/metrics`
  const { named, left, right, headed, number } = columnsIn<Compared>(edition, (_, i) => `${ref}/${i}`)
  const timed = (test: SingleStream) =>
    headed(test.engine!, ({ metric }) => {
      const place = `singleStream/${report.singleStream.indexOf(test)}/timings/${metric}`
      return meanCell(test.timings[metric], isRate(metric) ? 'rate' : 'latency', place, edition)
    })
  const columns = [
    named('column.metric', ({ metric }) => edition.say(`single.metric.${metric}`)),
    timed(a),
    timed(b),
    number('duel.column.difference', 'difference', 'points'),
    right('duel.column.noise', ({ noise }, i) =>
      cell(noise === null ? edition.say('notRecorded') : edition.say('duel.noise', { noise }), {
        ref: `${ref}/${i}/noise`,
      }),
    ),
    left('duel.column.winner', ({ winner }) =>
      winner === null ? edition.say('duel.open') : (winner === 'a' ? a : b).engine!,
    ),
  ]
  const caption = edition.say('duel.table', { a: a.engine, b: b.engine, test: a.name ?? a.model ?? '' })
  return tableOf(caption, duel.metrics, columns, { dense: true, notes: notesOf(a, b, duel, edition) })
}

const differenceText = (
  a: SingleStream,
  b: SingleStream,
  what: Duel['differs'][number],
  language: Language,
): string => {
  const value = (test: SingleStream): string | number | null =>
    what === 'outputTokens' ? test.tokens.output : test[what]
  const text = (test: SingleStream): string => {
    const own = value(test)
    if (own === null) return language.say('notRecorded')
    return typeof own === 'number' ? language.value(own, 'number') : own
  }
  return language.say('duel.differs', { what: language.say(`duel.differs.${what}`), a: text(a), b: text(b) })
}

const notesOf = (a: SingleStream, b: SingleStream, { differs }: Duel, language: Language): readonly string[] => [
  ...differs.map((what) => differenceText(a, b, what, language)),
  ...(differs.includes('quantisation') ? [language.say('duel.quantisation')] : []),
]

/** Engines on the same test, metric by metric: who is better beyond the noise of the repeats, and what else differs. */
export const duels = (edition: Edition): readonly Section[] => {
  const shown = edition.report.duels.slice(0, shownAtMost)
  const more = edition.report.duels.length - shown.length
  if (shown.length === 0) return []
  return sectionOf('duels', edition.say('section.duels'), [
    body(edition.say('duel.text')),
    shown.map((duel) => duelTable(edition, duel)),
    more > 0 && note(edition.say('duel.more', { count: more })),
  ])
}
