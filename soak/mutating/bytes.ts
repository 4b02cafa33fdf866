import { altered, type Draw, type Mutation, taken } from './mutation.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A part of a text, at most `most` long. */
const part = (text: string, draw: Draw, most: number): readonly [from: number, to: number] => {
  const from = draw.below(text.length)
  return [from, Math.min(text.length, from + 1 + draw.below(most))]
}

const replaced = (text: string, [from, to]: readonly [number, number], by: string): string =>
  text.slice(0, from) + by + text.slice(to)

const flipped = (text: string, draw: Draw): Uint8Array => {
  const bytes = utf8(text)
  for (let times = 1 + draw.below(4); times > 0; times -= 1) bytes[draw.below(bytes.length)]! ^= 1 << draw.below(8)
  return bytes
}

const utf16 = (text: string, mark: boolean, big: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

/** Text between quotes, or a word, in an encoding that is not what the file says: half-width kana of Shift_JIS. */
const kana = (text: string, draw: Draw): Uint8Array => {
  const at = draw.below(text.length)
  return Buffer.concat([utf8(text.slice(0, at)), Buffer.from([0xb1, 0xb2, 0x83, 0x65]), utf8(text.slice(at))])
}

const hostile = [
  '\0',
  '\u202e',
  '\u200b',
  '\u001b[2J',
  '\uFEFF',
  '\u2028',
  '\r',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '0',
  '-',
  'e',
  '.',
] as const

/** What breaks a file as bytes, whatever its format. */
export const bytes: Readonly<Record<string, Mutation>> = {
  flipped: altered(flipped),
  inserted: altered((text, draw) => {
    const at = draw.below(text.length)
    return replaced(text, [at, at], draw.oneOf(hostile))
  }),
  cutMiddle: altered((text, draw) => replaced(text, part(text, draw, 200), '')),
  cutEnd: taken((text, draw) => text.slice(0, draw.below(text.length))),
  cutBeginning: taken((text, draw) => text.slice(draw.below(text.length))),
  repeatedPart: altered((text, draw) => {
    const [from, to] = part(text, draw, 400)
    return replaced(text, [to, to], text.slice(from, to))
  }),
  nul: taken((text, draw) => replaced(text, part(text, draw, 1), '\0')),
  noise: taken((text, draw) => Buffer.from(Array.from({ length: 1 + (text.length % 2000) }, () => draw.below(256)))),
  utf16: taken((text, draw) => utf16(text, draw.below(2) === 0, draw.below(2) === 0)),
  markTwice: taken((text) => `\uFEFF\uFEFF${text}`),
  latin1: altered((text) => Buffer.from(text.replace('invented', 'inventé'), 'latin1')),
  kana: altered(kana),
  carriageReturns: taken((text, draw) => text.replaceAll('\n', draw.oneOf(['\r', '\r\n', '\n\r', '\u0085']))),
  empty: taken((_, draw) => draw.oneOf(['', ' ', '\n', '{}', '[]', 'null', '0', '""'])),
}

/** Lines added to a file at once. */
export const mostLines = 5000

/** The same text many times, as a bomb unpacks to it; megabytes, so drawn seldom. */
export const bombs: Readonly<Record<string, Mutation>> = {
  deep: taken((text, draw) => {
    const [open, close] = draw.oneOf([
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"a":[', ']}]'],
      ['- ', ''],
      ['(', ')'],
    ] as const)
    const depth = draw.oneOf([600, 20_000, 200_000])
    return draw.below(2) === 0 ? open.repeat(depth) + text : open.repeat(depth) + text + close.repeat(depth)
  }),
  deepInside: taken((text, draw) => replaced(text, part(text, draw, 1), '['.repeat(draw.oneOf([600, 100_000])))),
  longLine: taken((text, draw) =>
    replaced(text, part(text, draw, 1), draw.oneOf(['x', '0', '"', ' ', ',', '\\', '|', '=']).repeat(1_000_000)),
  ),
  manyTimes: taken((text, draw) =>
    `${text}${draw.oneOf(['', '\n', ',', '\n\n'])}`.repeat(Math.min(200, Math.ceil(300_000 / text.length))),
  ),
  manyLines: taken((text, draw) => {
    const line = draw.oneOf(text.split('\n'))
    return `${text}\n${`${line.slice(0, 2000)}\n`.repeat(Math.min(mostLines, Math.ceil(300_000 / (line.length + 1))))}`
  }),
}
