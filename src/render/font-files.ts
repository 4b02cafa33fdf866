import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { unpacked } from './woff.ts'

const require = createRequire(import.meta.url)

export const weights = [400, 700] as const
export type Weight = (typeof weights)[number]

/** One file of the font package, and which characters it is worth opening for. */
export interface FontFile {
  readonly name: string
  readonly mayHold: (character: string) => boolean
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u30ff\uff00-\uff65]/u

/** `U+a1-a4,U+a6` as a predicate. */
const inRanges = (ranges: string): FontFile['mayHold'] => {
  const bounds = ranges.split(',').map((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return [first, last] as const
  })
  return (character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return bounds.some(([first, last]) => first <= codePoint && codePoint <= last)
  }
}

/**
 * The files in the order to try them. `latin` and `japanese` hold nearly everything a report needs;
 * the symbols (≤ → ① ✓) are only in the numbered slices, whose ranges `unicode.json` declares.
 */
export const fontFiles = (): readonly FontFile[] => {
  const declared = readFileSync(require.resolve('@fontsource/biz-udpgothic/unicode.json'), 'utf8')
  const { latin = '', ...slices } = JSON.parse(declared) as Readonly<Record<string, string>>
  return [
    { name: 'latin', mayHold: inRanges(latin) },
    { name: 'japanese', mayHold: (character) => japanese.test(character) },
    ...Object.entries(slices).map(([key, ranges]) => ({ name: key.replace(/[[\]]/g, ''), mayHold: inRanges(ranges) })),
  ]
}

/**
 * A file of the package as a TrueType font. WOFF inflates ten times faster than WOFF2; and synchronously, since an
 * asynchronous read waits 0.2 s behind the WebAssembly compilation that subsetting starts.
 */
export const readFontFile = (name: string, weight: Weight): Buffer =>
  unpacked(readFileSync(require.resolve(`@fontsource/biz-udpgothic/files/biz-udpgothic-${name}-${weight}-normal.woff`)))
