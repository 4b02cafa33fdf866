import stringWidth from 'string-width'
import type { UserError } from '../errors.ts'
import { createLanguage, type Language } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Flags } from '../options.ts'
import type { World } from './index.ts'
import { oneLine, type Line, type Styled } from './styled.ts'

/** Spaces that keep a number and its unit on one line of a page; on a terminal, `grep` and copying miss them. */
const ordinary = (text: string): string => text.replaceAll('\u00a0', ' ')

/** The language of a page with the spaces of a keyboard. */
export const terminalLanguage = (locale: Locale): Language => createLanguage(locale, undefined, ordinary)

type Cell = string | Styled

/** A column of a table in the terminal, with what stands in it of each thing. */
export interface Column<Thing> {
  readonly head: string
  readonly right?: boolean
  readonly of: (thing: Thing) => Cell
}

/** Places that a text takes; most are plain, which is told at once. */
const widthOf = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text))

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

const padded = (cell: Cell, width: number, right: boolean): readonly Cell[] => {
  const space = ' '.repeat(Math.max(0, width - widthOf(textOf(cell))))
  return right ? [space, cell] : [cell, space]
}

/** Things below the heads of their columns, one line each, as wide as the widest cell; Japanese takes two places a letter. */
export const tableLines = <Thing>(things: readonly Thing[], columns: readonly Column<Thing>[]): readonly Line[] => {
  const rows = things.map((thing) => columns.map(({ of }) => of(thing)))
  const all = [columns.map(({ head }): Cell => ({ style: 'heading', text: head })), ...rows]
  const widths = columns.map((_, i) => all.reduce((widest, row) => Math.max(widest, widthOf(textOf(row[i]!))), 0))
  return all.map((row) => {
    const parts = row.flatMap((cell, i) => [i > 0 ? '  ' : '', ...padded(cell, widths[i]!, columns[i]!.right === true)])
    return parts.slice(0, parts.findLastIndex((part) => textOf(part).trim() !== '') + 1)
  })
}

/** More would scroll the first ones away. */
const mostShown = 20

const sentence = ({ code, values }: UserError, { say }: Language): string => {
  const told = say(`error.${code}`, values).trim()
  const { near } = values
  return near === undefined ? told : `${told} ${say('terminal.near', { near })}`
}

/** What a person reads of an error and those found with it: for each a sentence with place and remedy. */
export const sentencesOf = (error: UserError, locale: Locale): readonly string[] => {
  const language = terminalLanguage(locale)
  const all = [error, ...error.also]
  const more = all.length - mostShown
  return [
    ...all.slice(0, mostShown).map((one) => sentence(one, language)),
    ...(more > 0 ? [language.say('terminal.moreErrors', { count: more })] : []),
  ]
}

/** A result, as JSON where that is asked for. A name out of a file must not make a line of its own. */
export const printResult = ({ json }: Flags, world: World, value: unknown, lines: () => readonly Line[]): void => {
  if (json) world.out(JSON.stringify(value, null, 2))
  else for (const line of lines()) world.out(oneLine(line))
}
