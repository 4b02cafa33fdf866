import type { Language } from '../i18n/language.ts'
import type { Duel, Report, SingleStream } from '../model/report.ts'
import { type Block, body, cell, note, type Section, sectionOf, tableOf } from './block.ts'
import { meanCell } from './single-stream.ts'
import { columnsIn } from './columns.ts'

/** Comparisons that the document shows; report.json has all. */
const shownAtMost = 12

type Compared = Duel['metrics'][number]

const isRate = (metric: string): boolean => metric.endsWith('Rate')

const testOf = (report: Report, id: string): SingleStream => report.singleStream.find((one) => one.id === id)!

const duelTable = (report: Report, duel: Duel, language: Language): Block => {
  const [a, b] = [testOf(report, duel.a), testOf(report, duel.b)]
  const ref = `duels/${report.duels.indexOf(duel)}/metrics`
  const { left, right, headed, number } = columnsIn<Compared>(report, language, (_, i) => `${ref}/${i}`)
  const timed = (test: SingleStream) =>
    headed(test.engine!, ({ metric }) => {
      const place = `singleStream/${report.singleStream.indexOf(test)}/timings/${metric}`
      return meanCell(test.timings[metric], isRate(metric) ? 'rate' : 'latency', place, language)
    })
  const columns = [
    left('column.metric', ({ metric }) => cell(language.say(`single.metric.${metric}`), { header: true })),
    timed(a),
    timed(b),
    number('duel.column.difference', 'difference', 'points'),
    right('duel.column.noise', ({ noise }, i) =>
      cell(noise === null ? language.say('notRecorded') : language.say('duel.noise', { noise }), {
        ref: `${ref}/${i}/noise`,
      }),
    ),
    left('duel.column.winner', ({ winner }) =>
      cell(winner === null ? language.say('duel.open') : (winner === 'a' ? a : b).engine!),
    ),
  ]
  const caption = language.say('duel.table', { a: a.engine, b: b.engine, test: a.name ?? a.model ?? '' })
  return tableOf(caption, duel.metrics, columns, { dense: true, notes: notesOf(a, b, duel, language) })
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
export const duels = (report: Report, language: Language): readonly Section[] => {
  const shown = report.duels.slice(0, shownAtMost)
  const more = report.duels.length - shown.length
  if (shown.length === 0) return []
  return sectionOf('duels', language.say('section.duels'), [
    body(language.say('duel.text')),
    shown.map((duel) => duelTable(report, duel, language)),
    more > 0 && note(language.say('duel.more', { count: more })),
  ])
}
