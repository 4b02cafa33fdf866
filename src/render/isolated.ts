import { visible } from '../visible.ts'

const rightToLeft = String.raw`[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]`

/** From the first to the last letter of a language that is written from right to left, as far as nothing else is between. */
const run = new RegExp(String.raw`${rightToLeft}(?:[\p{M}\s]*${rightToLeft})*`, 'gu')

/** Charts, tags, and the text between them. */
const piece = /<svg[\s>][^]*?<\/svg>|<[^>]*>|[^<]+/g

/** Isolated by marks that no reader sees, where no element can stand: in attributes and charts. */
const marked = (markup: string): string => markup.replace(run, '\u2068$&\u2069')

/**
 * A page on which nothing that a file says changes how what is around it reads: marks that steer the direction of text or
 * have no width are shown by their number, and words from right to left are isolated from the numbers beside them.
 */
export const isolated = (html: string): string => {
  const shown = visible(html)
  if (shown.search(run) === -1) return shown
  return shown.replace(piece, (part) => (part.startsWith('<') ? marked(part) : part.replace(run, '<bdi>$&</bdi>')))
}
