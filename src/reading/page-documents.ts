import type { Contents } from './documents.ts'
import { readJson } from './json.ts'

/** What the script of a page assigns: `window.benchmarks = [`. */
const assignment = /\bwindow\.(\w+)\s*=\s*(?=[[{])/g

const assigned = (text: string): readonly { readonly name: string; readonly value: unknown }[] =>
  [...text.matchAll(assignment)].flatMap((match) => {
    const outcome = readJson(text, match.index + match[0].length)
    return outcome.ok ? [{ name: match[1]!, value: outcome.value }] : []
  })

/** True for the beginning of a page that a result lies in, as GuideLLM writes it: other pages are of no use here. */
export const isResultPage = (beginning: string): boolean =>
  /^\s*<(?:!doctype html|html)\b/i.test(beginning) && /<title>\s*Guide ?LLM\b|window\.run_info\s*=/i.test(beginning)

/** The values that a page gives its scripts, as one object by their names; null for any other text. */
export const readPageDocument = (text: string): Contents | null => {
  if (!isResultPage(text)) return null
  const value = Object.fromEntries(assigned(text).map((one) => [one.name, one.value]))
  return Object.keys(value).length > 0 ? { documents: [{ kind: 'object', at: '', value }], problems: [] } : null
}
