import { withoutDates } from './repeat-names.ts'

/** A word of a path, with its number where it has one: `deploy-a`, `gmu090`, `fp8`, `16.0qps`, `01`. */
export interface PathWord {
  /** The word without its value, the same in all paths that state another: `deploy#`, `gmu#`, `fp#`, `#qps`, `#`. */
  readonly key: string
  /** The number, letter or switch that goes with it; empty for a word alone. */
  readonly value: string
  readonly text: string
  /** It names a folder and not a file. */
  readonly folder: boolean
  /** Which part of the path it stands in. */
  readonly part: number
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu
const piece = /\p{L}[\p{L}_]*=[^-_/,\s]+|[\p{L}\p{N}]+(?:\.\p{N}[\p{L}\p{N}]*)*/gu
const value = /^(?:\d+(?:\.\d+)*|\p{L}|true|false|on|off|none|yes|no|enabled|disabled|inf|infinity|unlimited)$/iu
const word = /^\p{L}{2,}$/u

/** `deploy` `a` and `conc` `16` belong together: a word, and the number, letter or switch behind it. */
const joined = (part: string): readonly (readonly [string, string | null])[] => {
  const pieces = withoutDates(part.replaceAll(uuid, ' ')).match(piece) ?? []
  return pieces.flatMap((one, i): readonly (readonly [string, string | null])[] => {
    const before = pieces[i - 1]
    const isValue = (at: number): boolean =>
      at > 0 && value.test(pieces[at] ?? '') && word.test(pieces[at - 1] ?? '') && !value.test(pieces[at - 1] ?? '')
    if (isValue(i) && before !== undefined) return []
    return [[one, isValue(i + 1) ? pieces[i + 1]! : null]]
  })
}

/** One for several: `users` is `user`. */
const singular = (stem: string): string => stem.replace(/(?<=\p{L}{3})s$/u, '')

const wordOf = ([name, own]: readonly [string, string | null], folder: boolean, part: number): PathWord => {
  const text = own === null ? name : `${name}-${own}`
  const place = { text, folder, part }
  const lower = name.toLowerCase()
  if (own !== null) return { key: `${singular(lower)}#`, value: own.toLowerCase(), ...place }
  const setting = /^(.+)=(.+)$/.exec(lower)
  if (setting) return { key: `${setting[1]}#`, value: setting[2]!, ...place }
  const unlimited = /^(\p{L}*?)inf(?:inity)?(\p{L}*)$/u.exec(lower)
  if (unlimited && /^(?:|q|r|rate|qps|rps|rr|reqrate|req)$/.test(`${unlimited[1]}${unlimited[2]}`))
    return { key: `${unlimited[1]}#${unlimited[2]}`, value: 'inf', ...place }
  if (/^\d+(?:\.\d+){2,}$/.test(lower)) return { key: 'version#', value: lower, ...place }
  const numbers = lower.match(/\d+(?:\.\d+)*/g) ?? []
  const key = singular(lower.replaceAll(/\d+(?:\.\d+)*/g, '#'))
  return { key, value: numbers.join(' '), ...place }
}

/** The words of a path without its ending, dates and identifiers; a bare number is told by which of them it is. */
export const wordsOf = (path: string): readonly PathWord[] => {
  const parts = path.replace(/\.\p{L}[\p{L}\p{N}]*$/u, '').split('/')
  const ending = /\.(\p{L}[\p{L}\p{N}]*)$/u.exec(path)?.[1]?.toLowerCase()
  const words = parts.flatMap((part, i) => joined(part).map((one) => wordOf(one, i < parts.length - 1, i)))
  const last = { folder: false, part: parts.length - 1 }
  return ending === undefined ? words : [...words, { key: `.${ending}`, value: '', text: ending, ...last }]
}
