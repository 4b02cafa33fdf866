import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/i18n/language.ts'
import { locales, type Locale } from '../../src/i18n/locale.ts'

/** What is said by another word, and the ids of sentences in which it means something else or is explained. */
type Banned = readonly [word: RegExp, instead: string, allowed?: RegExp]

const banned: Readonly<Record<Locale, readonly Banned[]>> = {
  ja: [
    [/限度/, '基準値 of the SLA, 上限 of a load'],
    [/ヘッドルーム/, '余裕'],
    [/評価/, '等級', /^diagnosis\.H\.action$/],
    [/サービス水準/, 'SLA', /^(?:term\.sla\.meaning|help\.)/],
    [/リクエストレート|送出レート|投入/, '到着率'],
    [/安全帯/, 'SLA 適合範囲'],
    [/点推定/, 'what it means'],
    [/測定上限/, '測定した最大の負荷'],
    [/; |〕 /, '；, 、 or 。; no space after 〕'],
    [/\{(?:layout|base)\} \{\w+:count\} 台/, '{layout} を {servers:count} 台'],
    [/回答/, '応答'],
    [/枠/, '同時実行数, プール'],
    [/JPY/, '円'],
    [/上限を超え(?:る|てよい)確率/, '超過確率', /^(?:term\.overflow\.meaning|help\.)/],
  ],
  en: [
    [/requests\/s/, 'req/s'],
    [/\bservice level\b/i, 'SLA', /^(?:term\.sla\.meaning|help\.)/],
    [/SLA limit|limit on p\d/, 'SLA threshold'],
    [/\bkeeps? the SLA\b/, 'meets the SLA'],
    [/first wave/i, 'start-up burst'],
    [/safe zone/i, 'range within the SLA'],
    [/test limit/i, 'highest load measured'],
    [/point estimate/i, 'what it means'],
    [/\brouter\b/, 'load balancer'],
    [/\((?:so far)\)/, '(provisional)'],
    [/write-off/i, 'depreciation'],
    [/(?:probability|chance) of (?:exceeding|overflow)/i, 'overflow probability', /^help\./],
  ],
}

const cases = locales.flatMap((locale) =>
  banned[locale].map(([word, instead, allowed]) => ({ locale, word, instead, allowed })),
)

describe('one meaning has one word', () => {
  it.each(cases)('$locale: never $word but $instead', ({ locale, word, allowed }) => {
    const said = Object.entries(catalogs[locale]).filter(([id, text]) => word.test(text) && !allowed?.test(id))
    expect(said.map(([id, text]) => `${id}: ${text}`)).toEqual([])
  })
})

describe('the marks of numbers', () => {
  it.each(locales)('are each explained beside the assumptions in %s', (locale) => {
    const catalog = catalogs[locale]
    for (const nature of ['measured', 'synthetic', 'given', 'assumed', 'estimated'] as const)
      expect(catalog[`assumptions.${nature}`]).toContain(catalog[`nature.${nature}`])
  })
})
