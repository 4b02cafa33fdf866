import type { Report } from '../../src/model/report.ts'
import type { Problem } from '../../src/model/source.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { factsOn, somePlan } from '../builders.ts'
import { elsewhere, stated } from './elsewhere.ts'
import { someReport } from './some-report.ts'

/** Text that would break out of HTML, attributes, CSS, templates, Vega expressions, JSON or a terminal. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '</style><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  '"}}{{constructor.constructor}}',
  '{{#each sections}}{{title}}{{/each}}',
  "datum['x'] + event.x; toString()",
  String.raw`\\22 \22;} @import url(http://example.com/a.css); a{`,
  '<!-- -->]]>&amp;&lt;&#x27;',
  'url(http://example.com/beacon.png)',
  '${process.env.HOME} %s %d',
] as const

export const unusualTexts = [
  '𠮷野家 𩸽 🚀👩‍👩‍👧 GPU',
  'שרת מהיר (GPU)',
  'خادم ‏سريع‎ ١٢٣',
  'lone \ud83d surrogate \ude80',
  'control \u0000\u0007\u001b[31m\u0085\u2028\u2029 end',
  'zero\u200bwidth\u2060 \ufeffmark e\u0301 か\u3099',
  '--',
  '`backtick` = equals',
] as const

const problemWith = (text: string): readonly Problem[] => [
  { code: 'unreadableFile', where: '', values: { reason: text } },
  { code: 'brokenJson', where: `line:1`, values: { line: 1, column: 2, near: text } },
  { code: 'otherTool', where: text, values: { tool: text } },
]

/** The same text wherever a file or a plan can put one. */
export const named = (texts: readonly string[]): Report => {
  const runs = texts.flatMap((text, i) =>
    elsewhere(someSweep('pf'), { ...factsOn(1 + i), model: stated(text), gpu: stated(text), engine: stated(text) }, i, {
      path: `${text}/${i}.json`,
      settings: { [text]: text, dtype: `${text}${i}` },
      tokenizer: text,
      backend: text,
      date: text,
      synthetic: text,
    }),
  )
  const localText = { ja: texts.join(' '), en: texts.join(' ') }
  return someReport(runs, {
    plan: { ...somePlan(), title: localText, customer: localText, author: texts.join(' ') },
    problems: Object.fromEntries(texts.map((text) => [`bad/${text}.json`, problemWith(text)])),
  })
}
