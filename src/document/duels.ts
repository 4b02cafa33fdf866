import type { Language } from '../i18n/language.ts'
import type { Duel, Report, SingleStream } from '../model/report.ts'
import { type Block, body, type Cell, cell, left, note, right, type Section, table } from './block.ts'
import { meanCell } from './single-stream.ts'

/** Comparisons that the document shows; report.json has all. */
const shownAtMost = 12

const isRate = (metric: string): boolean => metric.endsWith('Rate')

const testOf = (report: Report, id: string): SingleStream => report.singleStream.find((one) => one.id === id)!

const duelTable = (report: Report, duel: Duel, language: Language): Block => {
  const [a, b] = [testOf(report, duel.a), testOf(report, duel.b)]
  const ref = `duels/${report.duels.indexOf(duel)}/metrics`
  const value = (test: SingleStream, metric: Duel['metrics'][number]['metric']): Cell =>
    meanCell(
      test.timings[metric],
      isRate(metric) ? 'rate' : 'latency',
      `singleStream/${report.singleStream.indexOf(test)}/timings/${metric}`,
      language,
    )
  const rows = duel.metrics.map(({ metric, difference, noise, winner }, i): readonly Cell[] => [
    cell(language.say(`single.metric.${metric}`), { header: true }),
    value(a, metric),
    value(b, metric),
    cell(language.value(difference, 'points'), { ref: `${ref}/${i}/difference` }),
    cell(noise === null ? language.say('notRecorded') : language.say('duel.noise', { noise }), {
      ref: `${ref}/${i}/noise`,
    }),
    cell(winner === null ? language.say('duel.open') : (winner === 'a' ? a : b).engine!),
  ])
  const columns = [
    left(language.say('column.metric')),
    right(a.engine!),
    right(b.engine!),
    right(language.say('duel.column.difference')),
    right(language.say('duel.column.noise')),
    left(language.say('duel.column.winner')),
  ]
  const caption = language.say('duel.table', { a: a.engine, b: b.engine, test: a.name ?? a.model ?? '' })
  return table(caption, columns, rows, { dense: true, notes: notesOf(a, b, duel, language) })
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
  return [
    {
      id: 'duels',
      title: language.say('section.duels'),
      blocks: [
        body(language.say('duel.text')),
        ...shown.map((duel) => duelTable(report, duel, language)),
        ...(more > 0 ? [note(language.say('duel.more', { count: more }))] : []),
      ],
    },
  ]
}
