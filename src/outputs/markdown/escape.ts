import { visible } from '../../visible.ts'

/** What may begin a mark, a tag, an entity, a formula, a link or a cell, wherever it stands. */
const marks = /[\\`*_{}[\]<>|~$&@^]/g

/** What is a mark only where a line begins: headings, items of lists, rules, quotes. */
const leading = /^(?:[-+=#:]|(\d+)(?=[.)](?:\s|$)))/

/** What becomes an address or a picture: `https://…`, `www.…`, `:rocket:`. */
const addresses = /:(?=\/\/|[\w+-]+:)|(?<=\bwww)\./gi

/** A text of the document or of somebody's file on one line of Markdown, in which nothing but its letters has a meaning. */
export const inline = (text: string): string =>
  visible(text)
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll('\t', ' ')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replaceAll(marks, String.raw`\$&`)
        .replaceAll(addresses, String.raw`\$&`)
        .replace(leading, (mark, number: string | undefined) => (number === undefined ? `\\${mark}` : `${number}\\`)),
    )
    .join('<br>')
