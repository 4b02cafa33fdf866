import type { Table } from '../document/block.ts'
import { disclaimer } from '../document/body/scope.ts'
import type { Language } from '../i18n/language.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import { remark, sentences } from './parts.ts'
import { pick, tableIn } from './tables.ts'
import { frame } from './theme.ts'

const { body } = frame
const settingsHeight = 128
const noteHeight = 40
const gap = 12

/** A detail that is told of several questions is told of the first, and the others are counted. */
const briefRows = (table: Table, { say }: Language): Table => ({
  ...table,
  rows: table.rows.map((row) =>
    row.map((one) => {
      const [first = '', ...others] = one.text.split('\n')
      return others.length === 0
        ? one
        : { ...one, text: `${first}\n${say('body.list.more', { count: others.length })}` }
    }),
  ),
})

/** What may change the conclusion, and how to run what is recommended so that it stays within what was measured. */
export const risks = (subject: Subject): Draft => {
  const [table] = tablesOf(subject, 'risks')
  const [whole] = tablesOf(subject, 'operation')
  const settings =
    whole &&
    pick(
      whole,
      (
        [
          'decision.column.question',
          'decision.column.layout',
          'body.setting.limit',
          'body.setting.rate',
          'body.setting.output',
        ] as const
      ).map((id) => subject.say(id)),
    )
  const place = (y: number, height: number) => settings && tableIn(settings, { ...body, y, height }, subject)
  const measured = place(0, settingsHeight)
  const room = body.height - (measured ? measured.bottom + noteHeight + gap : 0)
  const above = table && tableIn(briefRows(table, subject), { ...body, height: room }, subject)
  const below = place(above ? above.bottom + gap : body.y, settingsHeight)
  const [first] = table?.rows ?? []
  return {
    id: 'risks',
    kicker: subject.say('slides.risks.kicker'),
    title: first
      ? subject.say('slides.risks.title', { count: table!.rows.length, risk: first[0]!.text })
      : subject.say(below ? 'slides.risks.none' : 'slides.risks.unjudged'),
    parts: [
      ...(above?.parts ?? []),
      ...(below?.parts ?? []),
      ...(below && whole
        ? [remark(whole.notes.join(' '), { ...body, y: below.bottom + 2, height: noteHeight - 2 })]
        : []),
      ...(above || below ? [] : sentences([disclaimer(subject)], body, subject)),
    ],
    told: [...(table && above ? [above.shown] : []), ...(settings && below ? [below.shown] : [])],
  }
}
