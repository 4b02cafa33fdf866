/** Marks that have no width or steer the direction of text, separators of lines, and controls but line break and tab. */
const hidden = /[\p{Cf}\u2028\u2029]|(?![\n\t])\p{Cc}/gu

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => String.raw`\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  )

/** A text with what would not be seen as its number, in the way of JSON: `\u202e`. JSON stays the same value. */
export const visible = (text: string): string => text.replace(hidden, escaped)

/** The same on one line. */
export const onOneLine = (text: string): string =>
  visible(text).replace(/[\n\t]/g, (control) => (control === '\n' ? String.raw`\n` : String.raw`\t`))
