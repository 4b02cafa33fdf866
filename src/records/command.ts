import type { Series } from '../model/report.ts'

/**
 * A name out of a file that may stand in a command: no control or format characters and no line ends, which would make a
 * terminal show another command than the one that is copied.
 */
export const isShowable = (text: string): boolean =>
  text.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(text)

/** What a person has to fill in. */
export const blank = (name: string): string => `<${name}>`

/** A value out of a file, or the blank where there is none that may be shown in a command. */
export const valueOr = (value: string | number | null, name: string): string =>
  value !== null && isShowable(String(value)) ? String(value) : blank(name)

/** An option with its value; a value that looks like an option is bound to it. */
export const option = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value]

/** Tokens of a prompt and of an answer as they are asked for; means that were only measured are left to the person. */
export const lengthsOf = ({ workload: { kind, inputTokens, outputTokens } }: Pick<Series, 'workload'>) => {
  const asked = (tokens: number | null, name: string): string => valueOr(kind === 'nominal' ? tokens : null, name)
  return { input: asked(inputTokens, 'INPUT_LEN'), output: asked(outputTokens, 'OUTPUT_LEN') }
}
