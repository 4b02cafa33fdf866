import type { Table } from '../document/block.ts'
import { conditionsByKind, ofQuestions, weakestName } from '../document/decision-text.ts'
import { type Draft, type Subject, tablesOf, upTo } from './draft.ts'
import { heading, headingHeight, sentences } from './parts.ts'
import { tableIn } from './tables.ts'
import { frame } from './theme.ts'

/** Each kind of condition once, in the words of the first question that it is said of, with how many more there are. */
const conditionTexts = ({ report, language }: Subject): readonly string[] =>
  [...conditionsByKind(report, language).values()].map((group) => {
    const { decision, text } = group[0]!
    const same = group.filter((one) => one.text === text).map((one) => one.decision)
    const said = same.length === report.decisions.length ? text : ofQuestions(report, text, [decision], language)
    const count = group.length - (said === text ? group.length : 1)
    return count > 0 ? language.say('slides.conditions.others', { text: said, count }) : said
  })

const isAssumed = (row: Table['rows'][number]): boolean => row.some(({ nature }) => nature === 'assumed')

const titleOf = (conditions: readonly string[], table: Table | undefined, { report, language }: Subject): string => {
  const weakest = report.decisions.map((one) => weakestName(report, one, language)).find((name) => name !== null)
  const count = conditions.length
  if (count > 0 && weakest) return language.say('slides.conditions.weakest', { parameter: weakest, count })
  if (count > 0) return language.say('slides.conditions.some', { count })
  const assumed = table?.rows.filter(isAssumed).length ?? 0
  return assumed === 0
    ? language.say('slides.conditions.given')
    : language.say('slides.conditions.none', { assumed, all: table?.rows.length })
}

const { body } = frame

/** What the answer holds under, and what it takes for true. */
export const conditions = (subject: Subject): Draft => {
  const { language } = subject
  const texts = conditionTexts(subject)
  const [table] = tablesOf(subject, 'assumptions')
  const width = texts.length > 0 ? 400 : 0
  const right = { ...body, x: body.x + width + (width > 0 ? 20 : 0), width: body.width - width - (width > 0 ? 20 : 0) }
  const under = { y: body.y + headingHeight, height: body.height - headingHeight }
  const placed = table && tableIn(table, { ...right, ...under }, language, 2)
  return {
    id: 'conditions',
    kicker: language.say('slides.conditions.kicker'),
    title: titleOf(texts, table, subject),
    parts: [
      ...(texts.length > 0
        ? [
            heading(language.say('slides.conditions.head'), { ...body, width }),
            ...sentences(texts, { ...body, ...under, width }, language, { bullet: true }),
          ]
        : []),
      heading(language.say('section.assumptions'), right),
      ...(placed?.parts ?? []),
    ],
    told: table && placed ? [upTo(table, placed.shown)] : [],
    charted: [],
  }
}
