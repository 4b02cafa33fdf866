import { visible } from './visible.ts'

/** What may begin a mark, a tag, an entity, a formula, a link or a cell, wherever it stands. */
const marks = /[\\`*_{}[\]<>|~$&@^]/g

/** What is a mark only where a line begins: headings, items of lists, rules, quotes. */
const leading = /^(?:[-+=#:]|(\d+)(?=[.)](?:\s|$)))/

/** What becomes an address or a picture: `https://…`, `www.…`, `:rocket:`. */
const addresses = /:(?=\/\/|[\w+-]+:)|(?<=\bwww)\./gi

const withoutMarks = (line: string): string =>
  line.replaceAll(marks, String.raw`\$&`).replaceAll(addresses, String.raw`\$&`)

const withoutLead = (line: string): string =>
  line.replace(leading, (mark, number: string | undefined) => (number === undefined ? `\\${mark}` : `${number}\\`))

/** A piece of a line of Markdown, in which nothing but its letters has a meaning; blanks at its ends stay. */
export const inLine = (text: string): string => withoutMarks(visible(text).replaceAll(/\s+/g, ' '))

/** Lines that pieces make: what begins one is no heading, list or quote. */
export const asLines = (text: string): string => text.split('\n').map(withoutLead).join('\n')

/** A text of the document or of somebody's file on one line of Markdown, in which nothing but its letters has a meaning. */
export const inline = (text: string): string =>
  visible(text)
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll('\t', ' ')
    .trim()
    .split('\n')
    .map((line) => withoutLead(withoutMarks(line)))
    .join('<br>')
