import { describe, expect, it } from 'vitest'
import { doubtTexts, layoutLines } from '../../src/commands/size-layout-text.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import type { SizedLayout } from '../../src/model/size.ts'
import { loadsOf } from '../../src/sizing/loads.ts'
import { sizeOf } from '../../src/sizing/size.ts'
import { someLayout, someQuestion } from '../sizing/some-question.ts'

const question = someQuestion()

const sized = (more: Partial<SizedLayout>) => {
  const layout = someLayout({ name: '1x H100', planned: { model: 'reported', arrivalRate: 18 }, ...more })
  return { ...layout, loads: loadsOf(layout, question), readings: [] }
}

describe('doubtTexts', () => {
  it.each<readonly [Locale, readonly string[]]>([
    ['en', ['contradictory results', 'limit not known', 'for 2,500 in / 300 out, as served']],
    ['ja', ['測定点に矛盾', '上限は未確認', '実際に処理した入力 2,500 / 出力 300 の場合']],
  ])('says what a report says against a limit: %s', (locale, texts) => {
    const served = { inputTokens: 2500, outputTokens: 300 }
    const layout = sized({ judged: true, doubts: ['contradiction', 'openLimit'], served })
    expect(doubtTexts(layout, createLanguage(locale))).toEqual(texts)
  })

  it('marks what nobody judged, but for typed numbers', () => {
    const language = createLanguage('en')
    expect(doubtTexts(sized({ judged: false }), language)).toEqual(['assumed: not judged'])
    expect(doubtTexts(sized({ judged: false, name: null }), language)).toEqual([])
    expect(doubtTexts(sized({ judged: true }), language)).toEqual([])
  })
})

it.each([
  [true, 'planning rate of the report'],
  [false, 'planning rate if the SLA holds at this load'],
])('a planning rate is one of the report where its limit was judged: %s', (judged, told) => {
  const lines = layoutLines(sized({ judged }), sizeOf(question, [], '0'), createLanguage('en'))
  expect(lines.filter((line) => line.includes(told))).toHaveLength(1)
})
