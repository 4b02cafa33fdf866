const escapes = new RegExp(String.raw`\u001b\[[0-9;?]*[A-Za-z]`, 'g')

/** Text without the codes that colour a terminal and move its cursor. */
const withoutEscapes = (text: string): string => text.replaceAll(escapes, '')

/** Lines that say something, without the codes of a terminal; a bar that overwrites itself is several lines. */
export const plainLines = (text: string): readonly string[] => withoutEscapes(text).split(/[\r\n]+/)

/** Every line, so that they can be counted from the top of the file, without the codes of a terminal. */
export const countedLines = (text: string): readonly string[] => withoutEscapes(text).split(/\r\n|\n/)

/** The arguments of the last `Namespace(…)`, as Python prints them, texts in their quotes. */
export const namespaceIn = (text: string): readonly (readonly [string, string])[] => {
  const at = text.lastIndexOf('Namespace(')
  if (at === -1) return []
  const pairs = text.slice(at, at + 20_000).matchAll(/(\w{1,60})=('[^'\n]{0,500}'|[^,()\s]{1,500})/g)
  return Array.from(pairs, ([, name = '', value = '']) => [name, value] as const)
}
