import type { Paragraph } from '../slides/slide.ts'
import { bulletGap } from '../slides/theme.ts'
import { fill } from './colours.ts'
import { element, emu, escaped, valued } from './xml.ts'

/** Languages as Office names them. */
const langs: Readonly<Record<string, string>> = { ja: 'ja-JP', en: 'en-US' }

export const officeLang = (lang: string): string => langs[lang] ?? lang

const sides = { left: 'l', center: 'ctr', right: 'r' } as const

/** Hundredths of a point. */
export const hundredths = (points: number): number => Math.round(points * 100)

const properties = ({ align, bullet, size }: Paragraph): string =>
  element(
    'a:pPr',
    { algn: align && sides[align], ...(bullet ? { marL: emu(size), indent: -emu(size) } : {}) },
    ...(bullet
      ? [
          element('a:spcBef', valued('a:spcPts', hundredths(size * bulletGap))),
          element('a:buFont', { typeface: 'Arial' }),
          element('a:buChar', { char: '•' }),
        ]
      : [element('a:buNone')]),
  )

const run = (text: string, { size, bold, colour }: Paragraph, lang: string): string =>
  element(
    'a:r',
    element(
      'a:rPr',
      { lang: officeLang(lang), sz: hundredths(size), b: bold ? 1 : 0, dirty: 0 },
      fill(colour ?? 'ink'),
    ),
    element('a:t', escaped(text)),
  )

/** A paragraph; its own line breaks stay. */
export const paragraph = (one: Paragraph, lang: string): string => {
  const lines = one.text.split('\n').map((text) => run(text, one, lang))
  return element('a:p', properties(one), lines.join(element('a:br')))
}
