import { styleText } from 'node:util'
import { onOneLine, visible } from '../visible.ts'

/** How a terminal shows each style; nothing is lost where it shows none. */
const formats = { heading: 'bold', decided: 'bold', error: 'red', warning: 'yellow' } as const

export interface Styled {
  readonly text: string
  readonly style: keyof typeof formats
}

/** A line, or the parts of one. */
export type Line = string | readonly (string | Styled)[]

const partsOf = (line: Line): readonly (string | Styled)[] => (typeof line === 'string' ? [line] : line)

/** The words without their styles. */
export const plain = (line: Line): string =>
  partsOf(line)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('')

export const styled = (style: Styled['style'], text: string): Line => [{ style, text }]

/** The same with every mark that would end the line shown as what it is. */
export const oneLine = (line: Line): Line =>
  partsOf(line).map((part) => (typeof part === 'string' ? onOneLine(part) : { ...part, text: onOneLine(part.text) }))

/** What a terminal gets. A name out of a file must not steer it, and cannot: only a style does. */
export const painted = (line: Line, colours: boolean): string =>
  colours
    ? partsOf(line)
        .map((part) =>
          typeof part === 'string'
            ? visible(part)
            : styleText(formats[part.style], visible(part.text), { validateStream: false }),
        )
        .join('')
    : visible(plain(line))

/** Whether to use colours: as FORCE_COLOR or NO_COLOR says, or else as the terminal can. */
export const hasColours = (
  stream: { readonly hasColors?: (env?: object) => boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean => {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted } = env
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return !unwanted && stream.hasColors?.(env) === true
}
