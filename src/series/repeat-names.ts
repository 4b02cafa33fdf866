/**
 * What names of files and folders, and labels, say of repeats: words that mean "the same once more", and dates, which no
 * configuration is named by.
 */
const repeatWords =
  /^(?:run|rep|repeat|repetition|replicate|trial|iter|iteration|attempt|round|seed|pass|try|take|rerun|retry|again|redo|copy|first|second|third|fourth|last|st|nd|rd|th|day|week|date|time|timestamp)s?$/i

/** True for a word, without its number, by which people number repeats: `run`, `rep`, `seed`. */
export const isRepeatWord = (word: string): boolean => repeatWords.test(word)

const clock = String.raw`(?:[T_\- ]?(?:[01]\d|2[0-3])[-_:.h]?[0-5]\d(?:[-_:.m]?[0-5]\d)?(?:\.\d+)?)?(?:Z|[+-]\d{4})?`
const year = String.raw`20\d\d`
const month = String.raw`(?:0[1-9]|1[0-2])`
const day = String.raw`(?:0[1-9]|[12]\d|3[01])`
const names = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const alone = (source: string): string => String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`

/** 2026-09-01, 20260901_101500, 2026-09-01T10:15Z, 250914-101530, 1 Sep 2026, Sep-01, seconds or milliseconds since 1970. */
const dates = new RegExp(
  [
    alone(`${year}[-_.]?${month}[-_.]?${day}${clock}`),
    alone(String.raw`\d\d${month}${day}[-_]\d{4,6}`),
    alone(String.raw`(?:${year}[-_ ])?(?:${names})[a-z]*[-_ ]?\d{1,2}(?:[-_ ]?${year})?`),
    alone(String.raw`\d{1,2}[-_ ]?(?:${names})[a-z]*(?:[-_ ]?${year})?`),
    alone(String.raw`1[5-9]\d{8}(?:\d{3})?(?:\.\d+)?`),
  ].join('|'),
  'giu',
)

/** A text without the dates in it. */
export const withoutDates = (text: string): string => text.replaceAll(dates, ' ')

/** True for a label that names nothing but a repeat: `run-3`, `rep 2`, `seed=7`, a date. */
export const isRepeatName = (text: string): boolean => {
  const words = withoutDates(text)
    .split(/[\s_=.:#()-]+|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== '')
  return words.every((word, i) => isRepeatWord(word) || (/^\d+$/.test(word) && isRepeatWord(words[i - 1] ?? '')))
}
